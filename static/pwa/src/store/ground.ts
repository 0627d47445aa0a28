/** The database: opened on first use, let go when the page is left, and asked again when it does not answer. */
import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb';
import { onLeaving } from './leaving';
import { type Db, KNOCK, type Schema, UPGRADES } from './shape';
import { Shelf } from './shelf';
import { Vigil } from './vigil';

export { ownKey, PERSONAL } from './shape';
export type { Db, DeliveryRow, DocumentRow, DraftRow, OutboxEntry, PhotoRow, PinRow, Schema, TriesRow } from './shape';

export interface GroundEvents {
  /** Another tab holds an older version open and will not let go. */
  onBlocked?: () => void;
  /** It has let go after all. */
  onOpened?: () => void;
  /** A newer version wants in: this page has closed its store and must be loaded again. */
  onOutdated?: () => void;
  /** What was asked does not come back, and asking anew has not helped; or it does again. */
  onSilent?: (silent: boolean) => void;
  /** What was listed before may have changed: the page was away, or the database did not answer. */
  onBack?: () => void;
}

/** Nothing can be read or saved just now; what was saved is not touched. */
export class StoreSilent extends Error {
  override name = 'StoreSilent';
}

const native = (db: unknown): IDBDatabase => unwrap(db as IDBPDatabase);
/** How long, in the watch's ticks, an answer to a knock is waited for, and until it is asked again. */
const KNOCK_TICKS = 5;

/** Opens the database on first use, and again when the browser has thrown it away. */
export class Ground {
  readonly shelf = new Shelf();
  private opened: Promise<Db> | null = null;
  private connection: IDBDatabase | null = null;
  /** Set for good: opening again would stand in a newer version's way, or make anew what was wiped. */
  private closed_for_good = false;
  /** While nobody sees this page and it may be stopped at any moment. */
  private away: { until: Promise<void>; end: () => void } | null = null;
  private silences = 0;
  private mending: Promise<void> = Promise.resolve();
  /** Counts how often everything was let go: what was on its way then comes too late. */
  private times_let_go = 0;
  private readonly waiting = new Set<(error: Error) => void>();
  private readonly vigil: Vigil;
  private readonly stopLooking: () => void;

  constructor(
    private readonly name = 'fieldsample',
    private readonly events: GroundEvents = {},
    private readonly version = UPGRADES.length,
    private readonly tick_ms = 1000,
  ) {
    this.vigil = new Vigil((stuck) => this.heal(stuck), tick_ms);
    this.stopLooking = onLeaving(() => this.leave(), () => this.back());
  }

  db(): Promise<Db> {
    if (this.closed_for_good) return Promise.reject(new StoreSilent('closed'));
    if (this.away) return this.away.until.then(() => this.db());
    return this.silences > 1 ? Promise.reject(new StoreSilent()) : this.connect();
  }

  /** Ends the wait when all that was asked is given up: of a transaction that was aborted while it stood behind another's, WebKit never tells. */
  heard<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      void work.then(resolve, reject).then(() => this.waiting.delete(reject));
    });
  }

  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = null;
    this.shelf.clear();
    if (opened) (await opened).close();
  }

  /** Removes everything; other pages are told to let go, as by an upgrade. */
  async destroy(): Promise<void> {
    this.closed_for_good = true;
    this.stopLooking();
    await this.close();
    await deleteDB(this.name);
  }

  /** Nothing stays open: a page that is put away, or stopped, with a transaction open keeps every other page out. */
  leave(): void {
    if (this.away) return;
    let end = (): void => undefined;
    this.away = { until: new Promise((resolve) => (end = resolve)), end };
    this.letGo();
  }

  back(): void {
    if (!this.away) return;
    this.away.end();
    this.away = null;
    this.shelf.clear();
    this.events.onBack?.();
  }

  private connect(): Promise<Db> {
    if (this.opened) return this.opened;
    const let_go = this.times_let_go;
    const opened = this.mending.then(() => this.open(let_go)).catch((error: unknown) => {
      if (this.opened === opened) this.opened = null;
      throw error;
    });
    this.opened = opened;
    return opened;
  }

  private letGo(): void {
    this.times_let_go += 1;
    this.vigil.giveUp();
    this.connection?.close();
    this.connection = null;
    this.opened = null;
    this.shelf.clear();
  }

  /** What was asked is given up; then the door is knocked at, and asked anew for what did not answer. */
  private heal(stuck: object): void {
    this.silences += 1;
    this.letGo();
    for (const refuse of this.waiting) refuse(new StoreSilent());
    if (this.silences > 1) this.events.onSilent?.(true);
    const loaded = import('./healing');
    this.mending = loaded.then(({ knock }) => knock(this.name, this.tick_ms * KNOCK_TICKS)).catch(() => undefined);
    this.askAgain(this.silences, async () => (await loaded).ask(await this.connect(), stuck));
  }

  private askAgain(silence: number, ask: () => Promise<unknown>): void {
    ask().then(() => this.healed(), () => {
      const is_last = silence === this.silences && !this.closed_for_good;
      if (is_last) setTimeout(() => this.askAgain(silence, ask), this.tick_ms * KNOCK_TICKS);
    });
  }

  private healed(): void {
    this.silences = 0;
    this.events.onSilent?.(false);
    this.events.onBack?.();
  }

  /** A newer version is let in for good; whoever only knocks is let by. */
  private makeWay(wanted: number | null): void {
    const is_knock = wanted === KNOCK;
    this.closed_for_good ||= !is_knock;
    void this.close();
    if (!is_knock) this.events.onOutdated?.();
  }

  private async open(let_go: number): Promise<Db> {
    const opening = {};
    this.vigil.begin(opening);
    const asked = this.request(() => this.vigil.end(opening));
    // Too late: it must not stay open beside the one that is used.
    void asked.then((late) => let_go !== this.times_let_go && late.close(), () => undefined);
    const db = await this.heard(asked).finally(() => this.vigil.end(opening));
    if (let_go !== this.times_let_go) throw new StoreSilent();
    this.connection = native(db);
    this.vigil.keep(this.connection);
    this.events.onOpened?.();
    return db;
  }

  private request(answered: () => void): Promise<Db> {
    return openDB<Schema>(this.name, this.version, {
      // A step may await the transaction's own requests; awaiting anything else would close it.
      upgrade: async (fresh, from, _to, tx) => {
        answered();
        this.vigil.follow(unwrap(tx), -Infinity);
        for (const step of UPGRADES.slice(from, this.version)) await step(fresh, tx);
      },
      blocked: () => {
        answered();
        this.events.onBlocked?.();
      },
      blocking: (_mine, wanted) => this.makeWay(wanted),
      terminated: () => {
        this.shelf.clear();
        this.opened = null;
      },
    });
  }
}
