import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { holds } from '../src/domain/conditions';
import type { Form } from '../src/domain/document';
import type { Condition, Question } from '../src/domain/operation';
import { answersTo, begunWith, formsFor, isUnlikely, ownLacking, ownToSay, questionsSeen, withAnswer } from '../src/domain/questions';

test('conditions hold as the vectors say', () => {
  const { cases } = JSON.parse(readFileSync(join(process.cwd(), '../../tests/vectors/conditions.json'), 'utf8')) as { cases: { condition: Condition; answers: Record<string, unknown>; holds: boolean }[] };
  assert.ok(cases.length > 50);
  for (const one of cases) assert.equal(holds(one.condition, one.answers), one.holds, JSON.stringify(one));
});

const question = (key: string, more: Partial<Question> = {}): Question => ({ key, zh: key, kind: 'text', stage: 'capture', required: false, relevant: null, ...more });
const form = (version: number, questions: Question[], more: Partial<Form> = {}): Form => ({
  id: `f:${version}`, lab_id: 'lab', name: '示例', version, task_category: 'monthly', sample_types: ['A-VEG'], questions, ...more,
});
const of = { task_category: 'monthly', sample_type: 'A-VEG' };

test('the highest version asks, and a sheet keeps the one it began with', () => {
  const forms = [form(1, [question('a')]), form(2, [question('a'), question('b')])];
  assert.deepEqual(formsFor(forms, of, []).map(({ version }) => version), [2]);
  const begun = begunWith(formsFor([forms[0]!], of, []), []);
  assert.deepEqual(formsFor(forms, of, begun).map(({ version }) => version), [1]);
  assert.deepEqual(formsFor(forms, { ...of, sample_type: 'A-FRU' }, []), []);
  assert.deepEqual(formsFor(forms, { ...of, task_category: 'event' }, []), []);
});

test('a form that the new version no longer asks of this type is asked no more, unless begun', () => {
  const forms = [form(1, [question('a')]), form(2, [question('a')], { sample_types: ['A-FRU'] })];
  assert.deepEqual(formsFor(forms, of, []), []);
  assert.equal(formsFor(forms, of, [{ form: 'f', version: 1, answers: {} }]).length, 1);
});

test('what is skipped is neither missing nor said; what is required holds the button', () => {
  const iced = question('why', { relevant: { key: 'ice', test: '=', value: 'no' }, required: true });
  const one = form(1, [question('ice'), iced, question('t', { kind: 'number', required: { key: 'ice', test: 'answered' } })]);
  assert.deepEqual(ownLacking(one, 'capture', {}, {}).map(({ key }) => key), []);
  assert.deepEqual(ownLacking(one, 'capture', { ice: 'no' }, {}).map(({ key }) => key), ['why', 't']);
  let own = withAnswer(one, [], 'ice', 'no');
  own = withAnswer(one, own, 'why', '没有冰');
  own = withAnswer(one, own, 't', '4,5');
  assert.deepEqual(ownToSay([one], own, {})[0]!.answers, { ice: 'no', why: '没有冰', t: 4.5 });
  own = withAnswer(one, own, 'ice', 'yes');
  assert.deepEqual(ownToSay([one], own, {}), [{ form: 'f', version: 1, answers: { ice: 'yes', t: 4.5 } }]);
  assert.deepEqual(answersTo(one, own)['why'], '没有冰', 'kept on the sheet for a change of mind');
});

test('a condition may ask for a field of the form', () => {
  const one = form(1, [question('cold', { relevant: { key: 'storage_condition', test: '=', value: 'chilled' } })]);
  assert.equal(questionsSeen(one, 'capture', {}, { storage_condition: 'ambient' }).length, 0);
  assert.equal(questionsSeen(one, 'capture', {}, { storage_condition: 'chilled' }).length, 1);
});

test('an unlikely number is said, and only a number', () => {
  const one = question('t', { kind: 'number', min: 0, max: 40 });
  assert.deepEqual(['-1', '41', '4,5', '', 'warm', 50].map((value) => isUnlikely(one, value)), [true, true, false, false, false, true]);
});
