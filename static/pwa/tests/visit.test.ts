import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Site, Visit } from '../src/domain/document';
import { carriedFrom, newSheet } from '../src/domain/draft';
import type { Act } from '../src/domain/operation';
import { amountsOf, namesOf, type Taken, typesOf, withTaken } from '../src/domain/recent';
import type { Reference } from '../src/domain/reference';
import { begunVisit, carriedInto, endedRecord, endingActs, endLacks, isOngoing, startLacks, visitToday } from '../src/domain/visit';
import type { Rooms } from '../src/rooms';
import { carryVisit, endVisit, ongoingVisits, visitForSheet, visitOf } from '../src/screens/sampler/visiting';
import { type Alongside, openStore } from '../src/store';

const REPOSITORY = join(process.cwd(), '../..');
const site_types = (JSON.parse(readFileSync(join(REPOSITORY, 'fieldsample/reference/site_types.json'), 'utf8')) as { rows: Reference['site_types'] }).rows;

let databases = 0;
const person = { id: 'me', lab_id: 'lab', name: '示例抽样员', roles: ['sampler'] };

/** The rooms that a visit needs, on a store of its own. */
function rooms(): Rooms {
  const store = openStore(`visits-${++databases}`);
  const say = (acts: Act[], alongside?: Alongside) => store.outbox.add(acts, {
    lab_id: 'lab', device_id: 'd', actor: 'me', device_time: new Date().toISOString(), mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null,
  }, alongside);
  return { store, say, session: { lab_id: 'lab', person_id: 'me', person }, reference: { site_types } } as unknown as Rooms;
}

const siteDoc = (id: string, site_type = 'vegetable_market', points: Site['points'] = []) => ({ id, name: id, site_type, points });
const register = (at: Rooms, ...sites: object[]): Promise<boolean> =>
  at.store.documents.takeIn(sites.map((doc) => ({ collection: 'sites' as const, id: (doc as { id: string }).id, rev: 1, pos: 1, doc })), 'c');
const NOWHERE = { method: 'none' as const, reason: 'indoors' };
const begun = (site: string, at: Date = new Date()) => begunVisit(`v-${site}`, site, 'me', at.toISOString(), null);
const record = (over: Partial<Visit>): Visit => ({
  id: 'v', lab_id: 'lab', site: 'market', task_category: 'monthly', samplers: ['me'], notice_no: null, outcome: 'normal', started_at: new Date().toISOString(), created_by: 'me', place: null, ...over,
});

test('a visit goes on until it is ended, has another outcome, grows old or belongs to somebody else', () => {
  const now = new Date();
  assert.ok(isOngoing(record({}), 'me', now));
  assert.ok(isOngoing(record({ outcome: null, closed: false }), 'me', now));
  assert.ok(!isOngoing(record({ closed: true }), 'me', now));
  assert.ok(!isOngoing(record({ outcome: 'refused' }), 'me', now));
  assert.ok(!isOngoing(record({}), 'other', now));
  assert.ok(!isOngoing(record({ started_at: new Date(now.getTime() - 37 * 3_600_000).toISOString() }), 'me', now));
});

test('samples of one site and day share a visit; another day or site begins another', () => {
  const visit = begun('market', new Date('2026-11-22T09:00:00'));
  assert.equal(visitToday([visit], 'market', new Date('2026-11-22T15:00:00'))?.id, visit.id);
  assert.equal(visitToday([visit], 'market', new Date('2026-11-23T09:00:00')), undefined);
  assert.equal(visitToday([visit], 'elsewhere', new Date('2026-11-22T15:00:00')), undefined);
});

test('a lone sampler gives a reason, and a notice number is asked for where the category wants it', () => {
  assert.deepEqual(startLacks(begun('market'), true), ['alone_reason', 'notice_no']);
  assert.deepEqual(startLacks({ ...begun('market'), alone_reason: 'x', notice_no: 'G1' }, true), []);
  assert.deepEqual(startLacks({ ...begun('market'), samplers: ['me', 'you'] }, false), []);
});

test('only a normal visit with samples ends without a word; everything else says why or who saw it', () => {
  const pair = { ...begun('market'), samplers: ['me', 'you'] };
  assert.deepEqual(endLacks(pair, 1), ['outcome']);
  assert.deepEqual(endLacks({ ...pair, outcome: 'normal' }, 1), []);
  assert.deepEqual(endLacks({ ...pair, outcome: 'normal' }, 0), ['why']);
  assert.deepEqual(endLacks({ ...pair, outcome: 'refused' }, 1), ['why']);
  assert.deepEqual(endLacks({ ...pair, outcome: 'refused', witness: '李某' }, 0), []);
});

