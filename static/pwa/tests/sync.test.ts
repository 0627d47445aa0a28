import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Act, Operation } from '../src/domain/operation';
import { openStore, type Store, type Witness } from '../src/store';
import { sha256 } from '../src/store/fingerprint';
import { Backoff } from '../src/sync/backoff';
import { PIECE, sendPhoto, sendPhotos } from '../src/sync/blobs';
import { pullOnce } from '../src/sync/pull';
import { Gauge, pushOnce } from '../src/sync/push';
import { NoAnswer, type RawAnswer, type RawRequest, Refusal, Wire } from '../src/sync/wire';

let databases = 0;
const fresh = (): Store => openStore(`sync-${++databases}`);
const witness: Witness = { lab_id: 'lab', device_id: 'dev', actor: 'me', device_time: 't', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };
const around = { device_id: 'dev', person_id: 'me', app_build: 'x', now: () => new Date(), mono: () => 1 };
const acts = (count: number): Act[] => Array.from({ length: count }, (_, i) => ({ kind: 'sample.void', subject: `s${i}`, body: { reason: 'r' } }));

const said = (status: number, body: unknown, headers: Record<string, string> = {}): RawAnswer => ({
  status,
  header: (name) => headers[name] ?? null,
  text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
  bytes: async () => new ArrayBuffer(0),
});
const wireTo = (answer: (request: RawRequest) => RawAnswer): Wire => new Wire(() => 'token', async (request) => answer(request));
const opsIn = (request: RawRequest): Operation[] => (JSON.parse(request.body as string) as { ops: Operation[] }).ops;
const accepted = (ops: Operation[]) => ({
  proto: 'fieldsample-sync/1', server_time: new Date().toISOString(),
  results: ops.map(({ op_id, body_sha256 }, i) => ({ op_id, body_sha256, status: 'accepted', duplicate: false, pos: i, flags: [] })),
});

test('nothing but the lab\'s own answer turns a tick on', async () => {
  const store = fresh();
  await store.outbox.add(acts(2), witness);
  const answers: [string, (request: RawRequest) => RawAnswer][] = [
    ['a portal\'s page', () => said(200, '<html>sign in</html>')],
    ['another service', () => said(200, { ok: true })],
    ['another protocol', (request) => said(200, { ...accepted(opsIn(request)), proto: 'other/1' })],
    ['another request\'s answer', (request) => said(200, accepted(opsIn(request)), { 'X-Request-Id': 'not ours' })],
  ];
  for (const [what, answer] of answers) {
    await assert.rejects(pushOnce(store, wireTo(answer), new Gauge(), around), NoAnswer, what);
    assert.equal((await store.outbox.count()).operations, 2, what);
  }
  await pushOnce(store, wireTo((request) => said(200, accepted(opsIn(request)))), new Gauge(), around);
  assert.equal((await store.outbox.count()).operations, 0);
});

test('a bare 413 halves the batch until it fits', async () => {
  const store = fresh();
  await store.outbox.add(acts(20), witness);
  const sizes: number[] = [];
  const wire = wireTo((request) => {
    const ops = opsIn(request);
    sizes.push(ops.length);
    return ops.length > 5 ? said(413, 'Request Entity Too Large') : said(200, accepted(ops));
  });
  const gauge = new Gauge();
  while ((await pushOnce(store, wire, gauge, around)).moved);
  assert.deepEqual(sizes.slice(0, 3), [20, 10, 5]);
  assert.equal((await store.outbox.count()).operations, 0);
});

test('one operation that breaks the server is found by halving and set aside; the others go', async () => {
  const store = fresh();
  const operations = await store.outbox.add(acts(8), witness);
  const poison = operations[5]!.op_id;
  const wire = wireTo((request) => (opsIn(request).some(({ op_id }) => op_id === poison) ? said(500, 'boom') : said(200, accepted(opsIn(request)))));
  const gauge = new Gauge();
  for (let round = 0; round < 60; round++) {
    await pushOnce(store, wire, gauge, around).catch((error: unknown) => assert.ok(error instanceof Refusal));
  }
  const left = await store.outbox.waiting();
  assert.deepEqual(left.map(({ op_id, set_aside }) => [op_id, set_aside]), [[poison, 'server_stumbles']]);
});

