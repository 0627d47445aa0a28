import assert from 'node:assert/strict';
import test from 'node:test';
import type { SaidHere } from '../src/domain/custody';
import type { Fact, Sample } from '../src/domain/document';
import { openReturns, resubmitAct, returnAct } from '../src/domain/returning';

const fact = (op_id: string, kind: string, said: Record<string, unknown>): Fact => ({ op_id, kind, at: '2026-11-22T05:00:00Z', unsure: false, by: 'rita', device_id: null, said });
const sample = (...facts: Fact[]): Sample => ({ id: 's1', facts }) as unknown as Sample;
const here = (op_id: string, kind: string, body: object, state: SaidHere['state'] = 'waiting'): SaidHere => ({
  op_id, state, operation: { kind, actor: 'bob', device_time: '2026-11-22T06:00:00Z', body: JSON.stringify(body) },
});
const COMMENTS = [{ field: 'qty_total', text: 'differs from the photo' }];
const BACK = fact('r1', 'sample.return', { comments: COMMENTS });

test('a return waits until an answer names it, whichever of them this device learned first', () => {
  assert.deepEqual(openReturns(sample(BACK), []).map(({ op_id, comments }) => [op_id, comments]), [['r1', COMMENTS]]);
  assert.deepEqual(openReturns(sample(BACK, fact('a1', 'sample.resubmit', { answers: ['r1'] })), []), []);
  assert.deepEqual(openReturns(sample(BACK), [here('a1', 'sample.resubmit', { answers: ['r1'] })]), []);
});

test('an answer that the lab refused is no answer', () => {
  assert.equal(openReturns(sample(BACK), [here('a1', 'sample.resubmit', { answers: ['r1'] }, 'refused')]).length, 1);
});

test('a return that was taken back asks nothing of anybody', () => {
  assert.deepEqual(openReturns(sample(BACK, fact('u1', 'operation.undo', { op_id: 'r1' })), []), []);
});

test('what this device has said and the lab has told back counts once', () => {
  assert.equal(openReturns(sample(BACK), [here('r1', 'sample.return', { comments: COMMENTS }, 'sent')]).length, 1);
});

test('an answer names every open return, and says a word only when there is one', () => {
  const open = openReturns(sample(BACK, fact('r2', 'sample.return', { comments: COMMENTS })), []);
  assert.deepEqual(resubmitAct(sample(), open, ' weighed again ').body, { answers: ['r1', 'r2'], note: 'weighed again' });
  assert.deepEqual(resubmitAct(sample(), open, ' ').body, { answers: ['r1', 'r2'] });
  assert.deepEqual(returnAct(sample(), COMMENTS), { kind: 'sample.return', subject: 's1', body: { comments: COMMENTS } });
});
