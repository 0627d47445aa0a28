/** For a database that does not answer: a page that is gone for people may still hold it. Loaded only then. */
import type { StoreNames } from 'idb';
import { type Db, KNOCK, type Schema } from './shape';

/**
 * WebKit lets a page that waits in its back-forward cache keep a transaction open, and with it everybody else out. Only
 * asking for an upgrade makes it close that page's connection; the upgrade itself is taken back, so that nothing changes.
 */
export function knock(name: string, most_wait_ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, most_wait_ms);
    const asked = indexedDB.open(name, KNOCK);
    asked.onupgradeneeded = () => asked.transaction?.abort();
    asked.onerror = (event) => {
      event.preventDefault();
      resolve();
    };
  });
}

/** What a record needs: asked for when nothing is known of what did not answer. */
const NEEDED: StoreNames<Schema>[] = ['outbox', 'meta'];

/** Asks anew, of the same stores and in the same way, what did not come back. */
export async function ask(db: Db, { objectStoreNames, mode }: Partial<IDBTransaction>): Promise<void> {
  const stores = objectStoreNames ? ([...objectStoreNames] as StoreNames<Schema>[]) : NEEDED;
  const tx = db.transaction(stores, mode === 'readonly' ? mode : 'readwrite');
  await Promise.all([...stores.map((name) => tx.objectStore(name).count()), tx.done]);
}
