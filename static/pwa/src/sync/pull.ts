/** Pull: the lab's documents into the replica, rows and cursor together. */
import type { Collection } from '../domain/document';
import { PROTO } from '../domain/operation';
import type { Store } from '../store';
import { sha256 } from '../store/fingerprint';
import type { DurableMark } from '../store/meta';
import { NoAnswer, Refusal, type Wire } from './wire';

interface Change {
  collection: Collection;
  id: string;
  rev: number;
  pos: number;
  doc: string | null;
  doc_sha256: string | null;
}
interface ChangesAnswer {
  proto: string;
  server_time: string;
  cursor: string;
  more: boolean;
  durable?: Record<string, DurableMark>;
  changes: Change[];
}

/** One page of changes; true when there are more. */
export async function pullOnce(store: Store, wire: Wire): Promise<{ more: boolean; server_time: string }> {
  const cursor = await store.meta.find('cursor');
  const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const answer = await wire.json<ChangesAnswer>(`/api/v1/sync/changes?limit=500${query}`).catch(async (error: unknown) => {
    if (error instanceof Refusal && error.status === 410) await startOver(store);
    throw error;
  });
  if (answer.proto !== PROTO || !Array.isArray(answer.changes)) throw new NoAnswer('not an answer of the lab');
  await store.documents.takeIn(await Promise.all(answer.changes.map(checked)), answer.cursor);
  if (answer.durable) await store.meta.remember('durable', answer.durable);
  return { more: answer.more, server_time: answer.server_time };
}

/** 410: the lab's history is another than the one this device saw. What is held goes again; the outbox itself stays. */
async function startOver(store: Store): Promise<void> {
  await store.outbox.sendAgain();
  await store.documents.startOver();
}

async function checked(change: Change): Promise<{ collection: Collection; id: string; rev: number; pos: number; doc: unknown }> {
  const { collection, id, rev, pos, doc } = change;
  if (doc === null) return { collection, id, rev, pos, doc: null };
  if ((await sha256(doc)) !== change.doc_sha256) throw new NoAnswer(`${collection} ${id} came damaged`);
  return { collection, id, rev, pos, doc: JSON.parse(doc) as unknown };
}
