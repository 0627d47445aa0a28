/** One journey to the lab and back: operations, their photos, then the lab's news. Loaded when the first one sets out. */
import { type ClockReading, measure } from '../domain/clock';
import type { Remembered } from '../store';
import type { RoadParts, RoadState } from './road';
import { sendPhotos } from './blobs';
import { keepDurable, keepWitness, type Pulled, pullOnce } from './pull';
import { Gauge, pushOnce } from './push';
import { Refusal } from './wire';

type Tell = (news: Partial<RoadState>) => void;

/** A slow answer says little about the moment the lab looked at its clock. */
const QUICK_MS = 5000;
/** The lab answers a waiting pull after this many seconds at the latest. */
const WAIT_S = 25;

export class Traveller {
  private readonly gauge = new Gauge();

  constructor(
    private readonly parts: RoadParts,
    private readonly tell: Tell,
  ) {}

  /** What was set aside gets another chance. */
  async takeUp(which: (why: string) => boolean): Promise<void> {
    const { outbox } = this.parts.store;
    for (const { op_id, set_aside } of await outbox.waiting()) {
      if (set_aside !== null && which(set_aside)) await outbox.setAside(op_id, null);
    }
  }

  async travel(): Promise<void> {
    const { store, wire, around } = this.parts;
    await this.takeUp((why) => why === 'retry');
    await this.deliver();
    try {
      while ((await this.pull()).more);
    } catch (error) {
      if (isRevoked(error)) await this.partForGood();
      throw error;
    }
    if (isDue(await store.meta.find('checked'), around.now())) await this.check();
    await this.letGo();
    await wire.json('/api/v1/sync/status', { method: 'POST', body: await this.parts.report() });
    await store.meta.remember('last_sync_at', around.now().toISOString());
  }

  /** Everything that waits, by the road it takes. A second round when the lab wants a photo again. */
  private async deliver(): Promise<void> {
    const { store, wire, around } = this.parts;
    while (await this.push());
    const large = (await store.outbox.waiting()).some(({ set_aside }) => set_aside === 'too_large');
    if (large) await (await import('./rescue')).rescueLarge(store, wire, around);
    await sendPhotos(store, wire);
  }

  private async push(): Promise<boolean> {
    const { store, wire, around } = this.parts;
    const before = this.parts.clock();
    const { answer, moved } = await pushOnce(store, wire, this.gauge, around);
    if (answer) {
      await this.reached(answer.server_time, before);
      await store.photos.wanted(answer.want_blobs ?? []);
      if (answer.durable) await keepDurable(store, answer.durable);
      await keepWitness(store, answer.receipt);
    }
    return moved;
  }

  private async pull(): Promise<Pulled> {
    const before = this.parts.clock();
    const pulled = await pullOnce(this.parts.store, this.parts.wire);
    await this.reached(pulled.server_time, before);
    return pulled;
  }

  /** Waits for news. False when the lab answered at once with nothing: it has too many who wait, and the timer serves. */
  async listen(signal: AbortSignal): Promise<boolean> {
    const { store, wire } = this.parts;
    const since = this.parts.clock().mono_ms;
    const { came, more } = await pullOnce(store, wire, { wait_s: WAIT_S, signal });
    this.tell({ trouble: null, reached_at: this.parts.around.now().toISOString() });
    if (more) while ((await this.pull()).more);
    await this.letGo();
    return came > 0 || this.parts.clock().mono_ms - since > 1000;
  }

  /** The day's comparison; what the lab has lost goes at once. */
  async check(): Promise<void> {
    const { store, wire, around } = this.parts;
    const { checkHeld } = await import('./check');
    const { missing } = await checkHeld(store, wire, around.now());
    if (missing > 0) await this.deliver();
  }

  private async letGo(): Promise<void> {
    const { store, around } = this.parts;
    const { letGoOfPhotos, release } = await import('../store/letting-go');
    const durable = await store.meta.find('durable');
    if (durable) await release(store, durable);
    const is_short = (await this.parts.isSpaceShort?.()) ?? false;
    const lab_id = (await store.auth.find())?.lab_id ?? '';
    const bytes = await letGoOfPhotos(store, around.now(), is_short, durable?.[lab_id]?.pos ?? 0);
    if (bytes > 0 && is_short) await store.meta.remember('made_room', { at: around.now().toISOString(), bytes });
  }

  /** Revoked: once nothing is left to deliver, and never before, this device forgets everything. */
  private async partForGood(): Promise<void> {
    const { operations, photos } = await this.parts.store.outbox.countOwn();
    if (operations + photos === 0) await this.parts.onParted?.();
  }

  private async reached(server_time: string, before: ClockReading): Promise<void> {
    const { meta } = this.parts.store;
    const after = this.parts.clock();
    const is_quick = after.mono_ms - before.mono_ms < QUICK_MS;
    if (is_quick || (await meta.find('clock')) === undefined) await meta.rememberQuietly('clock', measure(server_time, before, after));
    this.tell({ trouble: null, reached_at: this.parts.around.now().toISOString() });
  }
}

/** Only in the server's own words: a proxy's 403 wipes nothing. */
const isRevoked = (error: unknown): boolean => error instanceof Refusal && error.code === 'device_revoked';

/** Once a day by this device's own calendar; a clock that is off makes it more often or less, never wrong. */
export const isDue = (last: Remembered['checked'] | undefined, now: Date): boolean =>
  last === undefined || new Date(last.at).toDateString() !== now.toDateString();
