import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelRoll, LabelUse } from '../src/domain/document';
import { type Counted, countsOf, holdingsOf, lastUnused, reprintsOf, whereaboutsOf } from '../src/domain/label-stock';

const bits = (...at: number[]): string => btoa(String.fromCharCode(at.reduce((byte, index) => byte | (1 << index), 0)));
const roll = (issued_to: string | null, over: Partial<LabelRoll> = {}): LabelRoll => ({
  id: 'r', lab_id: 'l', codes: ['A', 'B', 'C', 'D', 'E'], issued_to, issued_by: null, issued_at: '2026-11-22T00:00:00Z', ...over,
});
const use = (over: Partial<LabelUse>): LabelUse => ({ id: 'r', lab_id: 'l', used: '', spoiled: '', lost: '', returned: '', ...over });
const counted = (one: LabelRoll, said?: LabelUse, bound: string[] = []): Counted => {
  const whereabouts = whereaboutsOf(one, said, new Set(bound));
  return { roll: one, whereabouts, counts: countsOf(whereabouts) };
};

test('every label of a roll is in one place, and the worst word stands', () => {
  const { whereabouts, counts } = counted(roll(null), use({ used: bits(0, 1), spoiled: bits(1), lost: bits(2), returned: bits(4) }));
  assert.deepEqual(whereabouts, ['used', 'spoiled', 'lost', 'unused', 'returned']);
  assert.deepEqual(counts, { used: 1, spoiled: 1, lost: 1, returned: 1, unused: 1 });
});

test('a label seen on an item is used before the lab says so', () => {
  assert.deepEqual(counted(roll(null), undefined, ['C']).whereabouts, ['unused', 'unused', 'used', 'unused', 'unused']);
});

test('what was given back lies in the stock, and who has the fewest stands first', () => {
  const rolls = [counted(roll('bob')), counted(roll('bea'), use({ used: bits(0, 1, 2), returned: bits(4) }))];
  assert.deepEqual(holdingsOf(rolls).map(({ person, counts }) => [person, counts.unused, counts.returned]), [[null, 0, 1], ['bea', 1, 0], ['bob', 5, 0]]);
});

test('labels are given back from the end of the roll, used ones never', () => {
  const half = counted(roll('bob'), use({ used: bits(0, 4) }));
  assert.deepEqual(lastUnused(half, 2), ['C', 'D']);
  assert.deepEqual(lastUnused(half, 9), ['B', 'C', 'D']);
  assert.deepEqual(lastUnused(half, 0), []);
});

test('a reprint is counted for its own label alone', () => {
  const print = { op_id: 'o', preset: null, codes: 1, copies: 1, reason: 'torn', by: 'x', at: '' };
  const printed = roll(null, { prints: [{ ...print, kind: 'label.print', code: null }, { ...print, kind: 'label.reprint', code: 'A' }, { ...print, kind: 'label.reprint', code: 'B' }] });
  assert.equal(reprintsOf(printed, 'A'), 1);
});
