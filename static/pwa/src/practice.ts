/**
 * 练习: a store of its own beside the real one, and rooms that know no road to the lab. Nothing said here can be sent: the
 * store holds no session, its road never sets out, and its wire answers every question with "no network".
 */
import type { Session } from './domain/session';
import { fillPractice, PRACTICE_ROLL } from './practice-set';
import type { Rooms } from './rooms';
import type { OnReading } from './scan';
import { type Alongside, openStore, type Store } from './store';
import type { Act } from './domain/operation';
import { Api } from './sync/api';
import { Road } from './sync/road';
import { readClock, witness } from './sync/timepiece';
import { NoAnswer, Wire } from './sync/wire';
import { troubleWords } from './ui';

export const PRACTICE_DATABASE = 'fieldsample-practice';

const deaf = new Wire(() => null, () => Promise.reject(new NoAnswer('practice', 'network')));

/** Looks like a road to the screens, and leads nowhere. */
class NoRoad extends Road {
  override soon = (): Promise<void> => Promise.resolve();
  override now = this.soon;
  override check = this.soon;
  override travel = this.soon;
  override start = (): (() => void) => () => undefined;
}

/** No token, and no key of the lab's either: not even a queue file can be made of it. */
function actingIn({ server_keys: _, ...session }: Session): Session {
  return { ...session, token: '', device_id: `practice-${session.device_id}`, device_no: 0 };
}

export class Practice {
  private readonly session: Session;
  private readonly road: Road;
  private readonly ears = new Set<OnReading>();

  private constructor(readonly phone: Store, private readonly store: Store, session: Session) {
    this.session = actingIn(session);
    const around = { device_id: this.session.device_id, person_id: session.person_id, app_build: __VERSION__, now: () => new Date(), mono: () => performance.now() };
    this.road = new NoRoad({ store, wire: deaf, around, clock: readClock, report: () => Promise.resolve({}) });
  }

  /** Begins, or goes on after the page was loaded anew. */
  static async begin(real: Store, session: Session): Promise<Practice> {
    const phone = openStore(PRACTICE_DATABASE);
    const store = phone.as(session.person_id);
    await fillPractice(real.as(session.person_id), store, session);
    await real.meta.remember('practice', session.person_id);
    return new Practice(phone, store, session);
  }

  /** All that was practised is gone; the real store was never touched. */
  async end(real: Store): Promise<void> {
    await real.meta.forget('practice');
    await this.phone.ground.destroy();
  }

  /** The same rooms, with the practice store in the place of the real one and every way to the lab closed. */
  rooms(real: Rooms): Rooms {
    const say = async (acts: Act[], alongside?: Alongside) => {
      const saying = this.store.outbox.add(acts, await witness(this.store, this.session), alongside);
      saying.catch((error: unknown) => real.toast(troubleWords(error), 'bad'));
      return saying;
    };
    const listenWedge = (onReading: OnReading): (() => void) => {
      const leave = real.listenWedge(onReading);
      this.ears.add(onReading);
      return () => {
        leave();
        this.ears.delete(onReading);
      };
    };
    return { ...real, session: this.session, store: this.store, sync: this.road, api: new Api(deaf), say, listenWedge, practice: this };
  }

  /** A label that was not used yet. */
  async freshLabel(): Promise<string | null> {
    const roll = await this.store.documents.find('label_rolls', PRACTICE_ROLL);
    for (const code of roll?.codes ?? []) {
      const taken = await this.store.documents.listByKey('items', code);
      const drafts = JSON.stringify((await this.store.drafts.list()).map(({ body }) => body));
      if (taken.length === 0 && !drafts.includes(code)) return code;
    }
    return null;
  }

  /** Holds a label before whoever listens, as a scanner would; false when nobody does. */
  show(code: string): boolean {
    const ear = [...this.ears].at(-1);
    ear?.({ text: code, how: 'wedge' });
    return ear !== undefined;
  }
}
