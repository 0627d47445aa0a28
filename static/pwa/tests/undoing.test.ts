import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { type BoxSaid, boxView, newBox } from '../src/domain/box';
import { type SaidHere, stateHere } from '../src/domain/custody';
import type { Fact, Sample, SampleState } from '../src/domain/document';
import { openReturns } from '../src/domain/returning';
import { kindsCounting, undoAct, undoneHere } from '../src/domain/undoing';
import type { Reference } from '../src/domain/reference';
import { decisionsOf } from '../src/screens/desk/standing';
import { happened } from '../src/screens/sampler/timeline';
import { trimmedReference } from '../reference.mjs';

const { states } = ((await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference).custody;
const fact = (op_id: string, kind: string, said: Record<string, unknown> = {}): Fact => ({ op_id, kind, at: '2026-11-22T05:00:00Z', unsure: false, by: 'bob', device_id: null, said });
const here = (op_id: string, kind: string, body: object = {}, state: SaidHere['state'] = 'waiting'): SaidHere => ({
  op_id, state, operation: { kind, actor: 'bob', device_time: '2026-11-22T06:00:00Z', body: JSON.stringify(body) },
});
const undo = (op_id: string, state: SaidHere['state'] = 'waiting'): SaidHere => here(`undo-${op_id}`, 'operation.undo', { op_id }, state);
const sample = (state: SampleState, ...facts: Fact[]): Sample => ({ id: 's', state, facts }) as unknown as Sample;

test('a hand-over that was taken back before the lab heard of it leaves the sample where it was', () => {
  assert.equal(stateHere(states, sample('sealed'), [here('h', 'sample.hand_over')]), 'in_transit');
  assert.equal(stateHere(states, sample('sealed'), [here('h', 'sample.hand_over'), undo('h')]), 'sealed');
  assert.equal(stateHere(states, sample('sealed'), [here('h', 'sample.hand_over'), undo('h'), here('h2', 'sample.hand_over')]), 'in_transit');
});

test('one that the lab has told of already is back at once, and the seal stands', () => {
  const told = sample('in_transit', fact('c', 'sample.create'), fact('s', 'sample.seal'), fact('h', 'sample.hand_over'));
  assert.equal(stateHere(states, told, [undo('h')]), 'sealed');
  assert.equal(stateHere(states, { ...told, state: 'received' }, [undo('h')]), 'received', 'what the lab did since is the lab’s');
  assert.equal(stateHere(states, told, [undo('h', 'refused')]), 'in_transit', 'a refused undo takes nothing back');
});

test('what was packed and taken out again brings no sample on its way', () => {
  const told = sample('in_transit', fact('p', 'box.pack'), fact('u', 'box.unpack', { answers: ['p'] }), fact('h', 'sample.hand_over'));
  assert.equal(stateHere(states, told, [undo('h')]), 'registered');
});

test('taking back names the fact and its record', () => {
  assert.deepEqual(undoAct({ op_id: 'h', subject: 's' }), { kind: 'operation.undo', subject: 's', body: { op_id: 'h' } });
  assert.deepEqual([...undoneHere([fact('u', 'operation.undo', { op_id: 'a' })], [undo('b')])], ['a', 'b']);
  assert.ok(!kindsCounting(sample('sealed', fact('s', 'sample.seal')), [undo('s')]).includes('sample.seal'));
});

test('a return waits again when its answer was taken back', () => {
  const back = sample('sealed', fact('r', 'sample.return', { comments: [] }));
  const answer = here('a', 'sample.resubmit', { answers: ['r'] });
  assert.equal(openReturns(back, [answer]).length, 0);
  assert.equal(openReturns(back, [answer, undo('a')]).length, 1);
  assert.equal(openReturns(back, [undo('r')]).length, 0);
});

test('a decision of the desk that was taken back is none', () => {
  const told = { by: 'rita', at: '', here: false };
  const all = [{ ...told, op_id: 'x', kind: 'sample.receive', said: {} }, { ...told, op_id: 'u', kind: 'operation.undo', said: { op_id: 'x' } }];
  assert.deepEqual(decisionsOf(all), []);
});

test('a box that was handed over by mistake is here again, closed as it was', () => {
  const closed = { ...newBox('b', 'lab', 'HZ1', 'bob', ''), state: 'in_transit' as const, handed_to: '示例司机', facts: [fact('c', 'box.close'), fact('h', 'box.hand_over')] };
  const view = boxView(closed, [undo('h')], new Map());
  assert.deepEqual([view.state, view.handed_to], ['closed', null]);
  const fresh = boxView(newBox('b', 'lab', 'HZ1', 'bob', ''), [here('c', 'box.close'), here('h', 'box.hand_over', { to_name: 'x' }), undo('h')] as BoxSaid[], new Map());
  assert.deepEqual([fresh.state, fresh.handed_to], ['closed', null]);
});

test('what was taken back stays on the timeline, and is marked', () => {
  const rows = happened({ sample: sample('sealed', fact('h', 'sample.hand_over')), entries: [undo('h')] } as unknown as Parameters<typeof happened>[0]);
  assert.deepEqual(rows.map(({ kind, undone }) => [kind, undone]), [['sample.hand_over', true], ['operation.undo', false]]);
});
