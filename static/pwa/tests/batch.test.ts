import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawToken, printedCommand, readCommand } from '../src/domain/command';
import { keysOfDay, sampleKeys, UNDECIDED } from '../src/domain/day-keys';
import { receiptNumber } from '../src/domain/receipt-number';
import { wrongIn } from '../src/screens/desk/arrive-form';
import { refOf } from '../src/screens/desk/batch/batch';
import { counting, itemStanding } from '../src/screens/desk/batch/item-standing';
import type { Told } from '../src/screens/desk/standing';

const SHEETS = [{ token: 'AB12CD34', withdrawn_at: null }, { token: 'ZZ99ZZ99', withdrawn_at: '2026-11-22T08:00:00Z' }];
const told = (kind: string, said: Record<string, unknown>, op_id = kind, at = '2026-11-22T08:00:00Z'): Told => ({ op_id, kind, at, by: 'rita', said, here: false });
const ITEM = { id: 'a', label: 'HZ1' };

test('a printed command is understood however a scanner garbles it', () => {
  for (const text of ['UUAB12CD34-OK', 'uuab12cd34-ok', 'ＵＵＡＢ１２ＣＤ３４－ＯＫ', 'UUAB12CD34OK', ' UUAB12CD34-OK ']) {
    assert.deepEqual(readCommand(text, SHEETS), { kind: 'command', word: 'OK' }, text);
  }
  assert.deepEqual(readCommand('UUAB12CD34-R21', SHEETS), { kind: 'command', word: 'R21' });
});

test('a command of a strange or withdrawn sheet commands nothing', () => {
  assert.equal(readCommand('UU00000000-OK', SHEETS).kind, 'foreign');
  assert.equal(readCommand('UUZZ99ZZ99-OK', SHEETS).kind, 'withdrawn');
  assert.equal(readCommand('UUAB12CD34-XX', SHEETS).kind, 'garbled');
  assert.equal(readCommand('UUAB12CD34-OKOK', SHEETS).kind, 'garbled');
  assert.equal(readCommand('HZ7K3QM9T2XD6', SHEETS).kind, 'none');
});

test('a token drawn is one that a command of its sheet is read by', () => {
  const token = drawToken();
  assert.deepEqual(readCommand(printedCommand(token, 'HD'), [{ token, withdrawn_at: null }]), { kind: 'command', word: 'HD' });
});

test('an arrival outweighs the word that an item is missing, whichever came first', () => {
  const missing = told('item.mark_missing', { item: 'a', reason: 'x' });
  const here = told('sample.arrive', { item: 'a', scan_mode: 'scanned' });
  assert.equal(itemStanding(ITEM, [missing, here]).arrival, 'arrived');
  assert.equal(itemStanding(ITEM, [here, missing]).arrival, 'arrived');
  assert.equal(itemStanding(ITEM, [missing]).arrival, 'missing');
  assert.equal(itemStanding({ id: 'b', label: 'HZ2' }, [missing, here]).arrival, 'unchecked');
});

test('an arrival told of a label is its item’s, one told of nothing is the whole sample’s', () => {
  assert.equal(itemStanding(ITEM, [told('sample.arrive', { label: 'HZ1' })]).arrival, 'arrived');
  assert.equal(itemStanding(ITEM, [told('sample.arrive', { label: 'HZ9' })]).arrival, 'unchecked');
  assert.equal(itemStanding(ITEM, [told('sample.arrive', {})]).arrival, 'arrived');
});

test('two desks that scanned one item are both told, once it counts', () => {
  const standing = itemStanding(ITEM, [told('sample.arrive', { item: 'a' }, '2', '2026-11-22T09:00:00Z'), told('sample.arrive', { item: 'a' }, '1')]);
  assert.equal(standing.told?.op_id, '1');
  assert.deepEqual(standing.also.map(({ op_id }) => op_id), ['2']);
});

test('an arrival taken back counts no more', () => {
  const all = [told('sample.arrive', { item: 'a' }, '1'), told('operation.undo', { op_id: '1' }, '2')];
  assert.equal(itemStanding(ITEM, counting(all)).arrival, 'unchecked');
});

test('a lab’s day is found under the days of UTC that it touches', () => {
  const [key] = sampleKeys({ at: '2026-11-21T17:30:00Z', sampled_at: null, arrived_at: null });
  assert.ok(keysOfDay('taken', '2026-11-22').includes(key ?? ''));
  assert.deepEqual(sampleKeys({ at: null, sampled_at: null, arrived_at: null }), []);
});

test('what is undecided is found so, and what is decided by its day', () => {
  assert.deepEqual(sampleKeys({ state: 'on_hold' }), [UNDECIDED]);
  assert.deepEqual(sampleKeys({ state: 'received', decided_at: '2026-11-22T01:00:00Z' }), ['decided:2026-11-22']);
  assert.deepEqual(sampleKeys({ state: 'void' }), []);
});

test('an address names a box, a phone’s day or a loose day', () => {
  assert.deepEqual(refOf('0190'), { kind: 'box', id: '0190' });
  assert.deepEqual(refOf('phone:d1:2026-11-22'), { kind: 'phone', device: 'd1', day: '2026-11-22' });
  assert.equal(refOf('loose')?.kind, 'loose');
  assert.equal(refOf('phone:'), null);
  assert.equal(refOf(''), null);
});

test('a temperature is understood as people type it, and words are refused', () => {
  const said = { count: '６', temperature: '6,2', no_temperature_reason: '', instrument: '', seal: 'ok' };
  assert.deepEqual(wrongIn(said), {});
  assert.deepEqual(wrongIn({ ...said, temperature: '６．２' }), {});
  assert.deepEqual(Object.keys(wrongIn({ ...said, temperature: 'warm' })), ['temperature']);
  assert.deepEqual(Object.keys(wrongIn({ ...said, instrument: 'YQ-0' })), ['instrument']);
});

test('a receipt’s number tells the lab, the day, the desk and the count', () => {
  assert.equal(receiptNumber({ prefix: 'HZ', day: '2026-11-22', device_no: 5, count: 3 }), 'HZ261122-005-03');
});
