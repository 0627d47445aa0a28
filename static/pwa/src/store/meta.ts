/** Small things the device remembers: counters, the cursor, the clock's offset, settings. */
import type { LabelPreset } from '../domain/operation';
import type { ClockEvidence } from '../domain/clock';
import type { FormDraft } from '../domain/form-draft';
import type { Habits } from '../domain/prefill';
import type { Taken } from '../domain/recent';
import type { EarlierFix } from '../domain/whereabouts';
import { type Ground, ownKey } from './ground';
import type { Watch } from './watch';

export interface DurableMark {
  pos: number;
  hash: string;
}

export interface Remembered {
  /** Who acts on this phone, by id. */
  acting: string;
  /** On a shared phone: whether it is locked, and when somebody last touched it. */
  lock: { locked: boolean; active_at: number };
  /** Colleagues of this phone who have to sign in again before theirs can be delivered, and why. */
  colleagues: Record<string, string>;
  /** Who is practising, so that a page loaded anew goes on with it. */
  practice: string;
  /** The ready check of the day. */
  ready: unknown;
  /** The first-use tour: `due` after enrolment, `seen` from then on. */
  tour: 'due' | 'seen';
  cursor: string;
  clock: ClockEvidence;
  last_sync_at: string;
  durable: Record<string, DurableMark>;
  /** The newest head of the lab's journal that this device was told of: it shows a restored backup that the cursor does not. */
  witness: DurableMark;
  theme: 'system' | 'light' | 'dark' | 'sun';
  text: 'normal' | 'big';
  language: 'zh-CN' | 'en';
  carried: unknown;
  /** The form that a manager is making. */
  form_draft: FormDraft;
  /** What this phone sampled lately, newest first. */
  recent: Taken[];
  /** Answers of the form that hold for the next sample too; nothing personal. */
  habits: Habits;
  persisted: boolean;
  day: unknown;
  /** When the lab's receipt key was found to be another than the one remembered. */
  key_changed_at: string;
  /** The last comparison of what is held with what the lab holds. */
  checked: { at: string; asked: number; missing: number };
  /** Made with the store, and kept in localStorage too: when the two differ, the browser has thrown the store away. */
  born: string;
  /** Photos the phone let go to make room: how many bytes, when. */
  made_room: { at: string; bytes: number };
  /** Whether the desk answers a scan with a sound. */
  desk_sound: boolean;
  /** Whether the phone does, where many labels are scanned in a row. */
  scan_sound: boolean;
  /** The last fixes, to see one that comes again to the last digit. */
  fixes: EarlierFix[];
  /** The instrument last used for each quantity, on this device. */
  instruments: Record<string, string>;
  /** Whether this phone tells of holding times by notification, and of which it has told. */
  ring: boolean;
  rung: Record<string, 'calm' | 'soon' | 'past'>;
  /** On which paper this device prints labels, and by which printer. */
  label_print: { how: 'pdf' | 'zpl' | 'tspl'; preset: LabelPreset; dpi: 203 | 300 };
  /** The last counts of each month looked at, for a desk without network. */
  coverage: unknown;
}

export class Meta {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly person = '',
  ) {}

  async find<K extends keyof Remembered>(key: K): Promise<Remembered[K] | undefined> {
    return (await (await this.ground.db()).get('meta', ownKey(key, this.person))) as Remembered[K] | undefined;
  }

  async remember<K extends keyof Remembered>(key: K, value: Remembered[K]): Promise<void> {
    await this.rememberQuietly(key, value);
    this.watch.touched();
  }

  /** Without telling the screens: nothing on them shows it. */
  async rememberQuietly<K extends keyof Remembered>(key: K, value: Remembered[K]): Promise<void> {
    await (await this.ground.db()).put('meta', value, ownKey(key, this.person));
  }

  async forget(key: keyof Remembered): Promise<void> {
    await (await this.ground.db()).delete('meta', ownKey(key, this.person));
    this.watch.touched();
  }

  /** The number that a counter would give next; `Alongside.number` takes it, or finds that another tab was faster. */
  async nextWouldBe(counter: string): Promise<number> {
    return (((await (await this.ground.db()).get('meta', `count:${counter}`)) as number | undefined) ?? 0) + 1;
  }

  /** The next number of a counter that never gives one twice, whatever tab asks. */
  async next(counter: string): Promise<number> {
    const tx = (await this.ground.db()).transaction('meta', 'readwrite', { durability: 'strict' });
    const number = ((await tx.store.get(`count:${counter}`)) as number | undefined ?? 0) + 1;
    await tx.store.put(number, `count:${counter}`);
    await tx.done;
    return number;
  }
}
