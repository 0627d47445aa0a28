import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import { openDB } from 'idb';
import type { Session } from '../src/domain/session';
import { openStore, type Witness } from '../src/store';
import { pinFault } from '../src/screens/frame/pin-form';
import { Ground } from '../src/store/ground';
import { forgetPerson } from '../src/store/parting';
import { ITERATIONS, Pins } from '../src/store/pins';
import { visitFor } from '../src/sync/colleagues';
import type { RoadParts } from '../src/sync/road';
import { NoAnswer, type RawAnswer, Wire } from '../src/sync/wire';

let databases = 0;
const named = (): string => `shared-${++databases}`;
const session = (person_id: string): Session => ({
  token: `t-${person_id}`, device_id: `d-${person_id}`, device_no: 7, device_name: 'x', lab_id: 'lab', lab: { id: 'lab', name: 'L', prefix: 'HZ', timezone: 'Asia/Shanghai' },
  person_id, person: { id: person_id, name: person_id, roles: ['sampler'] }, roles: ['sampler'], server_time: '2026-11-22T08:00:00Z',
});
const witness = (actor: string): Witness => ({ lab_id: 'lab', device_id: `d-${actor}`, actor, device_time: 't', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null });
const act = (subject: string) => ({ kind: 'sample.void' as const, subject, body: { reason: 'r' } });

test('the upgrade from one person a phone keeps the queue, the draft, the replica and who was signed in', async () => {
  const name = named();
  (await new Ground(name, {}, 2).db()).close();
  const old = await openDB(name, 2);
  const entry = { shape: 1, op_id: 'o1', operation: { op_id: 'o1', actor: 'ann', body: '{}' }, device_id: 'd-ann', state: 'waiting', about: 's1', queued_at: 'q', answer: null, answered_at: null, set_aside: null };
  await old.put('auth', session('ann'), 'session');
  await old.add('outbox', entry);
  await old.put('drafts', { id: 'half', body: { sample_name: '半张' }, changed_at: 'c' });
  await old.put('deliveries', { sha256: 'p1', size: 1, mime: 'image/jpeg', about: 's1', photo_kind: 'x', taken_at: 't', thumb: null, state: 'waiting', offset: 0 });
  await old.put('documents', { collection: 'sites', id: 'a', rev: 1, pos: 9, local: false, keys: [], doc: { id: 'a' } });
  await old.put('documents', { collection: 'items', id: 'i', rev: 0, pos: 0, local: true, keys: ['L1'], doc: { id: 'i', label: 'L1' } });
  await old.put('meta', 'cursor-9', 'cursor');
  await old.put('meta', 'dark', 'theme');
  old.close();

  const phone = openStore(name);
  assert.equal((await phone.auth.find())?.token, 't-ann');
  const ann = phone.as('ann');
  assert.deepEqual((await ann.outbox.waiting()).map(({ n: _, ...rest }) => rest), [entry], 'not one byte of the queue is another');
  assert.deepEqual((await ann.drafts.list()).map(({ id, person }) => [id, person]), [['half', 'ann']]);
  assert.deepEqual(await ann.documents.find('sites', 'a'), { id: 'a' });
  assert.equal((await ann.documents.listByKey('items', 'L1')).length, 1);
  assert.equal(await ann.meta.find('cursor'), 'cursor-9');
  assert.equal(await phone.meta.find('theme'), 'dark');
  assert.deepEqual(await ann.outbox.countOwn(), { operations: 1, refused: 0, photos: 1, oldest_at: 'q' });
});

test('a phone on which nobody was signed in goes to whoever spoke last; a draft of nobody is taken over', async () => {
  for (const spoke of [true, false]) {
    const name = named();
    (await new Ground(name, {}, 2).db()).close();
    const old = await openDB(name, 2);
    if (spoke) await old.add('outbox', { shape: 1, op_id: 'o1', operation: { actor: 'ann' }, device_id: 'd', state: 'waiting' });
    await old.put('drafts', { id: 'half', body: {}, changed_at: 'c' });
    old.close();
    const phone = openStore(name);
    assert.equal((await phone.as('ann').drafts.list()).length, 1);
    assert.equal((await phone.as('ben').drafts.list()).length, spoke ? 0 : 1);
  }
});

