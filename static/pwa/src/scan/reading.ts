/** One event for all ways a label gets in: camera, keyboard-wedge scanner, typing. */

export interface Reading {
  text: string;
  how: 'camera' | 'wedge' | 'typed';
}
export type OnReading = (reading: Reading) => void;

/** Counts a code when it was read twice running, and locks it until it has left the frame. */
export class Steady {
  private last = '';
  private locked = '';
  private empty = 0;

  constructor(private readonly frames_to_unlock = 6) {}

  see(text: string): string | null {
    if (text === '') {
      this.last = '';
      this.empty += 1;
      if (this.empty >= this.frames_to_unlock) this.locked = '';
      return null;
    }
    this.empty = 0;
    const twice = text === this.last;
    this.last = text;
    if (!twice || text === this.locked) return null;
    this.locked = text;
    return text;
  }
}
