/**
 * The outbox as encrypted files, for when the network never comes: carried by hand or by any messenger, and read by the
 * lab's server alone (docs/wire.md, queue-files). What is in them stays in the outbox until the lab answers for it.
 */
import type { Operation } from '../domain/operation';
import type { PublicKey, Session } from '../domain/session';
import type { DeliveryRow, Store } from '../store';
import { asSent, isOthers } from './push';

export const MOST_PLAINTEXT = 48_000_000;
const MAGIC = 'FSQ1';
const KEY_INFO = 'fieldsample-queue-v1';
/** A list of many small operations is cut before it, so that length prefix and photos still fit. */
const MOST_LIST = 8_000_000;

type Sent = Operation & { device_id?: string };

interface Part {
  ops: Sent[];
  photos: DeliveryRow[];
}

export interface QueueFile {
  name: string;
  bytes: Blob;
}

export interface Making {
  app_build: string;
  now: Date;
  most?: number;
  /** Called after each part. */
  tell?: (done: number, of: number) => void;
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const sizeOf = (op: Sent): number => utf8(JSON.stringify(op)).length + 1;

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function lengthBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

/** Operations first; a later part repeats those that name its photos, so that each can be read alone. */
export function partsOf(ops: Sent[], photos: DeliveryRow[], naming: Map<string, Sent>, most: number): Part[] {
  const parts: Part[] = [{ ops: [], photos: [] }];
  let room = Math.min(most, MOST_LIST);
  const part = (): Part => parts[parts.length - 1] ?? { ops: [], photos: [] };
  for (const op of ops) {
    const size = sizeOf(op);
    if (size > room && part().ops.length > 0) {
      parts.push({ ops: [], photos: [] });
      room = Math.min(most, MOST_LIST);
    }
    part().ops.push(op);
    room -= size;
  }
  room += most - Math.min(most, MOST_LIST) - 4096;
  for (const photo of photos) {
    const op = naming.get(photo.sha256);
    const repeated = op && !part().ops.includes(op) ? [op] : [];
    const size = photo.size + 200 + (repeated[0] ? sizeOf(repeated[0]) : 0);
    if (size > room && part().ops.length > 0) {
      parts.push({ ops: op ? [op] : [], photos: [photo] });
      room = most - size - 4096;
      continue;
    }
    part().ops.push(...repeated);
    part().photos.push(photo);
    room -= size;
  }
  return parts;
}

/** List and photos in one piece; photos are read one by one. */
async function plaintextOf(store: Store, part: Part, token: string, app_build: string): Promise<Uint8Array<ArrayBuffer>> {
  const blobs = part.photos.map(({ sha256, size, mime }) => ({ sha256, size, mime }));
  const list = utf8(JSON.stringify({ token, app_build, ops: part.ops, blobs }));
  const plain = new Uint8Array(4 + list.length + blobs.reduce((sum, { size }) => sum + size, 0));
  plain.set(lengthBytes(list.length));
  plain.set(list, 4);
  let at = 4 + list.length;
  for (const { sha256, size } of part.photos) {
    const photo = await store.photos.find(sha256);
    if (photo) plain.set(new Uint8Array(photo.bytes, 0, size), at);
    at += size;
  }
  return plain;
}

interface Fresh {
  key: CryptoKey;
  epk: PublicKey;
}

/** A key that only the server can work out again, from a pair made for this part alone. */
async function freshKey(to: PublicKey): Promise<Fresh> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const { kty, crv, x, y } = to;
  const lab = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, []);
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: lab }, pair.privateKey, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(KEY_INFO) };
  const key = await crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { key, epk: { kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' } };
}

async function sealed(plain: Uint8Array<ArrayBuffer>, to: PublicKey, about: Record<string, unknown>): Promise<Blob> {
  const { key, epk } = await freshKey(to);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = utf8(JSON.stringify({ v: 1, ...about, epk, iv: base64url(iv) }));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: header }, key, plain);
  return new Blob([utf8(MAGIC), lengthBytes(header.length), header, cipher], { type: 'application/octet-stream' });
}

/** Photos whose bytes are here; one that lost them would leave a hole. */
async function present(store: Store, rows: DeliveryRow[]): Promise<DeliveryRow[]> {
  const bytes = await Promise.all(rows.map(({ sha256 }) => store.photos.has(sha256)));
  return rows.filter((_, i) => bytes[i]);
}

const stamp = (now: Date): string => now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');

/** Needs no network: the lab's key came with the session. Null when this device has never been told the key. */
export async function makeQueueFiles(store: Store, session: Session, { app_build, now, most = MOST_PLAINTEXT, tell }: Making): Promise<QueueFile[] | null> {
  const to = session.server_keys?.queue;
  if (!to) return null;
  const mine = (await store.outbox.waiting()).filter((entry) => !isOthers(entry, session.person_id));
  const photos = await present(store, (await store.photos.waiting()).filter(({ person }) => !person || person === session.person_id));
  const sent = new Map(mine.map((entry) => [entry.op_id, asSent(entry, session.device_id)]));
  const parts = partsOf([...sent.values()], photos, await namingOf(store, photos, sent, session.device_id), most);
  const files: QueueFile[] = [];
  for (const [i, part] of parts.entries()) {
    const plain = await plaintextOf(store, part, session.token, app_build);
    const about = { lab_id: session.lab_id, device_id: session.device_id, made_at: now.toISOString(), part: i + 1, parts: parts.length };
    const name = `fieldsample-${String(session.device_no).padStart(3, '0')}-${stamp(now)}-${i + 1}of${parts.length}.fsq`;
    files.push({ name, bytes: await sealed(plain, to, about) });
    tell?.(i + 1, parts.length);
  }
  return files;
}

/** Of all who share this phone: the files of each go with their own token. Those of the acting person are made in any case. */
export async function makeEveryonesFiles(store: Store, acting: Session, making: Making): Promise<QueueFile[] | null> {
  const own = await makeQueueFiles(store, acting, making);
  const others = (await store.auth.everyone()).filter(({ person_id }) => person_id !== acting.person_id);
  for (const session of own ? others : []) {
    const { operations, photos } = await store.as(session.person_id).outbox.countOwn();
    if (operations + photos > 0) own?.push(...((await makeQueueFiles(store, session, making)) ?? []));
  }
  return own;
}

/** The operation that names each photo, sent already or not. */
async function namingOf(store: Store, photos: DeliveryRow[], listed: Map<string, Sent>, sender: string): Promise<Map<string, Sent>> {
  const about = await Promise.all([...new Set(photos.map((photo) => photo.about))].map((id) => store.outbox.about(id)));
  const naming = new Map<string, Sent>();
  for (const entry of about.flat()) {
    for (const { sha256 } of entry.operation.blobs) naming.set(sha256, listed.get(entry.op_id) ?? asSent(entry, sender));
  }
  return naming;
}