test('two people on one phone: one queue, two replicas, each their own drafts', async () => {
  const phone = openStore(named());
  await phone.auth.keep(session('ann'));
  await phone.auth.keep(session('ben'));
  const [ann, ben] = [phone.as('ann'), phone.as('ben')];
  assert.equal((await phone.auth.find())?.person_id, 'ben', 'who came last acts');
  assert.equal((await ann.auth.find())?.person_id, 'ann');
  assert.equal((await phone.auth.everyone()).length, 2);
  assert.equal(await phone.auth.isGuarded(), true);

  await ann.drafts.save('d1', {}, 'now');
  await ann.outbox.add([act('s1')], witness('ann'), { records: [{ collection: 'samples', id: 's1', doc: { id: 's1' } }, { collection: 'items', id: 'i1', doc: { id: 'i1', label: 'L1' } }] });
  await ben.outbox.add([act('s2')], witness('ben'));
  assert.equal((await ben.drafts.list()).length, 0);
  assert.equal(await ben.drafts.find('d1'), undefined);
  assert.equal(await ben.documents.find('samples', 's1'), undefined);
  assert.deepEqual([(await ann.documents.listByKey('items', 'L1')).length, (await ben.documents.listByKey('items', 'L1')).length], [1, 0]);
  assert.deepEqual(await ann.documents.find('samples', 's1'), { id: 's1' });
  assert.equal((await ben.outbox.count()).operations, 2, 'the count is everybody’s');
  assert.equal((await ben.outbox.countOwn()).operations, 1);
  assert.deepEqual((await phone.outbox.waiting()).map(({ operation, device_id }) => [device_id, operation.device_seq]), [['d-ann', 1], ['d-ben', 1]]);
});

test('each replica has its own cursor, and one person starting over empties only their own', async () => {
  const phone = openStore(named());
  const [ann, ben] = [phone.as('ann'), phone.as('ben')];
  const row = { collection: 'sites' as const, id: 'a', rev: 1, pos: 1, doc: { id: 'a' } };
  await ann.documents.takeIn([row], 'for-ann', { cursor: undefined });
  await ben.documents.takeIn([row], 'for-ben', { cursor: undefined });
  await ann.documents.startOver();
  assert.equal(await ann.documents.count('sites'), 0);
  assert.equal(await ann.meta.find('cursor'), undefined);
  assert.equal(await ben.documents.count('sites'), 1);
  assert.equal(await ben.meta.find('cursor'), 'for-ben');
});

test('one who leaves takes their session and no record along', async () => {
  const phone = openStore(named());
  await phone.auth.keep(session('ann'));
  await phone.auth.keep(session('ben'));
  await phone.as('ben').outbox.add([act('s2')], witness('ben'));
  await phone.auth.end();
  assert.deepEqual((await phone.auth.everyone()).map(({ person_id }) => person_id), ['ann']);
  assert.equal(await phone.auth.find(), undefined, 'nobody acts until somebody shows who they are');
  assert.equal((await phone.outbox.waiting()).length, 1);
});

const fast = (phone: ReturnType<typeof openStore>): Pins => new Pins(phone.ground, phone.watch, 1000);

test('a PIN is kept as a slow salted hash, and opens for nobody else', async () => {
  assert.ok(ITERATIONS >= 200_000);
  const phone = openStore(named());
  const pins = fast(phone);
  await pins.set('ann', '2580', 'now');
  await pins.set('ben', '2580', 'now');
  const rows = await (await phone.ground.db()).getAll('pins');
  assert.notDeepEqual(new Uint8Array(rows[0]!.hash), new Uint8Array(rows[1]!.hash), 'each has a salt of its own');
  assert.equal(await pins.fits('ann', '2580'), true);
  assert.equal(await pins.fits('ann', '2581'), false);
  assert.equal(await pins.fits('cat', '2580'), false, 'who has none is not let in by any');
});

test('wrong tries cost 30 s, 2 min, 10 min and 10 min again; a new page starts none of it anew, a colleague is free', async () => {
  const name = named();
  const phone = openStore(name);
  const pins = fast(phone);
  await pins.set('ann', '2580', 'now');
  await pins.set('ben', '1470', 'now');
  for (const pause of [30_000, 120_000, 600_000, 600_000]) {
    for (let i = 0; i < 3; i++) assert.equal(await pins.fits('ann', '0000'), false);
    assert.equal((await pins.tries('ann')).left_ms, pause);
    assert.equal(await pins.fits('ann', '2580'), false, 'not even the right one during a pause');
    assert.equal(await pins.fits('ben', '1470'), true);
    const later = fast(openStore(name));
    assert.equal((await later.tries('ann')).left_ms, pause);
    await later.waited('ann', pause - 1);
    assert.equal((await later.tries('ann')).left_ms, 1);
    await later.waited('ann', 5000);
  }
  assert.equal(await pins.fits('ann', '2580'), true);
  assert.deepEqual(await pins.tries('ann'), { wrong: 0, left_ms: 0 }, 'the right one wipes the slate');
});

test('a PIN that anybody would guess is refused, and two that differ', () => {
  assert.deepEqual([pinFault('123', '123'), pinFault('1111', '1111'), pinFault('3456', '3456'), pinFault('98765', '98765'), pinFault('2580', '2581'), pinFault('2580', '2580')],
    ['pin_form', 'pin_simple', 'pin_simple', 'pin_simple', 'pin_differs', null]);
});

