import assert from 'node:assert/strict';
import test from 'node:test';
import { byTown, byType, monthBeside, monthOf, sum } from '../src/screens/manager/counts';
import { countdown, grouped } from '../src/screens/manager/enrol-sheet';
import { inOrderOfNeed, isProgram, warningsOfPhone } from '../src/screens/manager/fleet-warnings';
import { toneOf } from '../src/screens/manager/legend';
import { withCopy } from '../src/screens/manager/month-counts';
import { monthWords } from '../src/screens/manager/month';
import { gapWords } from '../src/screens/manager/phone';
import { waitsForWords } from '../src/screens/manager/said-words';
import { fateOf, withLeft } from '../src/screens/manager/second-chance';
import type { CoverageRow, FleetDevice, QuarantineRow } from '../src/sync/api';
import { inDrawingOrder, type MapPlace } from '../src/ui/map/draw';
import { type Named, placeNames } from '../src/ui/map/names';
import { classOf, classWords, quantileBounds } from '../src/ui/map/quantiles';

const row = (site_id: string | null, sample_type: string, collected: number, received = 0): CoverageRow => ({
  site_id, town: 'T1', sample_type, collected, arrived: received, received, rejected: 0,
});
const ROWS = [row('a', 'A-VEG', 2, 1), row('a', 'A-FRU', 1), row('b', 'A-VEG', 5, 5), row(null, 'W-OUT', 1)];
const names = { site: (id: string) => id || 'nowhere', town: (id: string) => (id === 'b' ? 'T2' : id === '' ? '–' : 'T1') };

test('rows add up by town and site, the most first', () => {
  const towns = byTown(ROWS, names);
  assert.deepEqual(towns.map(({ name, counts }) => [name, counts.collected, counts.received]), [['T2', 5, 5], ['T1', 3, 1], ['–', 1, 0]]);
  assert.deepEqual(towns[1]?.sites.map(({ key, counts }) => [key, counts.collected]), [['a', 3]]);
});

test('both groupings have the same total', () => {
  const types = byType(ROWS, (code) => code);
  assert.deepEqual(types.map(({ key }) => key), ['A-VEG', 'A-FRU', 'W-OUT']);
  const total = (lines: { counts: Parameters<typeof sum>[0][number] }[]) => sum(lines.map(({ counts }) => counts));
  assert.deepEqual(total(types), total(byTown(ROWS, names)));
});

