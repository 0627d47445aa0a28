/** A scanner that types. Told from a person by its speed; read by key position, so that an input method cannot garble it. */
import { halfWidth } from '../domain/label';
import type { OnReading } from './reading';

const FASTEST_PERSON_MS = 35;
const SHORTEST = 6;
/** Scanners fire twice; a person does not scan two labels within this time. */
const DEAF_MS = 300;

/** The character of a key's place on the board: KeyA → A, Digit7 → 7, whatever language is on. */
export function characterOf(event: Pick<KeyboardEvent, 'code' | 'key'>): string {
  const place = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(event.code);
  if (place) return place[1] ?? place[2] ?? '';
  if (event.code === 'Minus' || event.code === 'NumpadSubtract') return '-';
  return event.key.length === 1 ? halfWidth(event.key) : '';
}

/** Collects keys that come faster than fingers; Enter or Tab ends a reading. */
export class WedgeEar {
  private text = '';
  private last_at = 0;
  private deaf_until = 0;

  /** The finished text, or null while more may come. */
  hear(event: Pick<KeyboardEvent, 'code' | 'key'>, at: number): string | null {
    const gap = at - this.last_at;
    this.last_at = at;
    if (event.key === 'Enter' || event.key === 'Tab' || event.code === 'Enter' || event.code === 'Tab') return this.finish(at, gap);
    const character = characterOf(event);
    if (character === '') return null;
    this.text = gap > FASTEST_PERSON_MS ? character : this.text + character;
    return null;
  }

  /** Whether the keys just heard came at a scanner's speed. */
  get hears_scanner(): boolean {
    return this.text.length >= 3;
  }

  private finish(at: number, gap: number): string | null {
    const { text } = this;
    this.text = '';
    if (text.length < SHORTEST || gap > FASTEST_PERSON_MS * 3 || at < this.deaf_until) return null;
    this.deaf_until = at + DEAF_MS;
    return text;
  }
}

/** Listens on the whole page; returns how to stop. */
export function listenWedge(onReading: OnReading): () => void {
  const ear = new WedgeEar();
  const onKey = (event: KeyboardEvent): void => {
    // A scanner holds Shift at most: Ctrl+A before fast typing is a person's, and no part of a code.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // isComposing is not a reason to stop listening: the key's place is right even while an input method is at work.
    const text = ear.hear(event, event.timeStamp);
    if (text === null) return;
    event.preventDefault();
    onReading({ text, how: 'wedge' });
  };
  addEventListener('keydown', onKey, true);
  return () => removeEventListener('keydown', onKey, true);
}