test('one whose device was stopped leaves a shared phone with all of theirs that the lab has, and nothing that waits goes', async () => {
  const phone = openStore(named());
  const [ann, ben] = [phone.as('ann'), phone.as('ben')];
  await phone.auth.keep(session('ann'));
  await phone.auth.keep(session('ben'));
  const photo = await ann.photos.keep(new Uint8Array([1]).buffer, 'image/jpeg');
  const delivery = { sha256: photo, size: 1, mime: 'image/jpeg', about: 's1', photo_kind: 'x', taken_at: 't', thumb: null };
  const [said] = await ann.outbox.add([act('s1')], witness('ann'), { records: [{ collection: 'samples', id: 's1', doc: {} }], deliveries: [delivery] });
  await ann.outbox.add([act('s9')], witness('ann'));
  await ben.outbox.add([act('s2')], witness('ben'), { records: [{ collection: 'samples', id: 's2', doc: {} }] });
  await phone.outbox.acknowledge([{ op_id: said!.op_id, body_sha256: said!.body_sha256, status: 'quarantined', duplicate: false, pos: 1, flags: [] }], 'now');
  await ann.photos.reached(photo, 1, { at: 'now', pos: 1 });
  const draft_photo = await ann.photos.keep(new Uint8Array([2]).buffer, 'image/jpeg');
  await ann.drafts.save('d', { photos: [{ sha256: draft_photo }] }, 'now');
  await ben.drafts.save('e', {}, 'now');
  await forgetPerson(phone, 'ann');
  assert.deepEqual((await phone.auth.everyone()).map(({ person_id }) => person_id), ['ben']);
  assert.deepEqual([await ann.documents.count('samples'), await ben.documents.count('samples')], [0, 1]);
  assert.deepEqual([(await ann.drafts.list()).length, (await ben.drafts.list()).length], [0, 1]);
  assert.deepEqual([await phone.photos.has(photo), await phone.photos.has(draft_photo)], [false, false]);
  assert.deepEqual((await phone.outbox.waiting()).map(({ about }) => about), ['s9', 's2'], 'what waits is everybody’s and stays');
});

const proper = (rest: object) => ({ proto: 'fieldsample-sync/1', server_time: new Date().toISOString(), ...rest });
const said = (status: number, body: unknown): RawAnswer => ({ status, header: () => null, text: async () => JSON.stringify(body), bytes: async () => new ArrayBuffer(0) });

test('whoever acts, each person’s operations go with their own token and device, and one the lab turns away stops no other', async () => {
  const phone = openStore(named());
  for (const person of ['ann', 'ben', 'cat']) {
    await phone.auth.keep(session(person));
    await phone.as(person).outbox.add([act(`s-${person}`)], witness(person));
  }
  const seen: string[] = [];
  const partsOf = (of: Session): RoadParts => ({
    store: phone.as(of.person_id),
    wire: new Wire(() => of.token, async (request) => {
      if (of.person_id === 'ann') return said(401, { error: { code: 'sign_in_failed', message: 'x', details: {} } });
      if (!request.path.endsWith('/push')) return said(200, proper({ cursor: 'c', more: false, changes: [], missing_ops: [], missing_blobs: [] }));
      const { ops, device_id } = JSON.parse(request.body as string) as { device_id: string; ops: { op_id: string; body_sha256: string; actor: string; device_id?: string }[] };
      seen.push(`${of.token} ${device_id} ${ops.map(({ actor, device_id: named_one }) => `${actor} ${named_one ?? ''}`).join()}`.trim());
      return said(200, proper({ results: ops.map(({ op_id, body_sha256 }) => ({ op_id, body_sha256, status: 'accepted', duplicate: false, pos: 1, flags: [] })) }));
    }),
    around: { device_id: of.device_id, person_id: of.person_id, app_build: 'x', now: () => new Date(), mono: () => 1 },
    clock: () => ({ wall_ms: 1, mono_ms: 1, page: 'p' }), report: async () => ({}),
  });
  const everyone = await phone.auth.everyone();
  await visitFor(phone, everyone, partsOf, new NoAnswer('off', 'network'));
  assert.deepEqual(seen, [], 'without a network nobody is asked to wait for the others');
  await visitFor(phone, everyone, partsOf, undefined);
  assert.deepEqual(seen, ['t-ben d-ben ben', 't-cat d-cat cat']);
  assert.deepEqual((await phone.outbox.waiting()).map(({ about }) => about), ['s-ann']);
  assert.deepEqual(await phone.meta.find('colleagues'), { ann: 'sign_in' });
  assert.equal(await phone.as('cat').meta.find('cursor'), 'c', 'their replicas stay fresh too');
});
