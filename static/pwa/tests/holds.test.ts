import assert from 'node:assert/strict';
import test from 'node:test';
import type { SaidHere } from '../src/domain/custody';
import { samplersNamed } from '../src/domain/answering';
import type { Fact, Person, Sample } from '../src/domain/document';
import { isAsked, openHolds, replyAct } from '../src/domain/holds';
import { newTranscription, samplersFollowing, type Transcription } from '../src/domain/transcribing';
import { isMineToTake, wantedAnew } from '../src/domain/recollecting';

const fact = (op_id: string, kind: string, said: Record<string, unknown>): Fact => ({ op_id, kind, at: '2026-11-22T05:00:00Z', unsure: false, by: 'rita', device_id: null, said });
const sample = (...facts: Fact[]): Sample => ({ id: 's1', created_by: 'bob', facts }) as unknown as Sample;
const here = (op_id: string, kind: string, body: object, state: SaidHere['state'] = 'waiting'): SaidHere => ({
  op_id, state, operation: { kind, actor: 'bob', device_time: '2026-11-22T06:00:00Z', body: JSON.stringify(body) },
});
const HELD = fact('h1', 'sample.hold', { question: 'Which stall?', reason: 'R04' });

test('a question stays open until a decision names it; an answer only tells', () => {
  const [hold] = openHolds(sample(HELD, fact('r1', 'sample.reply', { hold: 'h1', text: 'Stall 3' })), []);
  assert.ok(hold);
  assert.equal(hold.question, 'Which stall?');
  assert.deepEqual(hold.replies.map(({ text }) => text), ['Stall 3']);
  assert.deepEqual(openHolds(sample(HELD, fact('d1', 'sample.receive', { answers: ['h1'] })), []), []);
  assert.equal(openHolds(sample(HELD, fact('d1', 'sample.receive', {})), []).length, 1);
});

test('what is here without standing on a list waits like a question', () => {
  assert.deepEqual(openHolds(sample(fact('u1', 'item.unexpected', { explanation: 'In the wrong box' })), []).map(({ question }) => question), ['In the wrong box']);
});

test('an answer of this device counts before the lab has it; one that was refused or taken back does not', () => {
  const replied = (state: SaidHere['state']) => openHolds(sample(HELD), [here('r1', 'sample.reply', { hold: 'h1', text: 'x' }, state)])[0]?.replies.length;
  assert.equal(replied('waiting'), 1);
  assert.equal(replied('refused'), 0);
  assert.deepEqual(openHolds(sample(HELD), [here('u1', 'operation.undo', { op_id: 'h1' })]), []);
});

test('a question to nobody by name is the sampler’s', () => {
  const [open] = openHolds(sample(HELD), []);
  assert.ok(open);
  assert.ok(isAsked(open, sample(), 'bob') && !isAsked(open, sample(), 'bea'));
  assert.ok(isAsked({ ...open, to: 'bea' }, sample(), 'bea') && !isAsked({ ...open, to: 'bea' }, sample(), 'bob'));
  assert.deepEqual(replyAct(sample(), open, ' Stall 3 ').body, { hold: 'h1', text: 'Stall 3' });
});

test('of a sample typed in from paper the sampler named there answers, and nobody where none is named', () => {
  const typed = { ...sample(), transcribed: { by: 'rita', at: '', written_by: ['Bea'], paper_no: null } };
  const [open] = openHolds(sample(HELD), []);
  assert.ok(open);
  assert.ok(isAsked(open, { ...typed, samplers: ['bea'] }, 'bea'));
  assert.ok(!isAsked(open, { ...typed, samplers: [] }, 'bob'), 'the desk typed it in, and did not take it');
});

test('a new sample is wanted until it is taken, or until nothing stands that asked for it', () => {
  const wanted = { op_id: 'o', to: 'bea', due: null, reason: null, by: 'rita', at: '', taken: [] as string[], withdrawn: false };
  const rejected = { ...sample(), state: 'rejected', recollect: wanted } as Sample;
  assert.ok(wantedAnew(rejected, new Set()));
  assert.ok(isMineToTake(rejected, 'bea') && !isMineToTake(rejected, 'bob'));
  assert.equal(wantedAnew({ ...rejected, recollect: { ...wanted, withdrawn: true } }, new Set()), null);
  assert.equal(wantedAnew({ ...rejected, recollect: { ...wanted, taken: ['s2'] } }, new Set()), null);
});

test('a name on the paper finds the sampler of that name, and none where two bear it', () => {
  const person = (id: string, name: string, roles = ['sampler'], active = true) => ({ id, lab_id: 'l', name, roles, active }) as unknown as Person;
  const people = [person('a', '甲'), person('b', '乙'), person('b2', '乙'), person('c', '丙', ['receiver']), person('d', '丁', ['sampler'], false)];
  assert.deepEqual(samplersNamed(['甲', '乙', '丙', '丁', '戊', '甲'], people), ['a']);
  const typing = (written_by: string, samplers: string[]): Transcription => ({ ...newTranscription('s', ''), written_by, sheet: { ...newTranscription('s', '').sheet, samplers } });
  assert.deepEqual(samplersFollowing(typing('', []), '甲', people), ['a']);
  assert.deepEqual(samplersFollowing(typing('甲', ['a']), '甲乙', people), [], 'it was another name after all');
  assert.deepEqual(samplersFollowing(typing('甲乙', ['b']), '戊', people), ['b'], 'what was chosen stays');
});