test('quarantine is an answer, retry is not, and neither blocks the rest', async () => {
  const store = fresh();
  await store.outbox.add(acts(3), witness);
  const statuses = ['quarantined', 'retry', 'held'];
  const wire = wireTo((request) => {
    const answer = accepted(opsIn(request));
    return said(200, { ...answer, results: answer.results.map((result, i) => ({ ...result, status: statuses[i], reason: 'invalid' })) });
  });
  await pushOnce(store, wire, new Gauge(), around);
  assert.equal((await store.outbox.refused()).length, 1);
  assert.deepEqual((await store.outbox.waiting()).map(({ set_aside }) => set_aside), ['retry']);
});

test('401 keeps the outbox', async () => {
  const store = fresh();
  await store.outbox.add(acts(1), witness);
  const wire = wireTo(() => said(401, { error: { code: 'token_unknown', message: 'x', details: {} } }));
  await assert.rejects(pushOnce(store, wire, new Gauge(), around), (error: unknown) => error instanceof Refusal && error.status === 401);
  assert.equal((await store.outbox.count()).operations, 1);
});

test('a damaged document stops the page; rows and cursor come together or not at all', async () => {
  const store = fresh();
  const doc = JSON.stringify({ id: 'a', name: '市场' });
  const page = { proto: 'fieldsample-sync/1', server_time: 'now', cursor: 'c1', more: false, changes: [{ collection: 'sites', id: 'a', rev: 1, pos: 1, doc, doc_sha256: 'wrong' }] };
  await assert.rejects(pullOnce(store, wireTo(() => said(200, page))), NoAnswer);
  assert.equal(await store.meta.find('cursor'), undefined);
  page.changes[0]!.doc_sha256 = await sha256(doc);
  await pullOnce(store, wireTo(() => said(200, page)));
  assert.equal(await store.meta.find('cursor'), 'c1');
  assert.equal((await store.documents.find('sites', 'a'))?.name, '市场');
});

test('410 empties the replica, sends again, and never touches the outbox', async () => {
  const store = fresh();
  const [operation] = await store.outbox.add(acts(1), witness);
  await store.outbox.acknowledge([{ op_id: operation!.op_id, body_sha256: operation!.body_sha256, status: 'accepted', duplicate: false, pos: 1, flags: [] }], 'now');
  await store.documents.takeIn([{ collection: 'sites', id: 'a', rev: 1, pos: 1, doc: { id: 'a' } }], 'old');
  const wire = wireTo(() => said(410, { error: { code: 'history_changed', message: 'x', details: {} } }));
  await assert.rejects(pullOnce(store, wire), Refusal);
  assert.equal((await store.outbox.count()).operations, 1);
  assert.equal(await store.documents.count('sites'), 0);
});

test('a photo goes in pieces and is taken up where the link broke', async () => {
  const store = fresh();
  const bytes = new Uint8Array(PIECE * 2 + 100).fill(7).buffer;
  const key = await store.photos.keep(bytes, 'image/jpeg');
  await store.outbox.add([], witness, { deliveries: [{ sha256: key, size: bytes.byteLength, mime: 'image/jpeg', about: 's', photo_kind: 'k', taken_at: 't', thumb: null }] });
  let at_lab = 0;
  let breaks = 1;
  const wire = wireTo((request) => {
    if (request.method === 'HEAD') return said(204, '', { 'Upload-Offset': String(at_lab) });
    if (at_lab === PIECE && breaks-- > 0) throw new NoAnswer('the link died');
    assert.equal(request.headers['Upload-Offset'], String(at_lab));
    at_lab += (request.body as ArrayBuffer).byteLength;
    return at_lab === bytes.byteLength ? said(200, {}, { 'Upload-Offset': String(at_lab) }) : said(204, '', { 'Upload-Offset': String(at_lab) });
  });
  const row = (await store.photos.waiting())[0]!;
  await assert.rejects(sendPhoto(store, wire, row), NoAnswer);
  assert.equal((await store.photos.waiting())[0]!.offset, PIECE);
  assert.equal(await sendPhoto(store, wire, row), true);
  assert.equal((await store.photos.waiting()).length, 0);
});

