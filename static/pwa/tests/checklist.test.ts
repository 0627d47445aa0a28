import assert from 'node:assert/strict';
import test from 'node:test';
import { type Checked, computedAnswers, deviating, questionsFor, sealsOf, standingCheck, troubleIn, type TypedCheck } from '../src/domain/checklist';
import type { Deadline } from '../src/domain/deadline';
import type { Fact } from '../src/domain/document';
import type { SampleType } from '../src/domain/reference';
import { keysMeant } from '../src/screens/desk/lone-keys';

const type = (over: Partial<SampleType>): SampleType => ({
  code: 'A-VEG', form: 'A', zh: '', en: '', extra_required: [], amount_a: '≥ 2 kg', amount_b: '≥ 1 kg', container: '', transport: '0–10 °C', hold_hours: 24, hold_note: null, panels: [], bottle_set: null, note: null, confidence: 'high', ...over,
});
const deadline = (over: Partial<Deadline>): Deadline => ({ id: 's', sample: 's', item: null, by: 'delivery', bottle: null, assumed: false, firm: true, days: false, from_ms: 0, until_ms: 1000, ...over });
const item = (kind: string, over: object = {}) => ({ kind, seal_no: null, preservative: null, bottle: null, ...over });
const seals = { a: 'F-1', b: '', no_b_reason: '', items: [] };
const checked = (over: Partial<Checked> = {}): Checked => ({
  type: type({}), sample: { qty_total: 3, qty_unit: 'kg', task_category: 'monthly' }, items: [item('A')], seals, deadlines: [deadline({})], arrived_ms: 500, box_temperature: null, ...over,
});
const typed = (over: Partial<TypedCheck> = {}): TypedCheck => ({ amount: '', unit: 'kg', temperature: '', seal_no: '', ...over });

test('produce is asked for seals, amount, appearance and its temperature, and for its hours', () => {
  assert.deepEqual(questionsFor(checked()), ['seal_a', 'seal_numbers', 'package', 'amount', 'appearance', 'label_legible', 'form_matches', 'temperature', 'holding_time']);
});

test('item B brings its seal with it', () => {
  assert.ok(questionsFor(checked({ items: [item('A'), item('B')] })).includes('seal_b'));
  assert.ok(questionsFor(checked({ seals: { ...seals, b: 'F-2' } })).includes('seal_b'));
});

test('prepacked food at room temperature is asked for five working days, and for no degrees', () => {
  const asked = questionsFor(checked({ type: type({ code: 'F-SNK', form: 'F', transport: '按标签', hold_hours: null }), deadlines: [deadline({ days: true })] }));
  assert.ok(asked.includes('working_days') && !asked.includes('holding_time') && !asked.includes('temperature') && !asked.includes('preservative'));
});

test('water is asked for its preservative and its bottles, and for seals only where it was sealed', () => {
  const water = checked({ type: type({ code: 'W-TAP', form: 'W', transport: '0–4 °C', bottle_set: 'S1' }), seals: { ...seals, a: '' }, items: [item('W', { bottle: 'W1' })] });
  const asked = questionsFor(water);
  assert.ok(asked.includes('preservative') && asked.includes('temperature') && asked.includes('holding_time'));
  assert.ok(!asked.includes('seal_a') && !asked.includes('seal_numbers'));
  assert.ok(questionsFor({ ...water, seals: { ...seals, a: '', items: ['S-9'] } }).includes('seal_numbers'));
});

test('times are worked out: a bottle past its hours deviates whatever the others do', () => {
  assert.equal(computedAnswers(checked(), typed()).holding_time, 'ok');
  assert.equal(computedAnswers(checked({ deadlines: [deadline({ until_ms: 400 }), deadline({})] }), typed()).holding_time, 'deviates');
  assert.equal(computedAnswers(checked({ deadlines: [deadline({ days: true, until_ms: 400 })] }), typed()).working_days, 'deviates');
});

