import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Operation } from '../src/domain/operation';
import type { PublicKey, Session } from '../src/domain/session';
import { openStore, type Store, type Witness } from '../src/store';
import { makeQueueFiles, type QueueFile } from '../src/sync/queue-file';

let databases = 0;
const fresh = (): Store => openStore(`files-${++databases}`);
const witness: Witness = { lab_id: 'lab', device_id: 'dev', actor: 'me', device_time: '2026-11-22T14:00:00+08:00', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };
const making = { app_build: 'b', now: new Date('2026-11-22T10:00:00Z') };
const curve = { name: 'ECDH', namedCurve: 'P-256' };

interface Read {
  header: { v: number; lab_id: string; part: number; parts: number; epk: PublicKey; iv: string };
  list: { token: string; ops: Operation[]; blobs: { sha256: string; size: number }[] };
  photos: number[][];
}

/** As the server reads it, from the wire page alone. */
async function readFile({ bytes }: QueueFile, key: CryptoKey): Promise<Read> {
  const all = Buffer.from(await bytes.arrayBuffer());
  assert.equal(all.subarray(0, 4).toString(), 'FSQ1');
  const raw = all.subarray(8, 8 + all.readUInt32BE(4));
  const header = JSON.parse(raw.toString()) as Read['header'];
  const epk = await crypto.subtle.importKey('jwk', { ...header.epk }, curve, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: epk }, key, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode('fieldsample-queue-v1') };
  const aes = await crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const iv = Buffer.from(header.iv, 'base64url');
  const plain = Buffer.from(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: raw }, aes, all.subarray(8 + raw.length)));
  const end = 4 + plain.readUInt32BE(0);
  const list = JSON.parse(plain.subarray(4, end).toString()) as Read['list'];
  let at = end;
  const photos = list.blobs.map(({ size }) => [...plain.subarray(at, (at += size))]);
  assert.equal(at, plain.length);
  return { header, list, photos };
}

async function lab(): Promise<{ session: Session; key: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const queue = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicKey;
  const session = { token: 'secret', lab_id: 'lab', device_id: 'dev', device_no: 7, person_id: 'me', server_keys: { receipt: queue, queue } } as unknown as Session;
  return { session, key: pair.privateKey };
}

async function addPhoto(store: Store, byte: number, size: number): Promise<string> {
  const key = await store.photos.keep(new Uint8Array(size).fill(byte).buffer, 'image/jpeg');
  const blob = { sha256: key, size, mime: 'image/jpeg' };
  const act = { kind: 'photo.add' as const, subject: 's', body: { of: 'sample' as const, photo_kind: 'k', ...blob }, blobs: [blob] };
  await store.outbox.add([act], witness, { deliveries: [{ ...blob, about: 's', photo_kind: 'k', taken_at: 't', thumb: null }] });
  return key;
}

test('a queue with a photo is sealed for the lab alone, and stays where it is', async () => {
  const store = fresh();
  const { session, key } = await lab();
  await store.outbox.add([{ kind: 'sample.void', subject: 's', body: { reason: '坏了' } }], { ...witness, device_id: 'before' });
  await addPhoto(store, 7, 5);
  const files = await makeQueueFiles(store, session, making);
  assert.deepEqual(files?.map(({ name }) => name), ['fieldsample-007-20261122-1000-1of1.fsq']);
  const { header, list, photos } = await readFile(files[0]!, key);
  assert.deepEqual([header.v, header.lab_id, header.part, header.parts], [1, 'lab', 1, 1]);
  assert.deepEqual(list.ops.map((op) => [op.kind, (op as { device_id?: string }).device_id]), [['sample.void', 'before'], ['photo.add', undefined]]);
  assert.deepEqual([list.token, photos], ['secret', [[7, 7, 7, 7, 7]]]);
  assert.equal((await store.outbox.count()).operations, 2);
  const all = Buffer.from(await files[0]!.bytes.arrayBuffer());
  assert.ok(!all.includes('secret') && !all.includes('坏了'));
});

test('a large queue makes parts within the limit, operations first, each readable alone', async () => {
  const store = fresh();
  const { session, key } = await lab();
  const sent = [];
  for (let byte = 1; byte <= 5; byte++) sent.push(await addPhoto(store, byte, 30_000));
  const files = (await makeQueueFiles(store, session, { ...making, most: 80_000 }))!;
  const read = await Promise.all(files.map((file) => readFile(file, key)));
  assert.ok(files.every(({ bytes }) => bytes.size < 81_000));
  assert.equal(read.length, 3);
  assert.equal(read[0]!.list.ops.length, 5);
  assert.deepEqual(read.flatMap(({ list }) => list.blobs.map(({ sha256 }) => sha256)).sort(), sent.sort());
  for (const { list } of read) {
    const named = new Set(list.ops.flatMap(({ blobs }) => blobs.map(({ sha256 }) => sha256)));
    assert.ok(list.blobs.every(({ sha256 }) => named.has(sha256)), 'a photo travels with the operation that names it');
  }
});

test('without the lab\'s key nothing is made', async () => {
  const store = fresh();
  assert.equal(await makeQueueFiles(store, { person_id: 'me' } as Session, making), null);
});
