/**
 * PINs of a shared phone. A lock, not encryption: what is stored is a slow salted hash, and the records beside it are as
 * readable as before to somebody who takes the phone's storage apart. Wrong tries cost growing pauses, never a record.
 */
import type { Ground, PinRow, TriesRow } from './ground';
import type { Watch } from './watch';

export const ITERATIONS: number = 310_000;
export const PIN_FORM = /^\d{4,8}$/;
/** After every third wrong try; the last one from then on. */
export const PAUSES_MS = [30_000, 120_000, 600_000];
export const TRIES_BEFORE_PAUSE = 3;

const NONE: TriesRow = { wrong: 0, left_ms: 0 };

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
}

function isSame(one: ArrayBuffer, other: ArrayBuffer): boolean {
  const [a, b] = [new Uint8Array(one), new Uint8Array(other)];
  return a.length === b.length && a.reduce((differs, byte, i) => differs | (byte ^ (b[i] ?? 0)), 0) === 0;
}

export class Pins {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly iterations = ITERATIONS,
  ) {}

  async has(person: string): Promise<boolean> {
    return (await (await this.ground.db()).getKey('pins', person)) !== undefined;
  }

  async set(person: string, pin: string, set_at: string): Promise<void> {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const row: PinRow = { salt, hash: await hashOf(pin, salt, this.iterations), iterations: this.iterations, set_at };
    const tx = (await this.ground.db()).transaction(['pins', 'tries'], 'readwrite', { durability: 'strict' });
    await Promise.all([tx.objectStore('pins').put(row, person), tx.objectStore('tries').delete(person), tx.done]);
    this.watch.touched();
  }

  async forget(person: string): Promise<void> {
    const tx = (await this.ground.db()).transaction(['pins', 'tries'], 'readwrite');
    await Promise.all([tx.objectStore('pins').delete(person), tx.objectStore('tries').delete(person), tx.done]);
    this.watch.touched();
  }

  async tries(person: string): Promise<TriesRow> {
    return (await (await this.ground.db()).get('tries', person)) ?? NONE;
  }

  /** Whether it is theirs. The try is counted before it is looked at: a page killed in between wins nothing. */
  async fits(person: string, pin: string): Promise<boolean> {
    const db = await this.ground.db();
    const [row, { wrong, left_ms }] = [await db.get('pins', person), await this.tries(person)];
    if (!row || left_ms > 0) return false;
    const now_wrong = wrong + 1;
    const pause = now_wrong % TRIES_BEFORE_PAUSE === 0 ? (PAUSES_MS[now_wrong / TRIES_BEFORE_PAUSE - 1] ?? 600_000) : 0;
    await db.put('tries', { wrong: now_wrong, left_ms: pause }, person);
    const is_right = isSame(await hashOf(pin, row.salt, row.iterations), row.hash);
    if (is_right) await db.delete('tries', person);
    this.watch.touched();
    return is_right;
  }

  /** The lock screen has been open so long; only that wears a pause down, so that neither a reload nor a moved clock does. */
  async waited(person: string, ms: number): Promise<void> {
    const tx = (await this.ground.db()).transaction('tries', 'readwrite');
    const row = (await tx.store.get(person)) ?? NONE;
    if (row.left_ms > 0) await tx.store.put({ ...row, left_ms: Math.max(0, row.left_ms - ms) }, person);
    await tx.done;
    this.watch.touched();
  }
}