test('less than the form says, or than the type asks for, is a deviation', () => {
  assert.equal(computedAnswers(checked(), typed({ amount: '3' })).amount, 'ok');
  assert.equal(computedAnswers(checked(), typed({ amount: '２．５' })).amount, 'deviates');
  assert.equal(computedAnswers(checked({ sample: { qty_total: null, qty_unit: null, task_category: null } }), typed({ amount: '1,5' })).amount, 'deviates');
  assert.equal(computedAnswers(checked(), typed()).amount, undefined);
});

test('degrees are read as people type them, and taken from the box where nobody types', () => {
  assert.equal(computedAnswers(checked(), typed({ temperature: '6,2' })).temperature, 'ok');
  assert.equal(computedAnswers(checked(), typed({ temperature: '６．２' })).temperature, 'ok');
  assert.equal(computedAnswers(checked(), typed({ temperature: '12' })).temperature, 'deviates');
  assert.equal(computedAnswers(checked({ box_temperature: 14 }), typed()).temperature, 'deviates');
  assert.deepEqual(troubleIn(checked(), typed({ temperature: '温' }), ''), ['temperature_bad']);
  assert.deepEqual(troubleIn(checked(), typed({ temperature: 'warm' }), 'why'), ['temperature_bad']);
  assert.deepEqual(troubleIn(checked(), typed(), ''), ['temperature_needed']);
  assert.deepEqual(troubleIn(checked(), typed(), 'no thermometer'), []);
  assert.deepEqual(troubleIn(checked({ box_temperature: 4 }), typed(), ''), []);
});

test('an amount that two people read differently is asked again', () => {
  assert.deepEqual(troubleIn(checked({ box_temperature: 4 }), typed({ amount: '1,250' }), ''), ['amount_ambiguous']);
  assert.deepEqual(troubleIn(checked({ box_temperature: 4 }), typed({ amount: '<3' }), ''), ['amount_bad']);
});

test('a seal number read off the parcel is held against those on record', () => {
  assert.equal(computedAnswers(checked(), typed({ seal_no: 'ｆ－1' })).seal_numbers, 'ok');
  assert.equal(computedAnswers(checked(), typed({ seal_no: 'F-7' })).seal_numbers, 'deviates');
});

test('a seal that was taken back counts for nothing', () => {
  const fact = (op_id: string, kind: string, said: Record<string, unknown>): Fact => ({ op_id, kind, at: '', unsure: false, by: '', device_id: null, said });
  const facts = [fact('a', 'sample.seal', { seal_no_a: 'F-1' }), fact('b', 'sample.seal', { seal_no_a: 'F-2' }), fact('c', 'operation.undo', { op_id: 'b' })];
  assert.equal(sealsOf({ facts }, [{ seal_no: 'S-1' }]).a, 'F-1');
});

test('what deviates is named', () => {
  assert.deepEqual(deviating({ amount: 'deviates', seal_a: 'ok', preservative: 'not_applicable' }), ['amount']);
});

test('of several checks the latest counts, and one taken back does not', () => {
  const told = (op_id: string, at: string, kind = 'reception.check', said: Record<string, unknown> = { checklist: { amount: op_id === 'a' ? 'ok' : 'deviates' } }) => ({ op_id, at, kind, by: 'rita', said });
  const checks = [told('b', '2026-11-22T06:00:00Z'), told('a', '2026-11-22T05:00:00Z')];
  assert.equal(standingCheck(checks)?.op_id, 'b');
  assert.equal(standingCheck([...checks, told('u', '2026-11-22T07:00:00Z', 'operation.undo', { op_id: 'b' })])?.op_id, 'a');
  assert.equal(standingCheck([]), null);
});

test('a key by itself is a person’s; a rush of them is a scanner’s and turns nothing', () => {
  assert.deepEqual(keysMeant([{ key: '3', at: 0 }]), ['3']);
  assert.deepEqual(keysMeant([{ key: '3', at: 0 }, { key: '5', at: 20 }]), ['3', '5']);
  assert.deepEqual(keysMeant([{ key: '3', at: 0 }, { key: '5', at: 10 }, { key: '7', at: 20 }]), []);
});
