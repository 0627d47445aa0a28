import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Act, Operation } from '../src/domain/operation';
import type { PublicKey, Session } from '../src/domain/session';
import { openStore, type Store, type Witness } from '../src/store';
import { letGoOfPhotos, release } from '../src/store/letting-go';
import { Ground } from '../src/store/ground';
import { checkHeld } from '../src/sync/check';
import { isDue } from '../src/sync/journey';
import { Gauge, type PushAnswer, pushOnce } from '../src/sync/push';
import { receiptText } from '../src/sync/receipt';
import { rescueLarge } from '../src/sync/rescue';
import { sha256 } from '../src/store/fingerprint';
import { troubleOf } from '../src/sync/trouble';
import { NoAnswer, type RawAnswer, type RawRequest, Refusal, Wire } from '../src/sync/wire';

let databases = 0;
const fresh = (): Store => openStore(`receipts-${++databases}`);
const witness: Witness = { lab_id: 'lab', device_id: 'dev', actor: 'me', device_time: 't', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };
const around = { device_id: 'dev', person_id: 'me', app_build: 'x', now: () => new Date('2026-11-22T10:00:00Z'), mono: () => 1 };
const act = (subject: string): Act => ({ kind: 'sample.void', subject, body: { reason: 'r' } });

const said = (status: number, body: unknown): RawAnswer => ({
  status, header: () => null, text: async () => (typeof body === 'string' ? body : JSON.stringify(body)), bytes: async () => new ArrayBuffer(0),
});
const opsIn = (request: RawRequest): (Operation & { device_id?: string })[] => (JSON.parse(request.body as string) as { ops: Operation[] }).ops;

interface LabKey {
  pair: CryptoKeyPair;
  jwk: PublicKey;
}
async function labKey(): Promise<LabKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return { pair, jwk: (await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicKey };
}

async function signed(request: RawRequest, key: LabKey, pos = 0): Promise<PushAnswer> {
  const results = opsIn(request).map(({ op_id, body_sha256 }, i) => ({ op_id, body_sha256, status: 'accepted' as const, duplicate: false, pos: pos + i, flags: [] }));
  const answer: PushAnswer = { proto: 'fieldsample-sync/1', server_time: new Date().toISOString(), results, receipt: { lab_id: 'lab', pos: 9, hash: 'h', sig: '' } };
  const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.pair.privateKey, new TextEncoder().encode(receiptText(answer, 'dev')));
  answer.receipt!.sig = Buffer.from(raw).toString('base64url');
  return answer;
}

const session = (receipt?: PublicKey): Session => ({
  token: 't', device_id: 'dev', person_id: 'me', ...(receipt && { server_keys: { receipt, queue: receipt } }),
} as unknown as Session);

test('the receipt\'s text is that of the wire page', () => {
  const result = { op_id: 'a', body_sha256: 'b', status: 'retry' as const, duplicate: false, pos: null, flags: [] };
  const answer = { proto: 'x', server_time: '', results: [result, { ...result, op_id: 'c', status: 'held' as const, pos: 7 }], receipt: { lab_id: 'L', pos: 7, hash: 'H', sig: '' } };
  assert.equal(receiptText(answer, 'D'), 'fieldsample-receipt-v1\nL\nD\n7\nH\na|b|retry|-\nc|b|held|7');
});

test('an answer whose signature does not fit is no answer, and nothing turns green', async () => {
  const store = fresh();
  const [right, wrong] = [await labKey(), await labKey()];
  await store.auth.keep(session(right.jwk));
  await store.outbox.add([act('s')], witness);
  const wire = new Wire(() => 't', async (request) => (request.path === '/api/v1/me' ? said(200, session(right.jwk)) : said(200, await signed(request, wrong))));
  await assert.rejects(pushOnce(store, wire, new Gauge(), around), (error: unknown) => error instanceof NoAnswer && troubleOf(error) === 'receipt');
  assert.equal((await store.outbox.count()).operations, 1);
  assert.equal(await store.meta.find('key_changed_at'), undefined);
});

test('a server set up anew: its key is asked for once, remembered, and the change is noted', async () => {
  const store = fresh();
  const [old, present] = [await labKey(), await labKey()];
  await store.auth.keep(session(old.jwk));
  await store.outbox.add([act('s')], witness);
  let asked = 0;
  const wire = new Wire(() => 't', async (request) => {
    if (request.path !== '/api/v1/me') return said(200, await signed(request, present));
    asked += 1;
    return said(200, session(present.jwk));
  });
  await pushOnce(store, wire, new Gauge(), around);
  assert.equal(asked, 1);
  assert.equal((await store.outbox.count()).operations, 0);
  assert.equal((await store.auth.find())?.server_keys?.receipt.x, present.jwk.x);
  assert.ok(await store.meta.find('key_changed_at'));
});

