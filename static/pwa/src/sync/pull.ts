/** Pull: the lab's documents into the replica, rows and cursor together. */
import type { Collection } from '../domain/document';
import { PROTO } from '../domain/operation';
import type { Store } from '../store';
import { sha256 } from '../store/fingerprint';
import type { DurableMark } from '../store/meta';
import { type Asking, NoAnswer, Refusal, type Wire } from './wire';

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
  heads?: Record<string, DurableMark>;
  durable?: Record<string, DurableMark>;
  changes: Change[];
}

export interface Pulled {
  more: boolean;
  server_time: string;
  /** How many documents came. */
  came: number;
}

/** Asks the lab to answer when there is something, at most after so many seconds. */
export interface Patience {
  wait_s: number;
  signal: AbortSignal;
}

const asked = ({ wait_s, signal }: Patience): Asking => ({ signal, timeout_ms: (wait_s + 15) * 1000 });

/** One page of changes. */
export async function pullOnce(store: Store, wire: Wire, patience?: Patience): Promise<Pulled> {
  const cursor = await store.meta.find('cursor');
  const witness = await store.meta.find('witness');
  const query = (cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`)
    + (witness ? `&seen=${witness.pos}:${witness.hash.slice(0, 16)}` : '') + (patience ? `&wait=${patience.wait_s}` : '');
  const answer = await wire.json<ChangesAnswer>(`/api/v1/sync/changes?limit=500${query}`, patience && asked(patience)).catch(async (error: unknown) => {
    if (error instanceof Refusal && error.status === 410) await (await import('./starting-over')).startOver(store);
    throw error;
  });
  if (answer.proto !== PROTO || !Array.isArray(answer.changes)) throw new NoAnswer('not an answer of the lab', 'stranger');
  await store.documents.takeIn(await Promise.all(answer.changes.map(checked)), answer.cursor, { cursor });
  if (answer.durable) await keepDurable(store, answer.durable);
  for (const head of Object.values(answer.heads ?? {})) await keepWitness(store, head);
  return { more: answer.more, server_time: answer.server_time, came: answer.changes.length };
}

/** The lab's word on what its backups cover. Screens show it, so they are told only when it has moved. */
export async function keepDurable(store: Store, durable: Record<string, DurableMark>): Promise<void> {
  const known = await store.meta.find('durable');
  if (JSON.stringify(known) !== JSON.stringify(durable)) await store.meta.remember('durable', durable);
}

/** The furthest head of the journal that was seen; a later look must find it again. */
export async function keepWitness(store: Store, head: DurableMark | undefined): Promise<void> {
  const known = await store.meta.find('witness');
  if (head && head.pos > (known?.pos ?? 0)) await store.meta.rememberQuietly('witness', { pos: head.pos, hash: head.hash });
}

async function checked(change: Change): Promise<{ collection: Collection; id: string; rev: number; pos: number; doc: unknown }> {
  const { collection, id, rev, pos, doc } = change;
  if (doc === null) return { collection, id, rev, pos, doc: null };
  if ((await sha256(doc)) !== change.doc_sha256) throw new NoAnswer(`${collection} ${id} came damaged`, 'damaged');
  return { collection, id, rev, pos, doc: JSON.parse(doc) as unknown };
}
