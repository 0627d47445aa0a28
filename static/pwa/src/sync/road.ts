/** The road to the lab: when to go, and what to do when it is closed. One journey at a time a device. */
import type { ClockReading } from '../domain/clock';
import type { Store } from '../store';
import { Backoff } from './backoff';
import type { Traveller } from './journey';
import type { Surroundings } from './push';
import { type Trouble, troubleOf } from './trouble';
import { Refusal, type Wire } from './wire';

export interface RoadState {
  travelling: boolean;
  trouble: Trouble | null;
  /** When the lab last answered properly, on this page. */
  reached_at: string | null;
  /** When it will be tried again by itself. */
  next_at: string | null;
}

export interface RoadParts {
  store: Store;
  wire: Wire;
  around: Surroundings;
  clock: () => ClockReading;
  /** What the lab may know about this device, see status in docs/wire.md. */
  report: () => Promise<Record<string, unknown>>;
  isSpaceShort?: () => Promise<boolean>;
  /** Theirs who share this phone goes too; told how this person's own journey ended. Never throws. */
  colleagues?: (stumble: unknown) => Promise<void>;
  /** The lab has stopped this device and has all it held. */
  onParted?: () => Promise<void>;
  backoff?: Backoff;
  lock?: Lock;
}

type Lock = <T>(name: 'sync' | 'listen', work: () => Promise<T>) => Promise<T | undefined>;

const IDLE_MS = 60_000;
/** With something waiting, or a desk watching for arrivals, a minute is long. */
const WATCHFUL_MS = 15_000;

export class Road {
  state: RoadState = { travelling: false, trouble: null, reached_at: null, next_at: null };
  private readonly backoff: Backoff;
  private readonly lock: Lock;
  private traveller: Promise<Traveller> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ear: AbortController | null = null;
  private again = false;
  private stopped = false;
  /** The lab asked to be left alone until then; a person's tap may break it, a save may not. */
  private quiet_until = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: RoadParts) {
    this.backoff = parts.backoff ?? new Backoff();
    const lock = parts.lock ?? withLock;
    this.lock = (name, work) => lock(name, () => parts.store.ground.heard(work()));
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The person's tap: at once, whatever the back-off says, and what was set aside gets another chance. */
  async now(): Promise<void> {
    await this.parts.store.ground.heard(this.there().then((traveller) => traveller.takeUp(() => true))).catch(() => undefined);
    this.quiet_until = 0;
    await this.soon();
  }

  /** A save, or the network coming back. */
  async soon(): Promise<void> {
    this.ear?.abort();
    if (Date.now() < this.quiet_until) return;
    this.backoff.reset();
    await this.travel();
  }

  /** The comparison of what is held with what the lab holds, by a tap. */
  async check(): Promise<void> {
    const traveller = await this.there();
    await this.lock('sync', () => traveller.check());
    await this.soon();
  }

  /** Goes on by itself from here: start, return to the page, network, timer. The timer is the one that never fails. */
  start(): () => void {
    this.stopped = false;
    const go = (): void => void this.soon();
    const seen = (): void => {
      if (document.visibilityState === 'visible') go();
      else this.ear?.abort();
    };
    addEventListener('online', go);
    document.addEventListener('visibilitychange', seen);
    void this.now();
    return () => {
      this.stopped = true;
      this.ear?.abort();
      clearTimeout(this.timer);
      removeEventListener('online', go);
      document.removeEventListener('visibilitychange', seen);
    };
  }

  async travel(): Promise<void> {
    if (this.stopped) return;
    if (this.state.travelling) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.tell({ travelling: true, next_at: null });
    const wait = await this.attempt();
    this.tell({ travelling: false });
    if (this.again) {
      this.again = false;
      return this.travel();
    }
    this.rest(wait);
    if (this.state.trouble === null) void this.listen();
  }

  private rest(wait: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.travel(), wait);
    if (this.state.trouble) this.tell({ next_at: new Date(Date.now() + wait).toISOString() });
  }

  private async attempt(): Promise<number> {
    try {
      const traveller = await this.there();
      await this.lock('sync', async () => {
        const stumble = await traveller.travel().then(() => null, (error: unknown) => ({ error }));
        await this.parts.colleagues?.(stumble?.error);
        if (stumble) throw stumble.error;
      });
      this.backoff.reset();
      return (await this.parts.store.ground.heard(this.parts.store.outbox.count())).operations > 0 ? WATCHFUL_MS : IDLE_MS;
    } catch (error) {
      return this.stumbled(error);
    }
  }

  private stumbled(error: unknown): number {
    this.tell({ trouble: troubleOf(error) });
    if (!(error instanceof Refusal)) return this.backoff.next();
    const at_least = (error.retry_after_s ?? 0) * 1000;
    this.quiet_until = Date.now() + at_least;
    // Every phone of the lab meets a 410 or a full house at the same moment: they must not come back together.
    return [410, 503].includes(error.status) ? this.backoff.nextApart(at_least) : this.backoff.next(at_least);
  }

  /** While the page is seen, the lab's news is waited for, one wait a device; the timer runs on beside it. */
  private async listen(): Promise<void> {
    if (!isSeen() || this.stopped || this.ear) return;
    const ear = new AbortController();
    this.ear = ear;
    const heard = await this.lock('listen', async () => (await this.there()).listen(ear.signal)).catch((error: unknown) => {
      if (!ear.signal.aborted) this.rest(this.stumbled(error));
      return false;
    });
    this.ear = null;
    if (heard === true && !ear.signal.aborted && !this.state.travelling) void this.listen();
  }

  /** Fetched when the first journey sets out, and again when that failed. */
  private there(): Promise<Traveller> {
    this.traveller ??= import('./journey').then(
      ({ Traveller: Made }) => new Made(this.parts, (news) => this.tell(news)),
      (error: unknown) => {
        this.traveller = null;
        throw error;
      },
    );
    return this.traveller;
  }

  private tell(news: Partial<RoadState>): void {
    this.state = { ...this.state, ...news };
    for (const listener of this.listeners) listener();
  }
}

const isSeen = (): boolean => typeof document !== 'undefined' && document.visibilityState === 'visible';

/** Works, and says so to whoever asks whether this tab still lives. */
async function heard<T>(name: string, work: () => Promise<T>): Promise<T> {
  const ear = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`turn-${name}`) : null;
  if (ear) ear.onmessage = () => ear.postMessage('here');
  return work().finally(() => ear?.close());
}

/** Only one tab travels; without Web Locks the server's dedup still holds. */
async function withLock<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  if (!('locks' in navigator)) return work();
  let made: Promise<T> | undefined;
  const begin = (lock: unknown): unknown => lock && (made = heard(name, work)).catch(() => undefined);
  // Taken away while this tab slept: what it was doing goes on all the same.
  await navigator.locks.request(name, { ifAvailable: true }, begin).catch(() => undefined);
  if (made || name === 'listen') return made;
  return (await (await import('./turn')).isAbandoned(name)) ? navigator.locks.request(name, { steal: true }, () => heard(name, work)) : undefined;
}
