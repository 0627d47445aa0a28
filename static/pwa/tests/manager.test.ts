import assert from 'node:assert/strict';
import test from 'node:test';
import type { Site } from '../src/domain/document';
import { byTown, byType, monthBeside, monthOf, sum, townPlaces } from '../src/screens/manager/counts';
import { countdown, grouped } from '../src/screens/manager/enrol-sheet';
import { inOrderOfNeed, warningsOfPhone } from '../src/screens/manager/fleet-warnings';
import { toneOf } from '../src/screens/manager/legend';
import { withCopy } from '../src/screens/manager/month-counts';
import type { CoverageRow, FleetDevice } from '../src/sync/api';
import { withRoom } from '../src/ui/map/draw';
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

test('a town stands in the middle of its sites with a position', () => {
  const site = (town: string | null, latitude: number | null): Site => ({
    id: `${town}${latitude}`, lab_id: 'lab', name: 's', site_type: 'mall', town, address: null, code: null, latitude, longitude: latitude === null ? null : 120,
    no_position_reason: null, points: [], proposed: false, active: true,
  });
  assert.deepEqual(townPlaces([site('T', 30), site('T', 31), site('T', null), site(null, 10)]), [{ name: 'T', latitude: 30.5, longitude: 120 }]);
});

test('names that would lie on another are left out', () => {
  const towns = ['一镇', '二镇', '三镇'].map((name, i) => ({ name, latitude: i, longitude: 0 }));
  const shown = withRoom(towns, ({ latitude }) => ({ x: latitude === 1 ? 10 : latitude * 100, y: 0 }));
  assert.deepEqual(shown.map(({ name }) => name), ['一镇', '三镇']);
});

test('a device keeps the last copies of twelve months', () => {
  let copies = {};
  for (let i = 1; i <= 14; i++) copies = withCopy(copies, { month: monthBeside(`2026-${String(((i - 1) % 12) + 1).padStart(2, '0')}`, 1), as_of: String(i), rows: [] });
  assert.ok(Object.keys(copies).length <= 12);
});

const NOW = new Date('2026-11-22T12:00:00Z');
const phone = (over: Partial<FleetDevice>): FleetDevice => ({
  id: 'd', name: 'phone', device_no: 1, person_id: 'p', last_seen_at: '2026-11-22T11:00:00Z', last_seq: 1, app_build: 'A', waiting_operations: 0, waiting_photos: 0,
  oldest_waiting_at: null, storage_persisted: true, clock_offset_ms: 0, revoked_at: null, ...over,
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
