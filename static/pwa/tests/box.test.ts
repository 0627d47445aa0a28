import assert from 'node:assert/strict';
import test from 'node:test';
import { type BoxSaid, boxView, newBox, samplesIn, siblingsOf } from '../src/domain/box';
import type { Box } from '../src/domain/document';
import { fitsAny, rangesOf, readTemperature } from '../src/domain/temperature';

const BOX = newBox('box', 'lab', 'HZ00000000001', 'bob', '2026-11-22T08:00:00+08:00');
const ITEMS = new Map(['a1', 'a2', 'b1'].map((id) => [id, { id, sample: id.charAt(0), label: `HZ${id}` }]));
let at = 0;
const said = (kind: string, body: object, op_id = `op-${kind}-${at}`): BoxSaid => {
  at += 1;
  return { op_id, state: 'waiting', operation: { kind, actor: 'bob', device_time: `2026-11-22T08:${String(at).padStart(2, '0')}:00+08:00`, body: JSON.stringify(body) } };
};
const pack = (item: string): BoxSaid => said('box.pack', { item }, `pack-${item}`);
const inside = (box: Box): string[] => box.items.map(({ item }) => item);

test('what was packed shows before the lab has heard of it, and what was taken out does not', () => {
  const view = boxView(BOX, [pack('a1'), pack('b1'), said('box.unpack', { item: 'a1', answers: ['pack-a1'] }), pack('a2')], ITEMS);
  assert.deepEqual(inside(view), ['b1', 'a2']);
  assert.equal(samplesIn(view.items), 2);
});

test('the same item packed twice is in the box once', () => {
  assert.deepEqual(inside(boxView(BOX, [pack('a1'), said('box.pack', { item: 'a1' })], ITEMS)), ['a1']);
});

test('what the lab has told counts once, and what it set aside not at all', () => {
  const fact = { op_id: 'pack-a1', kind: 'box.pack', at: '', unsure: false, by: 'bob', device_id: null, said: { item: 'a1' } };
  const told: Box = { ...BOX, items: [{ item: 'a1', sample: 'a', label: 'HZa1', op_id: 'pack-a1', at: '' }], facts: [fact] };
  const view = boxView(told, [pack('a1'), { ...pack('b1'), state: 'refused' }], ITEMS);
  assert.deepEqual(inside(view), ['a1']);
  assert.deepEqual(view.refused, ['box.pack']);
});

test('closing and handing over move the box on; cancelling frees its items; nothing moves an arrived one back', () => {
  const closed = boxView(BOX, [pack('a1'), said('box.close', { seal_no: 'F-7', temperature_c: 4.5 })], ITEMS);
  assert.deepEqual([closed.state, closed.seal_no, closed.start_temperature_c], ['closed', 'F-7', 4.5]);
  const gone = boxView(closed, [said('box.hand_over', { to_name: '示例司机' })], ITEMS);
  assert.deepEqual([gone.state, gone.handed_to], ['in_transit', '示例司机']);
  const cancelled = boxView(closed, [said('box.cancel', { reason: '箱子坏了' })], ITEMS);
  assert.deepEqual([cancelled.state, inside(cancelled)], ['cancelled', []]);
  const arrived = boxView({ ...BOX, state: 'arrived' }, [said('box.cancel', { reason: '…' }), said('box.hand_over', { to_name: '…' })], ITEMS);
  assert.equal(arrived.state, 'arrived');
});

test('a closing that is taken back opens the box, whether the lab has told it or not', () => {
  const here = boxView(BOX, [said('box.close', { seal_no: 'F-7' }, 'close'), said('operation.undo', { op_id: 'close' })], ITEMS);
  assert.deepEqual([here.state, here.seal_no], ['open', null]);
  const fact = { op_id: 'close', kind: 'box.close', at: '', unsure: false, by: 'bob', device_id: null, said: {} };
  const told = boxView({ ...BOX, state: 'closed', seal_no: 'F-7', facts: [fact] }, [said('operation.undo', { op_id: 'close' })], ITEMS);
  assert.deepEqual([told.state, told.seal_no], ['open', null]);
});

test('of each sample in the box the missing items are named', () => {
  const [a] = siblingsOf([{ item: 'a1', sample: 'a' }], [...ITEMS.values()]);
  assert.equal(a?.packed, 1);
  assert.equal(a.all, 2);
  assert.deepEqual(a.missing.map(({ id }) => id), ['a2']);
});

test('temperatures are read as people type them', () => {
  const typed: [string, number | null][] = [
    ['4.5', 4.5], ['4,5', 4.5], ['４．５', 4.5], ['４，５', 4.5], ['4。5', 4.5], ['-18', -18], ['−18 ℃', -18], ['－１８', -18], ['+3', 3], ['0', 0], ['4 °C', 4], ['4.', 4],
    ['', null], ['四', null], ['4.5.1', null], ['1 2', null], ['300', null], ['-300', null], ['4-8', null],
  ];
  for (const [text, value] of typed) {
    const read = readTemperature(text);
    assert.equal(read.ok ? read.value : null, value, text);
  }
});

test('the words of transport become ranges, each alternative one; words without a number are no rule', () => {
  assert.deepEqual(rangesOf('0–10 °C, 避光'), [{ min: 0, max: 10 }]);
  assert.deepEqual(rangesOf('≤ 4 °C 或 ≤ −18 °C'), [{ min: null, max: 4 }, { min: null, max: -18 }]);
  assert.deepEqual(rangesOf('冷藏品 2–6 °C'), [{ min: 2, max: 6 }]);
  assert.deepEqual(rangesOf('0–4 °C 或 ≤ −18 °C'), [{ min: 0, max: 4 }, { min: null, max: -18 }]);
  for (const words of ['常温', '避光', '按标签', 'as parent', null]) assert.deepEqual(rangesOf(words), [], String(words));
});

test('a temperature fits when one alternative holds it, and always where there is no rule', () => {
  const frozen_or_cool = rangesOf('0–4 °C 或 ≤ −18 °C');
  assert.deepEqual([-20, -18, -5, 0, 4, 4.1].map((degrees) => fitsAny(frozen_or_cool, degrees)), [true, true, false, true, true, false]);
  assert.ok(fitsAny([], 30));
});
