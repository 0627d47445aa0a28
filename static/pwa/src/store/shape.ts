/** The shape of the database: its stores, and its upgrade steps in order. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { sampleKeys } from '../domain/day-keys';
import type { Collection, Sample } from '../domain/document';
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
  /** Who took it; missing where an app of before shared phones did and nobody can say. */
  person?: string;
}

export interface DocumentRow {
  /** Whose replica it stands in: people who share a phone do not see what the lab tells the other. */
  person: string;
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
  /** Its author; '' where an app of before shared phones could not say: then whoever opens it takes it over. */
  person: string;
}

/** A lock, not encryption: it keeps a colleague out, not somebody who takes the phone's storage apart. */
export interface PinRow {
  salt: Uint8Array<ArrayBuffer>;
  hash: ArrayBuffer;
  iterations: number;
  set_at: string;
}

/** Kept apart from the PIN; a pause runs down only while the lock screen is open, so that no clock moves it. */
export interface TriesRow {
  wrong: number;
  left_ms: number;
}

export interface Schema extends DBSchema {
  /** Everybody who may act on this phone, by person; `acting` in meta says who does. */
  auth: { key: string; value: Session };
  pins: { key: string; value: PinRow };
  tries: { key: string; value: TriesRow };
  meta: { key: string; value: unknown };
  outbox: {
    key: number;
    value: OutboxEntry;
    indexes: { by_op_id: string; by_state: string; by_about: string };
  };
  photos: { key: string; value: PhotoRow };
  deliveries: { key: string; value: DeliveryRow; indexes: { by_state: string; by_about: string } };
  documents: { key: [string, Collection, string]; value: DocumentRow; indexes: { by_collection: [string, Collection]; by_key: string } };
  drafts: { key: string; value: DraftRow };
}

export type Db = IDBPDatabase<Schema>;

/** Ordered; a released step is never edited, a new version adds one at the end. */
export type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Entries of before shape 1 were said under the session of their time, which is still the one kept. */
async function shapeOutbox(tx: Upgrade): Promise<void> {
  const session = await tx.objectStore('auth').get('session');
  for (let at = await tx.objectStore('outbox').openCursor(); at; at = await at.continue()) {
    await at.update({ ...at.value, shape: 1, device_id: session?.device_id ?? '' });
  }
}

/** Whose the phone was when it could be only one person's: the session's, else of whoever spoke last. */
async function ownerOf(tx: Upgrade): Promise<string> {
  const session = await tx.objectStore('auth').get('session');
  const last = session ? null : await tx.objectStore('outbox').openCursor(null, 'prev');
  return session?.person_id ?? last?.value.operation.actor ?? '';
}

/** The key of a document gets the person in front; a store's key cannot change, so it is made anew and filled again. */
async function documentsByPerson(db: Db, tx: Upgrade, person: string): Promise<void> {
  const rows = await tx.objectStore('documents').getAll();
  db.deleteObjectStore('documents');
  const documents = db.createObjectStore('documents', { keyPath: ['person', 'collection', 'id'] });
  documents.createIndex('by_collection', ['person', 'collection']);
  documents.createIndex('by_key', 'keys', { multiEntry: true });
  await Promise.all(rows.map((row) => documents.put({ ...row, person })));
}

/** What one person was told or had begun is marked with that person; nothing is left out. */
async function sharePhone(db: Db, tx: Upgrade): Promise<void> {
  db.createObjectStore('pins');
  db.createObjectStore('tries');
  const [auth, meta] = [tx.objectStore('auth'), tx.objectStore('meta')];
  const [person, session] = [await ownerOf(tx), await auth.get('session')];
  for (const name of ['drafts', 'deliveries'] as const) {
    const rows = tx.objectStore(name) as unknown as { getAll: () => Promise<object[]>; put: (row: object) => Promise<unknown> };
    for (const row of await rows.getAll()) await rows.put({ ...row, person });
  }
  for (const key of PERSONAL) {
    const value = await meta.get(key);
    if (value === undefined) continue;
    await meta.put(value, ownKey(key, person));
    if (person) await meta.delete(key);
  }
  if (session) {
    await auth.delete('session');
    await auth.put(session, session.person_id);
    await meta.put(session.person_id, 'acting');
  }
  await documentsByPerson(db, tx, person);
}

/** Samples are found by their days since, and later by what waits at the desk; those that were here before are too. */
async function keySamples(_db: Db, tx: Upgrade): Promise<void> {
  for (let at = await tx.objectStore('documents').openCursor(); at; at = await at.continue()) {
    if (at.value.collection === 'samples') await at.update({ ...at.value, keys: sampleKeys(at.value.doc as Sample) });
  }
}

/** A version that nobody will ever have: asked for by a page that gets no answer, see healing. Pages that live step aside and come back. */
export const KNOCK = 2 ** 31;

/** What meta remembers of a person and not of the phone. */
export const PERSONAL = ['cursor', 'carried', 'day', 'last_sync_at', 'coverage', 'habits', 'recent'];
export const ownKey = (key: string, person: string): string => (person && PERSONAL.includes(key) ? `${key}:${person}` : key);

export const UPGRADES: ((db: Db, tx: Upgrade) => void | Promise<void>)[] = [
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
  sharePhone,
  keySamples,
  keySamples,
];
