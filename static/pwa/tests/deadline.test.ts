import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { trimmedReference } from '../reference.mjs';
import { deadlinesOf, type Held, isOutstanding, partsOf, urgencyOf } from '../src/domain/deadline';
import type { Reference } from '../src/domain/reference';

const reference = (await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference;
const HOUR = 3_600_000;
const AT = '2026-11-23T08:00:00+08:00';
const FROM = Date.parse(AT);

const held = (sample_type: string, over: Partial<Held> = {}): Held => ({
  sample: { id: 's', sample_type, sampled_at: AT, at: AT, clock_unsure: false, received_by_server_at: null }, items: [], offset_ms: 0, ...over,
});
const bottle = (id: string, key: string | null, filled_at: string | null = null) => ({ id, kind: 'bottle', bottle: key, filled_at });
const hoursOf = (of: Held): number[] => deadlinesOf(reference, of).map(({ until_ms }) => (until_ms - FROM) / HOUR);

test('vegetables run 24 hours to the lab’s door, and the number is a recommendation', () => {
  const [only, ...others] = deadlinesOf(reference, held('A-VEG'));
  assert.deepEqual([only?.by, only?.firm, others.length], ['delivery', false, 0]);
  assert.deepEqual(hoursOf(held('A-VEG')), [24]);
});

test('each bottle of a set has its own time from its own filling, soonest first', () => {
  const items = [bottle('metals', 'W2'), bottle('micro', 'W1', '2026-11-23T08:30:00+08:00'), bottle('general', 'W6')];
  const found = deadlinesOf(reference, held('W-TAP', { items }));
  assert.deepEqual(found.map(({ id, by }) => [id, by]), [['micro', 'analysis'], ['general', 'analysis'], ['metals', 'analysis']]);
  assert.deepEqual(hoursOf(held('W-TAP', { items })), [4.5, 12, 336]);
});

test('bottles that nobody told apart run with the one that waits least, and say that it is assumed', () => {
  const [only] = deadlinesOf(reference, held('W-TAP', { items: [bottle('x', null)] }));
  assert.deepEqual([only?.bottle?.bottle, only?.assumed, only?.item], ['W1', true, null]);
});

test('five working days leave the weekend out', () => {
  const found = deadlinesOf(reference, held('F-GRN'));
  assert.equal(new Date(found[0]?.until_ms ?? 0).toISOString(), new Date('2026-11-30T08:00:00+08:00').toISOString());
  assert.ok(found[0]?.days);
});

test('a blank takes its rules from its parent; a type without a rule runs against nothing', () => {
  assert.deepEqual(hoursOf(held('Q-PAR', { parent_type: 'A-VEG' })), [24]);
  assert.deepEqual(hoursOf(held('Q-PAR')), []);
  assert.deepEqual(hoursOf(held('F-DAI')), []);
});

test('a clock that was wrong is put right, and nothing is younger than its record at the lab', () => {
  assert.deepEqual(hoursOf(held('A-VEG', { offset_ms: -HOUR })), [23]);
  const told = held('A-VEG', { sample: { ...held('A-VEG').sample, at: '2026-11-23T06:00:00+08:00', received_by_server_at: AT } });
  assert.deepEqual(hoursOf(told), [22]);
  const unsure = held('A-VEG', { sample: { ...told.sample, clock_unsure: true } });
  assert.deepEqual(hoursOf(unsure), [24]);
});

test('the last hour and the last quarter are near, and what is over is past', () => {
  const day = { from_ms: 0, until_ms: 24 * HOUR };
  assert.deepEqual([17.9, 18.1, 23.9, 24, 30].map((hours) => urgencyOf(day, hours * HOUR)), ['calm', 'soon', 'soon', 'past', 'past']);
  assert.equal(urgencyOf({ from_ms: 0, until_ms: 2 * HOUR }, 1.2 * HOUR), 'soon');
});

test('what is left is rounded down, in hours and minutes, then in days', () => {
  assert.deepEqual(partsOf(2 * HOUR + 10.9 * 60_000), { days: 0, hours: 2, minutes: 10 });
  assert.deepEqual(partsOf(-35 * 60_000), { days: 0, hours: 0, minutes: 35 });
  assert.deepEqual(partsOf(50 * HOUR + 60_000), { days: 2, hours: 2, minutes: 0 });
});

test('the sampler watches a sample until the lab has it', () => {
  const states = ['registered', 'sealed', 'in_transit', 'arrived', 'received', 'rejected', 'void'] as const;
  assert.deepEqual(states.filter((state) => isOutstanding({ state })), ['registered', 'sealed', 'in_transit']);
});
