import assert from 'node:assert/strict';
import test from 'node:test';
import type { LabelRoll, LabelUse } from '../src/domain/document';
import { withFate } from '../src/domain/label-use';
import { type Facts, linesOf, verdictOf } from '../src/screens/sampler/ready/lines';
import { stockOf } from '../src/screens/sampler/ready/stock';

const NOW = new Date('2026-11-22T08:10:00+08:00');
const well: Facts = {
  now: NOW, persisted: true, installed: true, free_bytes: 5e9, camera: 'granted', read: { at: NOW.toISOString(), code: 'HZ-1' },
  place: { accuracy_m: 9, distance_m: 12, site: 'x' }, reference_version: '2026-11', forms: 1, newer: false, labels: { left: 40, rolls: 1 }, sites: 9,
  last_sync_at: NOW.toISOString(), clock_offset_ms: 300, battery: { level: 0.9, charging: false },
};
const lineOf = (facts: Partial<Facts>, key: string) => linesOf({ ...well, ...facts }).find((line) => line.key === key);
const verdict = (facts: Partial<Facts>) => verdictOf(linesOf({ ...well, ...facts }));

test('a phone with all that the day needs is green, and the reminder of the screen lock does not spoil it', () => {
  assert.equal(verdict({}), 'good');
  assert.equal(lineOf({}, 'screen_lock')?.tone, 'plain');
});

test('no position indoors, a coarse one, no battery to ask and no icon on the Home screen keep nobody back', () => {
  for (const facts of [{ place: 'none' }, { place: { accuracy_m: 3000, distance_m: null, site: null } }, { battery: null }, { installed: false }, { newer: null }] as Partial<Facts>[]) {
    assert.equal(verdict(facts), 'good', JSON.stringify(facts));
  }
  assert.equal(lineOf({ place: 'none' }, 'place')?.tone, 'warn', 'it is said all the same');
  assert.equal(verdict({ place: 'looking' }), 'warn', 'not green before it was looked for');
});

test('what stops a day is red: no labels, no sites, a clock that is far off, a camera or position that is not allowed, no room', () => {
  const bad: Partial<Facts>[] = [{ labels: { left: 0, rolls: 1 } }, { sites: 0 }, { clock_offset_ms: -11 * 60_000 }, { read: null, camera: 'denied' }, { place: 'denied' }, { free_bytes: 1e6 }, { last_sync_at: null }, { reference_version: '' }];
  for (const facts of bad) assert.equal(verdict(facts), 'bad', JSON.stringify(facts));
});

test('a label that the camera read yesterday does not count for today', () => {
  assert.equal(lineOf({ read: { at: '2026-11-21T08:00:00+08:00', code: 'x' } }, 'camera')?.case, 'untried');
});

test('without the lab the app’s version is told as of the last contact', () => {
  assert.equal(lineOf({ newer: null }, 'app')?.case, 'asof');
  assert.equal(lineOf({ newer: true }, 'app')?.tone, 'warn');
});

test('the stock counts my own rolls less what was used, spoiled, lost or already stuck on by this phone', () => {
  const roll = { id: 'r', lab_id: 'l', codes: ['A', 'B', 'C', 'D', 'E'], issued_to: 'me' } as unknown as LabelRoll;
  const other = { ...roll, id: 'o', issued_to: 'you' };
  let use: LabelUse | undefined = withFate(roll, undefined, 'A', 'used');
  use = withFate(roll, use, 'B', 'spoiled');
  assert.deepEqual(stockOf([roll, other], [use], [{ label: 'C' }], 'me'), { left: 2, rolls: 1 });
});
