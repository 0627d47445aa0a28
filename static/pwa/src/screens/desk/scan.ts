/** What a scan at the desk means, before anything is looked up: a label, a second firing, or something to refuse. */
import { type LabelFault, readScanned, readTyped, shown } from '../../domain/label';

export interface DeskReading {
  text: string;
  how: 'camera' | 'wedge' | 'typed';
}
export type RefusedWhy = LabelFault | 'command';

export type Heard =
  | { kind: 'label'; code: string; scan_mode: 'scanned' | 'manual' }
  | { kind: 'again'; code: string }
  | { kind: 'refused'; why: RefusedWhy; shown: string }
  | { kind: 'ignored' };

/** Scanners fire twice, and hands shake. */
export const DEAF_MS = 400;
/** The same text within this time is the same pull of the trigger (custody, part 7). */
export const TWICE_MS = 500;

const ADDRESS = /^\s*[a-z][a-z0-9+.-]*:/i;
/** Command codes begin with UU, which no label does. They command nothing on this screen. */
const COMMAND = /^\s*UU/i;

function judged({ text, how }: DeskReading, prefix: string): Heard {
  if (COMMAND.test(text)) return { kind: 'refused', why: 'command', shown: shown(text) };
  if (ADDRESS.test(text)) return { kind: 'refused', why: 'address', shown: shown(text) };
  const reading = how === 'camera' ? readScanned(text, prefix) : readTyped(text, prefix);
  if (!reading.ok) return { kind: 'refused', why: reading.fault, shown: reading.shown };
  return { kind: 'label', code: reading.code, scan_mode: how === 'typed' ? 'manual' : 'scanned' };
}

/** Listens to readings one after another; `at` is a time in ms that only ever grows. */
export class DeskEar {
  private heard_at = -Infinity;
  private text = '';

  constructor(private readonly prefix: string) {}

  /** `current` is the label on the screen that nobody has decided on yet. */
  hear(reading: DeskReading, at: number, current: string | null): Heard {
    if (this.isDeaf(at) || (reading.text === this.text && at - this.heard_at < TWICE_MS)) return { kind: 'ignored' };
    this.heard_at = at;
    this.text = reading.text;
    const heard = judged(reading, this.prefix);
    return heard.kind === 'label' && heard.code === current ? { kind: 'again', code: heard.code } : heard;
  }

  /** An Enter within this time is a scanner's own, not a person's yes. */
  isDeaf(at: number): boolean {
    return at - this.heard_at < DEAF_MS;
  }
}
