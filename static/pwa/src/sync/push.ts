/** Push: operations to the lab, oldest first. One that the lab cannot take never holds up the others. */
import { type Operation, type OperationAnswer, PROTO } from '../domain/operation';
import type { OutboxEntry, Store } from '../store';
import type { DurableMark } from '../store/meta';
import { checkReceipt } from './receipt';
import { NoAnswer, Refusal, type Wire } from './wire';

export interface PushAnswer {
  proto: string;
  server_time: string;
  results: OperationAnswer[];
  receipt?: { lab_id: string; pos: number; hash: string; sig: string };
  durable?: Record<string, DurableMark>;
  want_blobs?: string[];
  limits?: { max_ops: number; max_bytes: number };
}

export interface Surroundings {
  device_id: string;
  person_id: string;
  app_build: string;
  now: () => Date;
  mono: () => number;
}

const STUMBLES_BEFORE_BISECT = 3;

/** How much goes in one request; shrinks when the lab stumbles, so that the poison is sent alone. */
export class Gauge {
  ops = 100;
  bytes = 512 * 1024;
  private stumbles = 0;
  private at: string | null = null;

  fits(entries: OutboxEntry[]): OutboxEntry[] {
    const batch: OutboxEntry[] = [];
    let bytes = 500;
    for (const entry of entries.slice(0, this.ops)) {
      bytes += new TextEncoder().encode(JSON.stringify(entry.operation)).length + 1;
      if (batch.length > 0 && bytes > this.bytes) break;
      batch.push(entry);
    }
    return batch;
  }

  halve(batch: OutboxEntry[]): void {
    this.ops = Math.max(1, Math.floor(batch.length / 2));
  }

  /** True when the same batch has failed often enough to be cut in two. */
  stumbled(batch: OutboxEntry[]): boolean {
    const first = batch[0]?.op_id ?? null;
    this.stumbles = first === this.at ? this.stumbles + 1 : 1;
    this.at = first;
    if (this.stumbles < STUMBLES_BEFORE_BISECT) return false;
    this.stumbles = 0;
    return true;
  }

  went(limits: PushAnswer['limits']): void {
    this.at = null;
    this.ops = limits?.max_ops ?? 100;
    this.bytes = limits?.max_bytes ?? this.bytes;
  }
}

/** A portal's HTML, another service's JSON, a cut body: none of them acknowledges anything. */
function proper(answer: unknown): answer is PushAnswer {
  const { proto, results } = (answer ?? {}) as Partial<PushAnswer>;
  return proto === PROTO && Array.isArray(results);
}

export interface Pushed {
  answer: PushAnswer | null;
  /** Something went or was set aside, so that it is worth asking for the next batch at once. */
  moved: boolean;
}

/** Sends one batch. Throws NoAnswer or Refusal when nothing can go now. */
export async function pushOnce(store: Store, wire: Wire, gauge: Gauge, around: Surroundings): Promise<Pushed> {
  const batch = gauge.fits((await store.outbox.waiting()).filter((entry) => mayGo(entry, around)));
  if (batch.length === 0) return { answer: null, moved: false };
  try {
    const answer = await wire.json<unknown>('/api/v1/sync/push', { method: 'POST', body: bodyOf(batch, around) });
    if (!proper(answer)) throw new NoAnswer('not an answer of the lab', 'stranger');
    await checkReceipt(store, wire, answer);
    const taken = await store.outbox.acknowledge(answer.results, around.now().toISOString());
    gauge.went(answer.limits);
    await setAsideUntaken(store, batch, answer);
    return { answer, moved: taken > 0 };
  } catch (error) {
    if (await shrink(store, gauge, batch, error)) return { answer: null, moved: true };
    throw error;
  }
}

/** What another person said on this phone waits until that person signs in here again: only they may deliver it. */
export const isOthers = (entry: OutboxEntry, person_id: string): boolean => entry.operation.actor !== person_id;

const mayGo = (entry: OutboxEntry, around: Surroundings): boolean => entry.set_aside === null && !isOthers(entry, around.person_id);

/** As it was said; one of an earlier enrolment names it. */
export const asSent = ({ operation, device_id }: OutboxEntry, sender: string): Operation & { device_id?: string } =>
  device_id === sender || device_id === '' ? operation : { ...operation, device_id };

const bodyOf = (batch: OutboxEntry[], around: Surroundings): unknown => ({
  proto: PROTO,
  device_id: around.device_id,
  app_build: around.app_build,
  device_now: around.now().toISOString(),
  mono_ms: Math.round(around.mono()),
  ops: batch.map((entry) => asSent(entry, around.device_id)),
});

/** `retry` means not stored: it steps back until the next round so that the others go on. */
async function setAsideUntaken(store: Store, batch: OutboxEntry[], answer: PushAnswer): Promise<void> {
  const held_here = new Set(batch.map(({ op_id }) => op_id));
  for (const { op_id, status, reason } of answer.results) {
    if (status !== 'retry' || !held_here.has(op_id)) continue;
    await store.outbox.setAside(op_id, reason === 'server_too_old' ? reason : 'retry');
  }
}

/** Whether the batch was made smaller, or its last one set aside, so that a next try makes sense at once. */
async function shrink(store: Store, gauge: Gauge, batch: OutboxEntry[], error: unknown): Promise<boolean> {
  if (!(error instanceof Refusal)) return false;
  const too_large = error.status === 413;
  const poison = error.status === 400 || (error.status >= 500 && ![503, 507].includes(error.status));
  if (!too_large && !(poison && gauge.stumbled(batch))) return false;
  if (batch.length > 1) gauge.halve(batch);
  else if (batch[0]) await store.outbox.setAside(batch[0].op_id, too_large ? 'too_large' : 'server_stumbles');
  return true;
}