test('a portal\'s 200 is no word about a photo', async () => {
  const store = fresh();
  const bytes = new Uint8Array(100).fill(7).buffer;
  const key = await store.photos.keep(bytes, 'image/jpeg');
  await store.outbox.add([], witness, { deliveries: [{ sha256: key, size: 100, mime: 'image/jpeg', about: 's', photo_kind: 'k', taken_at: 't', thumb: null }] });
  for (const portal of ['HEAD', 'PATCH']) {
    const wire = wireTo((request) => (request.method === portal ? said(200, '<html>sign in</html>') : said(204, '', { 'Upload-Offset': '0' })));
    await assert.rejects(sendPhoto(store, wire, (await store.photos.waiting())[0]!), NoAnswer);
    assert.equal((await store.photos.waiting()).length, 1, portal);
  }
});

test('two hundred photos that wait go one by one, three abreast, none twice, and the last cut line loses none', async () => {
  const store = fresh();
  const deliveries = await Promise.all(Array.from({ length: 200 }, async (_, i) => {
    const bytes = new Uint8Array(300).fill(i % 251).map((value, at) => (at === 0 ? i >> 4 : at === 1 ? i & 15 : value));
    return { sha256: await store.photos.keep(bytes.buffer, 'image/jpeg'), size: 300, mime: 'image/jpeg', about: `s${i % 40}`, photo_kind: 'k', taken_at: 't', thumb: null };
  }));
  await store.outbox.add([], witness, { deliveries });
  assert.equal((await store.outbox.count()).photos, 200);
  const sent: string[] = [];
  let abreast = 0;
  let most = 0;
  const wire = wireTo((request) => {
    if (request.method === 'HEAD') return said(204, '', { 'Upload-Offset': '0' });
    if (sent.length === 150) {
      sent.push('cut');
      throw new NoAnswer('the link died');
    }
    most = Math.max(most, ++abreast);
    queueMicrotask(() => (abreast -= 1));
    sent.push(request.path);
    return said(200, {}, { 'Upload-Offset': '300', 'Upload-Position': '7' });
  });
  await assert.rejects(sendPhotos(store, wire), NoAnswer);
  await sendPhotos(store, wire);
  const went = sent.filter((path) => path !== 'cut');
  assert.deepEqual([went.length, new Set(went).size, (await store.photos.waiting()).length], [200, 200, 0]);
  assert.ok(most <= 3);
});

test('a photo that the lab has forgotten with its record sends the record again', async () => {
  const store = fresh();
  const key = await store.photos.keep(new Uint8Array(100).fill(7).buffer, 'image/jpeg');
  const blobs = [{ sha256: key, size: 100, mime: 'image/jpeg' }];
  const photo: Act = { kind: 'photo.add', subject: 's', body: { of: 'sample', photo_kind: 'k', sha256: key, size: 100, mime: 'image/jpeg' }, blobs };
  const [operation] = await store.outbox.add([photo], witness, { deliveries: [{ ...blobs[0]!, about: 's', photo_kind: 'k', taken_at: 't', thumb: null }] });
  await store.outbox.acknowledge([{ op_id: operation!.op_id, body_sha256: operation!.body_sha256, status: 'accepted', duplicate: false, pos: 1, flags: [] }], 'now');
  assert.equal(await sendPhoto(store, wireTo(() => said(404, {})), (await store.photos.waiting())[0]!), false);
  assert.deepEqual((await store.outbox.waiting()).map(({ op_id }) => op_id), [operation!.op_id]);
  assert.equal((await store.photos.waiting()).length, 1);
});

test('back-off has full jitter and a ceiling, and a proper answer starts it anew', () => {
  const backoff = new Backoff(() => 1);
  assert.deepEqual([1, 2, 3].map(() => backoff.next()), [2000, 4000, 8000]);
  for (let i = 0; i < 20; i++) backoff.next();
  assert.equal(backoff.next(), 300_000);
  backoff.reset();
  assert.equal(backoff.next(), 2000);
  assert.equal(new Backoff(() => 0).next(5000), 5000);
});