test('an answer changed on its way does not fit its receipt', async () => {
  const store = fresh();
  const key = await labKey();
  await store.auth.keep(session(key.jwk));
  await store.outbox.add([act('s')], witness);
  const wire = new Wire(() => 't', async (request) => {
    if (request.path === '/api/v1/me') return said(200, session(key.jwk));
    const answer = await signed(request, key);
    answer.results[0]!.pos = 99;
    return said(200, answer);
  });
  await assert.rejects(pushOnce(store, wire, new Gauge(), around), NoAnswer);
});

test('what was said under an earlier enrolment names it, and numbers begin anew', async () => {
  const store = fresh();
  await store.outbox.add([act('old')], { ...witness, device_id: 'before' });
  await store.outbox.add([act('new')], witness);
  let sent: (Operation & { device_id?: string })[] = [];
  const wire = new Wire(() => 't', async (request) => {
    sent = opsIn(request);
    return said(500, '');
  });
  await assert.rejects(pushOnce(store, wire, new Gauge(), around), Refusal);
  assert.deepEqual(sent.map(({ device_id, device_seq }) => [device_id, device_seq]), [['before', 1], [undefined, 1]]);
});

test('what another person said here waits for that person', async () => {
  const store = fresh();
  await store.outbox.add([act('theirs')], { ...witness, actor: 'she' });
  const wire = new Wire(() => 't', async () => assert.fail('nothing may go'));
  assert.deepEqual(await pushOnce(store, wire, new Gauge(), around), { answer: null, moved: false });
  assert.equal((await store.outbox.count()).operations, 1);
});

test('a server older than the app keeps one waiting by name, and takes the others', async () => {
  const store = fresh();
  await store.outbox.add([act('a'), act('b')], witness);
  const wire = new Wire(() => 't', async (request) => said(200, {
    proto: 'fieldsample-sync/1', server_time: '',
    results: opsIn(request).map(({ op_id, body_sha256 }, i) => ({ op_id, body_sha256, status: i === 0 ? 'retry' : 'accepted', reason: 'server_too_old', duplicate: false, pos: i || null, flags: [] })),
  }));
  await pushOnce(store, wire, new Gauge(), around);
  assert.deepEqual((await store.outbox.waiting()).map(({ set_aside }) => set_aside), ['server_too_old']);
});

test('the day\'s check queues again what the lab has lost, photos too', async () => {
  const store = fresh();
  const key = await store.photos.keep(new Uint8Array([1, 2, 3]).buffer, 'image/jpeg');
  const delivery = { sha256: key, size: 3, mime: 'image/jpeg', about: 'a', photo_kind: 'k', taken_at: 't', thumb: null };
  const operations = await store.outbox.add([act('a'), act('b')], witness, { deliveries: [delivery] });
  await store.outbox.acknowledge(operations.map(({ op_id, body_sha256 }, i) => ({ op_id, body_sha256, status: 'accepted', duplicate: false, pos: i + 1, flags: [] })), 'now');
  await store.photos.reached(key, 3, { at: '2026-11-22T10:00:00Z', pos: 4 });
  const wire = new Wire(() => 't', async (request) => {
    const { ops, blobs } = JSON.parse(request.body as string) as { ops: { op_id: string }[]; blobs: string[] };
    assert.deepEqual([ops.length, blobs], [2, [key]]);
    return said(200, { proto: 'fieldsample-sync/1', missing_ops: [ops[1]!.op_id], missing_blobs: blobs });
  });
  assert.equal((await checkHeld(store, wire, around.now())).missing, 2);
  assert.deepEqual((await store.outbox.waiting()).map(({ operation }) => operation.subject), ['b']);
  assert.equal((await store.photos.waiting()).length, 1);
  assert.equal(isDue(await store.meta.find('checked'), around.now()), false);
  assert.equal(isDue(await store.meta.find('checked'), new Date('2026-11-24T10:00:00Z')), true);
});