test('an end without samples says visit, photo and close in this order; after a sample it says only photo and close', () => {
  const photo = { sha256: 'a'.repeat(64), size: 9, mime: 'image/jpeg', photo_kind: 'storefront', taken_at: '2026-11-22T06:00:00Z', thumb: null };
  const visit = { ...begun('market'), outcome: 'closed', note: '关门', photos: [photo], alone_reason: '值班' };
  const ending = { lab_id: 'lab', ended_at: '2026-11-22T10:00:00+08:00', place: NOWHERE };
  const acts = endingActs(visit, ending);
  assert.deepEqual(acts.map(({ kind }) => kind), ['visit.record', 'photo.add', 'visit.close']);
  assert.equal((acts[0]!.body as { note?: string }).note, '值班');
  for (const { body } of acts) for (const value of Object.values(body)) assert.ok(value !== '' && value != null);
  assert.deepEqual(endingActs({ ...visit, recorded: true }, ending).map(({ kind }) => kind), ['photo.add', 'visit.close']);
  assert.equal(endedRecord(visit, ending).closed, true);
});

test('a site that was only looked at leaves nothing behind; one begun is found again by site and by id', async () => {
  const at = rooms();
  await register(at, siteDoc('market'));
  const looked = await visitOf(at, 'market');
  assert.deepEqual(await ongoingVisits(at), []);
  await at.store.visits.keep({ ...looked!, note: 'x' });
  assert.equal((await visitOf(at, 'market'))?.id, looked!.id);
  assert.equal((await visitOf(at, looked!.id))?.note, 'x');
  assert.equal(await visitOf(at, 'unknown'), null);
});

test('an ended visit is not used again, also when an older document of it comes from the lab afterwards', async () => {
  const at = rooms();
  await register(at, siteDoc('market'));
  const visit = { ...begun('market'), outcome: 'refused', note: '不同意' };
  await at.store.visits.keep(visit);
  await endVisit(at, visit, NOWHERE);
  assert.equal(await visitForSheet(at, 'market'), undefined);
  const older = record({ id: visit.id, closed: false });
  await at.store.documents.takeIn([{ collection: 'visits', id: visit.id, rev: 1, pos: 2, doc: older }], 'c2');
  assert.equal(await visitForSheet(at, 'market'), undefined);
  const fresh = await visitOf(at, 'market');
  assert.notEqual(fresh?.id, visit.id);
  assert.equal(fresh?.recorded, false);
});

test('a visit that the lab knows is gone on with, and is not recorded twice', async () => {
  const at = rooms();
  await register(at, siteDoc('market'));
  await at.store.documents.takeIn([{ collection: 'visits', id: 'v', rev: 1, pos: 2, doc: record({ samplers: ['me', 'you'] }) }], 'c2');
  const visit = await visitForSheet(at, 'market');
  assert.equal(visit?.id, 'v');
  assert.equal(visit.recorded, true);
  await at.store.visits.keep({ ...visit, recorded: false, note: 'kept' });
  assert.deepEqual((await ongoingVisits(at)).map(({ recorded, note }) => [recorded, note]), [[true, 'kept']]);
});

test('the type is carried where it fits the site, the point where it was last used', async () => {
  const before = { ...carriedFrom(newSheet('s', '', 'me', null)), site: 'market', point: '3 号摊位', sample_type: 'A-VEG', qty_unit: 'kg' };
  const none = { point: '', point_id: null };
  assert.equal(carriedInto(begun('market'), before, ['A-VEG'], none).point, '3 号摊位');
  assert.deepEqual([carriedInto(begun('works'), before, ['W-OUT'], none)].map(({ sample_type, qty_unit, point }) => [sample_type, qty_unit, point]), [['', '', '']]);

  const at = rooms();
  await register(at, siteDoc('market'), siteDoc('works', 'water_works', [{ id: 'p', name: '出厂水口' }]));
  await at.store.meta.remember('carried', before);
  await carryVisit(at, begun('works'));
  const to_works = (await at.store.meta.find('carried')) as typeof before;
  assert.deepEqual([to_works.sample_type, to_works.point, to_works.point_id], ['', '出厂水口', 'p']);
  const taken = { ...newSheet('s', '', 'me', null), site: 'market', point: '5 号摊位', sample_name: '小白菜' };
  await at.store.meta.remember('recent', withTaken([], taken));
  await carryVisit(at, begun('market'));
  assert.equal(((await at.store.meta.find('carried')) as typeof before).point, '5 号摊位');
});

test('what was sampled lately is offered once each, newest first, amounts of the same product before others', () => {
  const sheet = { ...newSheet('s', '', 'me', null), sample_type: 'A-VEG', qty_unit: 'kg', site: 'market', point: 'p' };
  const taken = [['小白菜', '3'], ['上海青', '2.5'], ['小白菜', '2'], ['小白菜', '3']].reduce<Taken[]>((before, [sample_name = '', qty_total = '']) => withTaken(before, { ...sheet, sample_name, qty_total }), []);
  assert.equal(taken.length, 3);
  assert.deepEqual(namesOf(taken, 'A-VEG'), ['小白菜', '上海青']);
  assert.deepEqual(namesOf(taken, 'W-TAP'), []);
  assert.deepEqual(amountsOf(taken, { sample_type: 'A-VEG', sample_name: '上海青' }).map(({ qty_total }) => qty_total), ['2.5', '3', '2']);
  assert.deepEqual(typesOf(taken, ['A-FRU', 'A-VEG']), ['A-VEG', 'A-FRU']);
});
