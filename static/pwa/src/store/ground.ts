/** The database: its stores, its upgrade steps in order, and what to do when another tab stands in the way. */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Collection } from '../domain/document';
import type { Operation, OperationAnswer } from '../domain/operation';
import type { Session } from '../domain/session';

/** Frozen: a released field keeps its name and meaning; what is new is added, with the shape's next number. */
export interface OutboxEntry {
  shape: 1;
  /** Order of saying on this device; given by the store. */
  n?: number;
  op_id: string;
  /** Frozen: exactly what goes over the wire. */
  operation: Operation;
  /** The enrolment it was said under; it may differ from the one that delivers it. */
  device_id: string;
  state: 'waiting' | 'sent' | 'refused';
  /** The record the screens show it under: a sample, a visit, a site. */
  about: string | null;
  queued_at: string;
  answer: OperationAnswer | null;
  answered_at: string | null;
  /** Why it could not go by itself; it is tried again at the next start or tap. */
  set_aside: string | null;
}

export interface PhotoRow {
  sha256: string;
  bytes: ArrayBuffer;
  type: string;
}

/** A photo's way to the lab; kept apart from its bytes so that lists stay light. */
export interface DeliveryRow {
  sha256: string;
  size: number;
  mime: string;
  about: string;
  photo_kind: string;
  taken_at: string;
  thumb: ArrayBuffer | null;
  state: 'waiting' | 'sent';
  offset: number;
  /** When the lab had verified its bytes. */
  sent_at?: string;
  /** The journal's position at that moment: a backup has the bytes when the durable mark is beyond it. */
  sent_pos?: number;
  /** The bytes have left this device; the thumbnail stays. */
  freed?: boolean;
}

export interface DocumentRow {
  collection: Collection;
  id: string;
  rev: number;
  pos: number;
  /** What this device wrote itself and the lab has not said yet; a resync leaves it alone. */
  local: boolean;
  /** Words to find it by: an item's label, a roll's codes, a label that waits. */
  keys: string[];
  doc: unknown;
}

export interface DraftRow {
  id: string;
  changed_at: string;
  body: unknown;
}

export interface Schema extends DBSchema {
  auth: { key: string; value: Session };
  meta: { key: string; value: unknown };
  outbox: {
    key: number;
    value: OutboxEntry;
    indexes: { by_op_id: string; by_state: string; by_about: string };
  };
  photos: { key: string; value: PhotoRow };
  deliveries: { key: string; value: DeliveryRow; indexes: { by_state: string; by_about: string } };
  documents: { key: [Collection, string]; value: DocumentRow; indexes: { by_collection: string; by_key: string } };
  drafts: { key: string; value: DraftRow };
}

export type Db = IDBPDatabase<Schema>;

/** Ordered; a released step is never edited, a new version adds one at the end. */
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Entries of before shape 1 were said under the session of their time, which is still the one kept. */
async function shapeOutbox(tx: Upgrade): Promise<void> {
  const session = await tx.objectStore('auth').get('session');
  for (let at = await tx.objectStore('outbox').openCursor(); at; at = await at.continue()) {
    await at.update({ ...at.value, shape: 1, device_id: session?.device_id ?? '' });
  }
}

const UPGRADES: ((db: Db, tx: Upgrade) => void | Promise<void>)[] = [
  (db) => {
    db.createObjectStore('auth');
    db.createObjectStore('meta');
    const outbox = db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
    outbox.createIndex('by_op_id', 'op_id', { unique: true });
    outbox.createIndex('by_state', 'state');
    outbox.createIndex('by_about', 'about');
    db.createObjectStore('photos', { keyPath: 'sha256' });
    const deliveries = db.createObjectStore('deliveries', { keyPath: 'sha256' });
    deliveries.createIndex('by_state', 'state');
    deliveries.createIndex('by_about', 'about');
    const documents = db.createObjectStore('documents', { keyPath: ['collection', 'id'] });
    documents.createIndex('by_collection', 'collection');
    documents.createIndex('by_key', 'keys', { multiEntry: true });
    db.createObjectStore('drafts', { keyPath: 'id' });
  },
  (_db, tx) => shapeOutbox(tx),
];

export interface GroundEvents {
  /** Another tab holds an older version open and will not let go. */
  onBlocked?: () => void;
  /** It has let go after all. */
  onOpened?: () => void;
  /** A newer version wants in: this page has closed its store and must be loaded again. */
  onOutdated?: () => void;
}

/** Opens the database on first use, and again when the browser has thrown it away. */
export class Ground {
  private opened: Promise<Db> | null = null;
  /** Set for good: opening again would stand in a newer version's way, or make anew what was wiped. */
  private closed_for_good = false;

  constructor(
    private readonly name = 'fieldsample',
    private readonly events: GroundEvents = {},
    private readonly version = UPGRADES.length,
  ) {}

  db(): Promise<Db> {
    if (this.closed_for_good) return Promise.reject(new Error('this page has closed its store'));
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = null;
    if (opened) (await opened).close();
  }

  /** Removes everything; other pages are told to let go, as by an upgrade. */
  async destroy(): Promise<void> {
    this.closed_for_good = true;
    await this.close();
    await deleteDB(this.name);
  }

  private async open(): Promise<Db> {
    const { events } = this;
    const db = await openDB<Schema>(this.name, this.version, {
      // Each step waits for the one before only by the database's own order: awaiting anything else would close it.
      upgrade: (fresh, from, _to, tx) => UPGRADES.slice(from, this.version).forEach((step) => void step(fresh, tx)),
      blocked: () => events.onBlocked?.(),
      blocking: () => {
        this.closed_for_good = true;
        void this.close();
        events.onOutdated?.();
      },
      terminated: () => {
        this.opened = null;
      },
    });
    events.onOpened?.();
    return db;
  }
}
