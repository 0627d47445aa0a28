/**
 * A mark made with the store and kept in localStorage too. When the mark is there and the store is empty, the browser
 * has thrown the store away, and with it what had not been sent: that must be said, not passed over.
 */
import { newId } from './domain/identity';
import type { Store } from './store';

const KEY = 'fieldsample-born';
const LOST = 'fieldsample-lost';

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Private modes may refuse it; then nothing can be told.
  }
}

function note(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** At start: whether the store is another than the one this browser began with. */
export async function lookAtBirth(store: Store): Promise<void> {
  const born = await store.meta.find('born');
  const outside = remembered(KEY);
  if (born === undefined && outside !== null) note(LOST, new Date().toISOString());
  if (born !== undefined && born === outside) return;
  const fresh = born ?? newId();
  if (born === undefined) await store.meta.rememberQuietly('born', fresh);
  note(KEY, fresh);
}

/** When the loss was found; null once it was told and understood. */
export const lostAt = (): string | null => remembered(LOST);

export function lossUnderstood(): void {
  try {
    localStorage.removeItem(LOST);
  } catch {
    // As above.
  }
}