test('classes hold about as many each and never part equal numbers', () => {
  assert.deepEqual(quantileBounds([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [2, 4, 6, 8, 10]);
  assert.deepEqual(quantileBounds([1, 1, 1, 1, 1, 1, 9]), [1, 9]);
  assert.deepEqual(quantileBounds([0, 0]), []);
  assert.deepEqual([0, 1, 2, 3, 10, 99].map((value) => classOf(value, [2, 4, 10])), [0, 1, 1, 2, 3, 3]);
  assert.deepEqual([1, 2, 3].map((index) => classWords(index, [1, 2, 10])), ['1', '2', '3–10']);
});

test('the highest class is the darkest, however few there are', () => {
  assert.deepEqual([1, 2].map((index) => toneOf(index, [1, 9])), [1, 5]);
  assert.deepEqual([1, 2, 3, 4, 5].map((index) => toneOf(index, [1, 2, 3, 4, 5])), [1, 2, 3, 4, 5]);
  assert.equal(toneOf(0, []), 0);
});

test('months turn at the year, and by the lab\'s calendar', () => {
  assert.equal(monthBeside('2026-12', 1), '2027-01');
  assert.equal(monthBeside('2026-01', -1), '2025-12');
  assert.equal(monthOf('2026-10-31T16:30:00Z', 'Asia/Shanghai'), '2026-11');
});

test('a month is named in the language of the screen', () => {
  assert.equal(monthWords('2026-11', 'zh-CN'), '2026年11月');
  assert.equal(monthWords('2026-11', 'en'), 'Nov 2026');
});

const town = (name: string, weight: number, x: number, y: number): Named => ({ name, weight, spots: [{ x, y, radius: 10 }] });
const placed = (towns: Named[]): string[] => placeNames(towns, 400, 400).map(({ name }) => name);

test('a town\'s name stands above its circles, and elsewhere where there is no room', () => {
  const [above] = placeNames([town('一镇', 1, 200, 200)], 400, 400);
  assert.ok(above && above.x === 200 && above.y < 190);
  const [below] = placeNames([town('一镇', 1, 200, 12)], 400, 400);
  assert.ok(below && below.y > 22);
});

test('a name keeps off the circles of others where it can', () => {
  const [first] = placeNames([town('一镇', 2, 200, 200), { name: '', weight: 0, spots: [{ x: 200, y: 178, radius: 10 }] }], 400, 400);
  assert.ok(first && first.y > 200);
});

test('where names would lie on one another, the busiest town has its name', () => {
  const crowd = Array.from({ length: 9 }, (_, i) => town(`镇${i}`, i, 200 + i, 200));
  const names = placed(crowd);
  assert.ok(names.includes('镇8') && names.length < 9);
});

test('points of sites where nothing was taken never hide a circle', () => {
  const place = (id: string, tone: number | null, size: number): MapPlace => ({ id, name: id, town: null, latitude: 30, longitude: 120, tone, size });
  const order = inDrawingOrder([place('small', 1, 0.2), place('none', null, 0), place('large', 5, 1), place('chosen', 2, 0.5)], 'chosen');
  assert.deepEqual(order.map(({ id }) => id), ['none', 'large', 'small', 'chosen']);
});

test('a device keeps the last copies of twelve months', () => {
  let copies = {};
  for (let i = 1; i <= 14; i++) copies = withCopy(copies, { month: monthBeside(`2026-${String(((i - 1) % 12) + 1).padStart(2, '0')}`, 1), as_of: String(i), rows: [] });
  assert.ok(Object.keys(copies).length <= 12);
});

const NOW = new Date('2026-11-22T12:00:00Z');
const phone = (over: Partial<FleetDevice>): FleetDevice => ({
  id: 'd', name: 'phone', device_no: 1, person_id: 'p', last_seen_at: '2026-11-22T11:00:00Z', last_seq: 1, app_build: 'A', waiting_operations: 0, waiting_photos: 0,
  oldest_waiting_at: null, storage_persisted: true, clock_offset_ms: 0, revoked_at: null, gaps: [], ...over,
});
const keys = (over: Partial<FleetDevice>): string[] => warningsOfPhone(phone(over), NOW).map(({ key }) => key);

test('a phone is warned of in time, and a stopped one no more', () => {
  assert.deepEqual(keys({}), []);
  assert.deepEqual(keys({ oldest_waiting_at: '2026-11-21T11:00:00Z' }), ['waits']);
  assert.deepEqual(keys({ oldest_waiting_at: '2026-11-20T11:00:00Z' }), ['waits_long']);
  assert.deepEqual(keys({ clock_offset_ms: -700_000, storage_persisted: false }), ['clock_off', 'may_clear']);
  assert.deepEqual(keys({ clock_offset_ms: -700_000, revoked_at: '2026-11-22T00:00:00Z' }), []);
});

test('what needs a look stands first', () => {
  const devices = [phone({ id: 'fine' }), phone({ id: 'stopped', revoked_at: '2026-11-22T00:00:00Z' }), phone({ id: 'warn', storage_persisted: false }), phone({ id: 'bad', clock_offset_ms: 9e6 })];
  assert.deepEqual(inOrderOfNeed(devices, NOW).map(({ id }) => id), ['bad', 'warn', 'fine', 'stopped']);
});

test('the countdown ends at nothing, and the short code is read in two halves', () => {
  assert.equal(countdown('2026-11-22T12:09:05Z', NOW), '9:05');
  assert.equal(countdown('2026-11-22T11:00:00Z', NOW), '0:00');
  assert.equal(grouped('85MS41DH'), '85MS 41DH');
});

test('missing numbers are told in words, with what came around them', () => {
  const gap = { first: 41, last: 44, after_at: '2026-11-22T01:12:00', before_at: '2026-11-22T02:03:00' };
  assert.match(gapWords(gap), /^41–44 号记录没有到，之前 .*01:12，之后 .*02:03。$/);
  assert.match(gapWords({ ...gap, first: 1, last: 1, after_at: null }), /^1 号记录没有到，从第一条起，之后/);
});

test('missing numbers are a warning, of a stopped phone too', () => {
  const gaps = [{ first: 3, last: 3, after_at: null, before_at: null }];
  assert.deepEqual(keys({ gaps, storage_persisted: false }), ['gaps', 'may_clear']);
  assert.deepEqual(keys({ gaps, revoked_at: '2026-11-22T00:00:00Z' }), ['gaps']);
});

test('scripts are told from phones by the server\'s word, or by never reporting', () => {
  assert.ok(isProgram(phone({ how: 'token' })) && !isProgram(phone({ how: 'enrolment', app_build: null })));
  assert.ok(isProgram(phone({ app_build: null, last_seq: 9 })));
  assert.ok(!isProgram(phone({ app_build: null, last_seq: null })));
});

test('what waits names its label as it is printed', () => {
  assert.match(waitsForWords('label:HZ7K3QM9T2XD6'), /HZ-7K3QM-9T2XD-6/);
  assert.match(waitsForWords('sample:0199'), /样品/);
});

const set_aside = (op_id: string, message = ''): QuarantineRow => ({
  op_id, body_sha256: 'x', reason: 'not_permitted', kind: 'sample.create', actor: 'p', device_id: 'd', received_at: '2026-11-22T00:00:00Z', message,
});
const request = (state: 'waiting' | 'sent' | 'refused') => ({ state, asked_at: '2026-11-22T01:00:00Z' });

test('the fate of a second chance is told', () => {
  assert.equal(fateOf(set_aside('a'), undefined, true), 'open');
  assert.equal(fateOf(set_aside('a'), request('waiting'), true), 'asking');
  assert.equal(fateOf(set_aside('a'), request('refused'), true), 'not_allowed');
  assert.equal(fateOf(set_aside('a', 'tried again: no role'), request('sent'), true), 'still');
  assert.equal(fateOf(set_aside('a'), request('sent'), false), 'let_in');
});

test('a record that was let in stays in sight', () => {
  const rows = withLeft([set_aside('a')], [set_aside('a'), set_aside('b')]);
  assert.deepEqual(rows.map(({ row, listed }) => [row.op_id, listed]), [['a', true], ['b', false]]);
});
