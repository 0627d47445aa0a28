import assert from 'node:assert/strict';
import test from 'node:test';
import type { Form } from '../src/domain/document';
import { built, choicesIn, choicesText, flat, freeKey, moved, newestForms, newForm, newQuestion, nextVersion, ofKind, publishAct } from '../src/domain/form-draft';
import type { Condition, Question } from '../src/domain/operation';
import { type Fault, formFaults, questionFaults } from '../src/domain/question-problems';

const question = (over: Partial<Question> = {}): Question => ({ key: 'iced', zh: '是否加冰', kind: 'text', stage: 'capture', required: false, relevant: null, ...over });
const faults = (...questions: Question[]): Fault[] => questionFaults(questions, ['sample_name'], ['ph']).map(({ fault }) => fault);
const deep = (times: number): Condition => (times === 0 ? { key: 'iced', test: 'answered' } : { not: deep(times - 1) });
const CHOICES = [{ key: 'yes', zh: '有' }, { key: 'no', zh: '没有' }];

test('a sound form has no faults', () => {
  const asked = question({ kind: 'choice', choices: CHOICES });
  const when = question({ key: 'why', required: { key: 'iced', test: '=', value: 'yes' }, relevant: { any: [{ key: 'iced', test: 'answered' }, { key: 'sample_name', test: '=', value: '冰粉' }] } });
  assert.deepEqual(faults(asked, when, question({ key: 'ph', kind: 'reading', quantity: 'ph' })), []);
});

test('each thing that the lab would refuse is said before it is sent', () => {
  assert.deepEqual(faults(question({ key: 'Iced' })), ['bad_key']);
  assert.deepEqual(faults(question({ key: 'sample_name' })), ['key_taken']);
  assert.deepEqual(faults(question(), question()), ['key_twice', 'key_twice']);
  assert.deepEqual(faults(question({ zh: ' ' })), ['no_words']);
  assert.deepEqual(faults(question({ zh: 'x'.repeat(501) })), ['too_long']);
  assert.deepEqual(faults(question({ kind: 'choice' })), ['no_choices']);
  assert.deepEqual(faults(question({ kind: 'choice', choices: [{ key: 'a b', zh: '有' }] })), ['bad_choice']);
  assert.deepEqual(faults(question({ kind: 'choices', choices: [...CHOICES, { key: 'yes', zh: '又' }] })), ['choice_twice']);
  assert.deepEqual(faults(question({ kind: 'reading' })), ['no_quantity']);
  assert.deepEqual(faults(question({ kind: 'number', min: 3, max: 2 })), ['limits_swapped']);
  assert.deepEqual(faults(question({ relevant: { key: 'gone', test: 'answered' } })), ['condition_key']);
  assert.deepEqual(faults(question(), question({ key: 'b', relevant: { key: 'iced', test: '=', value: '' } })), ['condition_value']);
  assert.deepEqual(faults(question({ kind: 'choice', choices: CHOICES }), question({ key: 'b', relevant: { key: 'iced', test: '=', value: 'maybe' } })), ['condition_choice']);
  assert.deepEqual(faults(question(), question({ key: 'b', relevant: deep(5) })), ['condition_deep']);
  assert.deepEqual(faults(question({ relevant: { key: 'b', test: 'answered' } }), question({ key: 'b', relevant: { key: 'iced', test: 'answered' } })), ['in_a_circle', 'in_a_circle']);
});

test('a form needs a name; without questions it withdraws', () => {
  assert.deepEqual(formFaults(newForm('f')), ['no_name']);
  assert.deepEqual(formFaults({ ...newForm('f'), name: '专项' }), []);
});

test('the next version begins with what the newest says, and only the newest is shown', () => {
  const form = (version: number): Form => ({ id: `f:${version}`, lab_id: 'lab', name: '专项', version, task_category: 'monthly', sample_types: [], questions: [question()] });
  const newest = newestForms([form(1), form(10), form(9)]);
  assert.deepEqual(newest.map(({ version }) => version), [10]);
  const draft = nextVersion(newest[0]!);
  assert.deepEqual([draft.id, draft.version, draft.questions.length], ['f', 11, 1]);
  assert.deepEqual(publishAct({ ...draft, name: ' 专项 ' }).body, { name: '专项', version: 11, task_category: 'monthly', sample_types: [], questions: [question()] });
});

test('a key is given that no question has', () => {
  assert.equal(freeKey([question({ key: 'q2' })]), 'q3');
  assert.equal(newQuestion([]).key, 'q1');
});

test('another kind keeps only the parts that it can have', () => {
  const reading = question({ kind: 'reading', quantity: 'ph', min: 6 });
  assert.equal(ofKind(reading, 'number').quantity, undefined);
  assert.equal(ofKind(reading, 'number').min, 6);
  assert.equal(ofKind(question({ required: true }), 'words').required, false);
});

test('questions change places, and stay where there is none', () => {
  const two = [question({ key: 'a' }), question({ key: 'b' })];
  assert.deepEqual(moved(two, 1, -1).map(({ key }) => key), ['b', 'a']);
  assert.deepEqual(moved(two, 0, -1), two);
});

test('choices are read a line each, with or without a key', () => {
  assert.deepEqual(choicesIn('有\n no ＝ 没有 = None \n\n'), [{ key: 'c1', zh: '有' }, { key: 'no', zh: '没有', en: 'None' }]);
  assert.equal(choicesText(question({ choices: CHOICES })), 'yes = 有\nno = 没有');
});

test('plain conditions are taken apart and put together; deeper ones are left alone', () => {
  const one: Condition = { key: 'a', test: 'answered' };
  assert.deepEqual(flat(one), { join: 'all', parts: [one] });
  assert.deepEqual(built({ join: 'any', parts: [one, one] as never }), { any: [one, one] });
  assert.equal(built({ join: 'all', parts: [] }), null);
  assert.equal(flat({ not: one }), null);
});
