/** The outbox: what this device said and the lab has not yet made durable. Nothing leaves it but on the server's word. */
import type { IDBPTransaction } from 'idb';
import type { Collection } from '../domain/document';
import { newId } from '../domain/identity';
import type { Act, Operation, OperationAnswer } from '../domain/operation';
import { keysOf, shelfKey } from './documents';
import { sha256 } from './fingerprint';
import type { DeliveryRow, Ground, OutboxEntry, Schema } from './ground';
import type { Watch } from './watch';

/** Who says it, and what the clock knew at that moment. */
export interface Witness {
  lab_id: string;
  device_id: string;
  actor: string;
  device_time: string;
  mono_ms: number;
  clock_offset_ms: number | null;
  clock_offset_age_s: number | null;
}

/** What is written in the same transaction as the operations. */
export interface Alongside {
  records?: { collection: Collection; id: string; doc: unknown }[];
  deliveries?: Omit<DeliveryRow, 'state' | 'offset'>[];
  finished_draft?: string;
  /** A number that was looked up before: taken with the rest, or all of it fails with NumberTaken. */
  number?: { counter: string; value: number };
}

/** Another tab has taken that number meanwhile: nothing was saved, look again. */
export class NumberTaken extends Error {}

async function takeNumber(tx: OutboxTx, { counter, value }: NonNullable<Alongside['number']>): Promise<void> {
  const meta = tx.objectStore('meta');
  const last = ((await meta.get(`count:${counter}`)) as number | undefined) ?? 0;
  if (last !== value - 1) throw new NumberTaken(counter);
  await meta.put(value, `count:${counter}`);
}

export interface OutboxCount {
  operations: number;
  refused: number;
  photos: number;
  oldest_at: string | null;
}

type Unnumbered = Omit<Operation, 'device_seq'>;
const STORES = ['outbox', 'meta', 'documents', 'deliveries', 'drafts'] as const;
type OutboxTx = IDBPTransaction<Schema, (typeof STORES)[number][], 'readwrite'>;

function writeAlongside(tx: OutboxTx, person: string, { records = [], deliveries = [], finished_draft }: Alongside, writes: Promise<unknown>[]): void {
  for (const { collection, id, doc } of records) {
    writes.push(tx.objectStore('documents').put({ person, collection, id, doc, rev: 0, pos: 0, local: true, keys: keysOf(collection, doc) }));
  }
  for (const delivery of deliveries) writes.push(tx.objectStore('deliveries').put({ ...delivery, person, state: 'waiting', offset: 0 }));
  if (finished_draft) writes.push(tx.objectStore('drafts').delete(finished_draft));
}

async function aborted(tx: OutboxTx, writes: Promise<unknown>[]): Promise<void> {
  try {
    tx.abort();
  } catch {
    // It has already ended by itself.
  }
  await Promise.allSettled([...writes, tx.done]);
}

async function bodied(act: Act, witness: Witness): Promise<Unnumbered> {
  const body = JSON.stringify(act.body);
  const { device_id: _, ...evidence } = witness;
  return {
    ...evidence,
    op_id: act.op_id ?? newId(),
    schema: 1,
    kind: act.kind,
    subject: act.subject,
    body,
    body_sha256: await sha256(body),
    blobs: act.blobs ?? [],
    sig: null,
  };
}

