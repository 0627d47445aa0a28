/** The road to the lab: when to go, in what order, and what to do when it is closed. One journey at a time a device. */
import { type ClockReading, measure } from '../domain/clock';
import type { Store } from '../store';
import { Backoff } from './backoff';
import { sendPhotos } from './blobs';
import { pullOnce } from './pull';
import { Gauge, pushOnce, type Surroundings } from './push';
import { NoAnswer, Refusal, type Wire } from './wire';

export type Trouble = 'no_network' | 'sign_in' | 'blocked' | 'lab_busy' | 'disk_full' | 'lab_error';

export interface RoadState {
  travelling: boolean;
  trouble: Trouble | null;
  /** When the lab last answered properly, on this page. */
  reached_at: string | null;
}

export interface RoadParts {
  store: Store;
  wire: Wire;
  around: Surroundings;
  clock: () => ClockReading;
  /** What the lab may know about this device, see status in docs/wire.md. */
  report: () => Promise<Record<string, unknown>>;
  backoff?: Backoff;
  lock?: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

const IDLE_MS = 60_000;
/** With something waiting, or a desk watching for arrivals, a minute is long. */
const WATCHFUL_MS = 15_000;

export class Road {
  state: RoadState = { travelling: false, trouble: null, reached_at: null };
  private readonly gauge = new Gauge();
  private readonly backoff: Backoff;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again = false;
  private stopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: RoadParts) {
    this.backoff = parts.backoff ?? new Backoff();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The person's tap: at once, whatever the back-off says, and what was set aside gets another chance. */
  async now(): Promise<void> {
    await this.takeUp(() => true);
    await this.soon();
  }

  /** A save, or the network coming back. */
  async soon(): Promise<void> {
    this.backoff.reset();
    await this.travel();
  }

  private async takeUp(which: (why: string) => boolean): Promise<void> {
    for (const entry of await this.parts.store.outbox.waiting()) {
      if (entry.set_aside !== null && which(entry.set_aside)) await this.parts.store.outbox.setAside(entry.op_id, null);
    }
  }

  /** Goes on by itself from here: start, return to the page, network, timer. The timer is the one that never fails. */
  start(): () => void {
    this.stopped = false;
    const go = (): void => void this.soon();
    const seen = (): void => {
      if (document.visibilityState === 'visible') go();
    };
    addEventListener('online', go);
    document.addEventListener('visibilitychange', seen);
    void this.now();
    return () => {
      this.stopped = true;
      clearTimeout(this.timer);
      removeEventListener('online', go);
      document.removeEventListener('visibilitychange', seen);
    };
  }

  async travel(): Promise<void> {
    if (this.state.travelling) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.tell({ travelling: true });
    const wait = await this.attempt();
    this.tell({ travelling: false });
    if (this.stopped) return;
    if (this.again) {
      this.again = false;
      return this.travel();
    }
    this.timer = setTimeout(() => void this.travel(), wait);
  }

  private async attempt(): Promise<number> {
    const lock = this.parts.lock ?? withLock;
    try {
      await lock(() => this.journey());
      this.backoff.reset();
      return (await this.parts.store.outbox.count()).operations > 0 ? WATCHFUL_MS : IDLE_MS;
    } catch (error) {
      this.tell({ trouble: troubleOf(error) });
      const at_least = error instanceof Refusal ? (error.retry_after_s ?? 0) * 1000 : 0;
      return this.backoff.next(at_least);
    }
  }

  /** Operations, then the photos they speak of, then what the lab has to say. */
  private async journey(): Promise<void> {
    const { store, wire } = this.parts;
    await this.takeUp((why) => why === 'retry');
    while (await this.pushAndMark());
    await sendPhotos(store, wire);
    while ((await this.pullAndMark()).more);
    const durable = await store.meta.find('durable');
    if (durable) await store.outbox.release(durable);
    await wire.json('/api/v1/sync/status', { method: 'POST', body: await this.parts.report() });
    await store.meta.remember('last_sync_at', this.parts.around.now().toISOString());
  }

  private async pushAndMark(): Promise<boolean> {
    const { store, wire, around } = this.parts;
    const before = this.parts.clock();
    const { answer, moved } = await pushOnce(store, wire, this.gauge, around);
    if (answer) {
      await this.reached(answer.server_time, before);
      await store.photos.wanted(answer.want_blobs ?? []);
      if (answer.durable) await store.meta.remember('durable', answer.durable);
    }
    return moved;
  }

  private async pullAndMark(): Promise<{ more: boolean }> {
    const before = this.parts.clock();
    const { more, server_time } = await pullOnce(this.parts.store, this.parts.wire);
    await this.reached(server_time, before);
    return { more };
  }

  private async reached(server_time: string, before: ClockReading): Promise<void> {
    await this.parts.store.meta.rememberQuietly('clock', measure(server_time, before, this.parts.clock()));
    this.tell({ trouble: null, reached_at: this.parts.around.now().toISOString() });
  }

  private tell(news: Partial<RoadState>): void {
    this.state = { ...this.state, ...news };
    for (const listener of this.listeners) listener();
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof NoAnswer) return 'no_network';
  if (!(error instanceof Refusal)) return 'lab_error';
  if (error.status === 401) return error.code === 'device_revoked' ? 'blocked' : 'sign_in';
  if (error.status === 403) return 'blocked';
  if (error.status === 429 || error.status === 503) return 'lab_busy';
  if (error.status === 507) return 'disk_full';
  return error.status === 410 ? 'lab_busy' : 'lab_error';
}

/** Only one tab travels; without Web Locks the server's dedup still holds. */
async function withLock<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('sync', { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