test('one operation over the limit goes to the rescue, and counts only when its hash comes back', async () => {
  const store = fresh();
  const [operation] = await store.outbox.add([act('big')], witness);
  await store.outbox.setAside(operation!.op_id, 'too_large');
  let hash = 'other';
  const wire = new Wire(() => 't', async (request) => {
    if (hash !== 'other') hash = await sha256(request.body as Uint8Array);
    return said(202, { proto: 'fieldsample-sync/1', sha256: hash, size: 1 });
  });
  await assert.rejects(rescueLarge(store, wire, around), NoAnswer);
  assert.equal((await store.outbox.waiting()).length, 1);
  hash = '';
  await rescueLarge(store, wire, around);
  assert.equal((await store.outbox.refused())[0]?.answer?.reason, 'rescued');
});

test('a photo leaves only verified and safe, or old when space is short; its thumbnail stays', async () => {
  const store = fresh();
  const now = new Date('2026-11-22T10:00:00Z');
  const keep = async (byte: number, about: string): Promise<string> => {
    const key = await store.photos.keep(new Uint8Array([byte]).buffer, 'image/jpeg');
    await store.outbox.add([act(about)], witness, { deliveries: [{ sha256: key, size: 1, mime: 'image/jpeg', about, photo_kind: 'k', taken_at: 't', thumb: new ArrayBuffer(1) }] });
    return key;
  };
  const [unsent, fresh_sent, old_sent] = [await keep(1, 'a'), await keep(2, 'b'), await keep(3, 'c')];
  await store.photos.reached(fresh_sent, 1, { at: '2026-11-20T10:00:00Z', pos: 4 });
  await store.photos.reached(old_sent, 1, { at: '2026-10-01T10:00:00Z', pos: 4 });
  assert.equal(await letGoOfPhotos(store, now, false, 4), 0, 'never by age alone');
  assert.equal(await letGoOfPhotos(store, now, true, 4), 1);
  assert.equal(await store.photos.has(old_sent), false);
  assert.ok(await store.photos.thumb(old_sent));
  const entries = await store.outbox.about('b');
  await store.outbox.acknowledge(entries.map(({ op_id, operation }) => ({ op_id, body_sha256: operation.body_sha256, status: 'accepted', duplicate: false, pos: 4, flags: [] })), 'now');
  await release(store, { lab: { pos: 3, hash: 'h' } });
  assert.equal(await letGoOfPhotos(store, now, false, 4), 0, 'not yet covered');
  await release(store, { lab: { pos: 4, hash: 'h' } });
  assert.equal(await letGoOfPhotos(store, now, false, 5), 1);
  assert.equal(await store.photos.has(unsent), true);
});

test('each refusal has its words, and a stranger\'s 403 is not the lab\'s', () => {
  const refusal = (status: number, code = ''): string => troubleOf(new Refusal(status, code, ''));
  assert.deepEqual(
    [refusal(401, 'not_signed_in'), refusal(401), refusal(403), refusal(403, 'device_revoked'), refusal(413), refusal(429), refusal(500), refusal(503), refusal(507), refusal(410)],
    ['sign_in', 'between', 'between', 'revoked', 'too_large', 'too_many', 'lab_error', 'lab_busy', 'disk_full', 'history'],
  );
});

test('a portal\'s page, half a body and another\'s JSON are told apart', async () => {
  const silence = async (body: string): Promise<unknown> => new Wire(() => null, async () => said(200, body)).json('/x').catch((error: unknown) => (error as NoAnswer).why);
  assert.equal(await silence('  <!doctype html><p>sign in'), 'portal');
  assert.equal(await silence('{"proto": "fieldsample-sync/1", "resul'), 'cut');
});

test('a store of the version before is brought up, with an old tab told to let go', async () => {
  const name = `upgrade-${++databases}`;
  let outdated = 0;
  const old = new Ground(name, { onOutdated: () => outdated++ }, 1);
  const db = await old.db();
  await db.put('auth', { device_id: 'dev', person_id: 'me' } as Session, 'session');
  await db.add('outbox', { op_id: 'o', operation: { op_id: 'o', body: '{}' } as Operation, state: 'waiting', about: null, queued_at: 't', answer: null, answered_at: null, set_aside: null } as never);
  const store = openStore(name);
  const [entry] = await store.outbox.waiting();
  assert.deepEqual([entry?.shape, entry?.device_id, entry?.operation.body], [1, 'dev', '{}']);
  assert.equal(outdated, 1);
  await assert.rejects(old.db(), 'an old page never opens the store again');
});