export class Outbox {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly person = '',
  ) {}

  /** Saves records and queues their operations, all or nothing. Bodies are hashed before the transaction opens. */
  async add(acts: Act[], witness: Witness, alongside: Alongside = {}): Promise<Operation[]> {
    const bodies = await Promise.all(acts.map((act) => bodied(act, witness)));
    const tx = (await this.ground.db()).transaction([...STORES], 'readwrite', { durability: 'strict' });
    const writes: Promise<unknown>[] = [];
    try {
      const counter = `seq:${witness.device_id}`;
      let seq = ((await tx.objectStore('meta').get(counter)) as number | undefined) ?? 0;
      const operations = bodies.map((body) => ({ ...body, device_seq: ++seq }) satisfies Operation);
      if (alongside.number) await takeNumber(tx, alongside.number);
      writes.push(tx.objectStore('meta').put(seq, counter));
      operations.forEach((operation, i) => writes.push(tx.objectStore('outbox').add(entryOf(operation, witness.device_id, acts[i]))));
      writeAlongside(tx, this.person, alongside, writes);
      // From here on it is kept, even when the page is left this very moment.
      tx.commit();
      await Promise.all([...writes, tx.done]);
      for (const { collection, id, doc } of alongside.records ?? []) this.ground.shelf.put(shelfKey(this.person, collection), id, doc);
      this.watch.touched();
      return operations;
    } catch (error) {
      // A value that cannot be stored throws before the database knows: without this, what went before it would be kept.
      await aborted(tx, writes);
      throw error;
    }
  }

  /** What waits, oldest first. */
  async waiting(limit?: number): Promise<OutboxEntry[]> {
    return (await this.ground.db()).getAllFromIndex('outbox', 'by_state', 'waiting', limit);
  }

  /** The last words of this device, whatever became of them, in the order they were said. */
  async latest(many: number): Promise<OutboxEntry[]> {
    const tx = (await this.ground.db()).transaction('outbox');
    const last = await tx.store.openKeyCursor(null, 'prev');
    return last ? tx.store.getAll(IDBKeyRange.lowerBound(last.primaryKey - many, true)) : [];
  }

  async refused(): Promise<OutboxEntry[]> {
    return (await this.ground.db()).getAllFromIndex('outbox', 'by_state', 'refused');
  }

  /** All that this device still holds about one record, in the order it was said. */
  async about(id: string): Promise<OutboxEntry[]> {
    return (await this.ground.db()).getAllFromIndex('outbox', 'by_about', id);
  }

  async count(): Promise<OutboxCount> {
    const db = await this.ground.db();
    const [operations, refused, photos, oldest] = await Promise.all([
      db.countFromIndex('outbox', 'by_state', 'waiting'),
      db.countFromIndex('outbox', 'by_state', 'refused'),
      db.countFromIndex('deliveries', 'by_state', 'waiting'),
      db.getFromIndex('outbox', 'by_state', 'waiting'),
    ]);
    return { operations, refused, photos, oldest_at: oldest?.queued_at ?? null };
  }

  /** What waits of this store's own person, where several share the phone. */
  async countOwn(): Promise<OutboxCount> {
    if (!this.person) return this.count();
    const own = (await this.waiting()).filter(({ operation }) => operation.actor === this.person);
    const photos = await (await this.ground.db()).getAllFromIndex('deliveries', 'by_state', 'waiting');
    return {
      operations: own.length, refused: 0, oldest_at: own[0]?.queued_at ?? null,
      photos: photos.filter(({ person }) => person === this.person).length,
    };
  }

  /** Takes in the server's answers; one counts only for the very bytes this device holds. */
  async acknowledge(answers: OperationAnswer[], at: string): Promise<number> {
    const tx = (await this.ground.db()).transaction('outbox', 'readwrite', { durability: 'strict' });
    let taken = 0;
    for (const answer of answers) {
      const entry = await tx.store.index('by_op_id').get(answer.op_id);
      if (entry?.operation.body_sha256 !== answer.body_sha256 || answer.status === 'retry') continue;
      const state = answer.status === 'quarantined' ? 'refused' : 'sent';
      await tx.store.put({ ...entry, state, answer, answered_at: at, set_aside: null });
      taken += 1;
    }
    await tx.done;
    this.watch.touched();
    return taken;
  }

  async setAside(op_id: string, why: string | null): Promise<void> {
    const tx = (await this.ground.db()).transaction('outbox', 'readwrite');
    const entry = await tx.store.index('by_op_id').get(op_id);
    if (entry) await tx.store.put({ ...entry, set_aside: why });
    await tx.done;
    this.watch.touched();
  }

  /** The lab's history changed: all that is still held goes again. The server's dedup makes this free. */
  async sendAgain(which: (op_id: string) => boolean = () => true): Promise<void> {
    const tx = (await this.ground.db()).transaction('outbox', 'readwrite', { durability: 'strict' });
    for (let at = await tx.store.openCursor(); at; at = await at.continue()) {
      if (at.value.state !== 'waiting' && which(at.value.op_id)) await at.update({ ...at.value, state: 'waiting', set_aside: null });
    }
    await tx.done;
    this.watch.touched();
  }
}

function entryOf(operation: Operation, device_id: string, act: Act | undefined): OutboxEntry {
  return {
    shape: 1,
    device_id,
    op_id: operation.op_id,
    operation,
    state: 'waiting',
    about: act?.about ?? operation.subject,
    queued_at: operation.device_time,
    answer: null,
    answered_at: null,
    set_aside: null,
  };
}
