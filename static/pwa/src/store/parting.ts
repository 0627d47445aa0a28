/** One person's part leaves a shared phone: what they were told, what they had begun, and what the lab has of theirs. */
import type { Store } from '.';
import { type Db, ownKey, PERSONAL } from './ground';
import { visitsOf } from './visits';

const STORES = ['auth', 'pins', 'tries', 'meta', 'documents', 'drafts', 'outbox', 'deliveries', 'photos'] as const;

interface Begun {
  photos?: { sha256: string }[];
}

function removeThose<T>(rows: { openCursor: () => Promise<Cursor<T> | null> }, is: (row: T) => boolean): Promise<void> {
  const walk = async (): Promise<void> => {
    for (let at = await rows.openCursor(); at; at = await at.continue()) if (is(at.value)) await at.delete();
  };
  return walk();
}
interface Cursor<T> {
  value: T;
  delete: () => Promise<void>;
  continue: () => Promise<Cursor<T> | null>;
}

const photosOf = (body: unknown): string[] => ((body as Begun | null)?.photos ?? []).map(({ sha256 }) => sha256);

/** Photos of drafts and of what was delivered; none that still waits to go. */
async function ownPhotos(db: Db, person: string): Promise<string[]> {
  const drafts = (await db.getAll('drafts')).filter((row) => row.person === person);
  const sent = (await db.getAllFromIndex('deliveries', 'by_state', 'sent')).filter((row) => row.person === person);
  return [...drafts.flatMap(({ body }) => photosOf(body)), ...sent.map(({ sha256 }) => sha256)];
}

/** Nothing that waits for the lab is ever among it, whoever said it. */
export async function forgetPerson(store: Store, person: string): Promise<void> {
  const db = await store.ground.db();
  const photos = await ownPhotos(db, person);
  const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
  for (const name of ['auth', 'pins', 'tries'] as const) await tx.objectStore(name).delete(person);
  for (const key of PERSONAL) await tx.objectStore('meta').delete(ownKey(key, person));
  await tx.objectStore('meta').delete(visitsOf(person));
  await removeThose(tx.objectStore('documents'), (row) => row.person === person);
  await removeThose(tx.objectStore('drafts'), (row) => row.person === person);
  await removeThose(tx.objectStore('outbox'), (row) => row.operation.actor === person && row.state !== 'waiting');
  await removeThose(tx.objectStore('deliveries'), (row) => row.person === person && row.state !== 'waiting');
  for (const sha256 of photos) await tx.objectStore('photos').delete(sha256);
  await tx.done;
  store.ground.shelf.clear();
  store.watch.touched();
}
