import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { trimmedReference } from '../reference.mjs';
import type { Amendment, Item, Sample } from '../src/domain/document';
import { checkCharacter } from '../src/domain/label';
import type { Reference } from '../src/domain/reference';
import { amendAct, amended, amendmentsOf, asksReason, disputesOf, formFieldsOf, valueOf } from '../src/screens/amend/amending';
import { bandWords } from '../src/screens/desk/band';
import { readValue, valueWords } from '../src/screens/amend/field-words';
import { codeIn, judgeLabel, relabelled } from '../src/screens/desk/relabelling';
import { amendmentLines, amendmentWords } from '../src/screens/sampler/amended';
import type { SaidHere } from '../src/screens/desk/standing';

const FOLDER = join(process.cwd(), '../../fieldsample/reference');
const reference = (await trimmedReference(FOLDER)) as Reference;

const sample = (over: Partial<Sample> = {}): Sample => ({
  id: 's1', lab_id: 'lab', sample_no: 'HZ26A0010001', sample_type: 'A-VEG', sample_name: '小白菜', task_category: 'monthly', qty_total: 3, qty_unit: 'kg',
  visit: null, site: 'site', point_id: null, point: null, samplers: ['bob'], state: 'sealed', flags: [], sampled_at: '2026-11-22T01:00:00Z',
  at: '2026-11-22T01:00:00Z', clock_unsure: false, received_by_server_at: null, place: null, distance_m: null, fields: { is_false_positive_prone: true }, created_by: 'bob',
  device_id: null, photos: [], arrived_at: null, decided_at: null, decision: null, reject_reason: null, facts: [], amendments: [], ...over,
});
const amendment = (over: Partial<Amendment> = {}): Amendment => ({
  op_id: 'a1', field: 'qty_total', old: 3, new: 2, stood: 3, reason: 'misread', by: 'rita', at: '2026-11-22T05:00:00Z', applied: true, ...over,
});
const here = (op_id: string, body: object, state: SaidHere['state'] = 'waiting', kind = 'sample.amend'): SaidHere => ({
  op_id, state, operation: { kind, actor: 'rita', device_time: '2026-11-22T06:00:00Z', body: JSON.stringify(body) },
});
const LATE = amendment({ op_id: 'late', new: 4, stood: 2, applied: false, by: 'bob' });

test('a correction names what the person saw, what it should be, and why', () => {
  assert.deepEqual(amendAct(sample(), 'qty_total', 2.5, ' weighed again '), {
    kind: 'sample.amend', subject: 's1', body: { field: 'qty_total', old: 3, new: 2.5, reason: 'weighed again' },
  });
  assert.deepEqual(amendAct(sample(), 'remark', 'wet', '').body, { field: 'remark', old: null, new: 'wet' });
});

test('a reason is asked for from sealing on', () => {
  assert.ok(asksReason(sample()) && asksReason(sample({ state: 'received' })));
  assert.ok(!asksReason(sample({ state: 'registered' })));
});

test('what this desk corrected shows at once; what the lab refused does not', () => {
  const entries = [here('x', { field: 'qty_total', old: 3, new: 2 }), here('y', { field: 'remark', old: null, new: 'wet' }), here('z', { field: 'point', old: null, new: 'no' }, 'refused')];
  const now = amended(sample(), entries);
  assert.deepEqual([now.qty_total, now.fields['remark'], now.point], [2, 'wet', null]);
  assert.deepEqual(amendmentsOf(sample(), entries).map((said) => [said.op_id, said.here]), [['x', true], ['y', true]]);
});

test('a correction that the lab has told back is not told twice', () => {
  const known = sample({ qty_total: 2, amendments: [amendment({ op_id: 'x' })] });
  assert.equal(amendmentsOf(known, [here('x', { field: 'qty_total', old: 3, new: 2 }, 'sent')]).length, 1);
});

test('a late correction is a dispute of two values, until somebody answers it', () => {
  const torn = sample({ qty_total: 2, flags: ['stale_amend'], amendments: [amendment(), LATE] });
  const [dispute] = disputesOf(torn, amendmentsOf(torn, []));
  assert.deepEqual([dispute?.field, dispute?.stands, dispute?.late.map((said) => said.new)], ['qty_total', 2, [4]]);
  assert.deepEqual(amendAct(torn, 'qty_total', 4, 'checked', ['late']).body, { field: 'qty_total', old: 2, new: 4, reason: 'checked', answers: ['late'] });

  const entries = [here('s', { field: 'qty_total', old: 2, new: 4, answers: ['late'] })];
  const settled = amended(torn, entries);
  assert.deepEqual([settled.qty_total, settled.flags], [4, []]);
  assert.deepEqual(disputesOf(settled, amendmentsOf(torn, entries)), []);
});

test('a late correction that the lab holds for settled is none', () => {
  const settled = sample({ amendments: [amendment(), LATE] });
  assert.deepEqual(disputesOf(settled, amendmentsOf(settled, [])), []);
});

test('a form field is offered for correction with its words', () => {
  assert.ok(formFieldsOf(reference, sample()).some(({ key }) => key === 'is_false_positive_prone'));
  assert.equal(valueWords(reference, 'is_false_positive_prone', true), '是');
  assert.equal(valueWords(reference, 'point', null), '（空）');
  assert.equal(valueOf(sample(), 'is_false_positive_prone'), true);
});

test('what is typed becomes what the record holds', () => {
  assert.deepEqual(readValue('qty_total', ' 2,5 '), { ok: true, value: 2.5 });
  assert.deepEqual(readValue('qty_total', 'two'), { ok: false, why: 'amend_number' });
  assert.deepEqual(readValue('sample_type', ''), { ok: false, why: 'amend_type' });
  assert.deepEqual(readValue('point', ''), { ok: true, value: null });
  assert.deepEqual(readValue('is_false_positive_prone', 'false'), { ok: true, value: false });
});

const codeOf = (body: string): string => body + checkCharacter(body);
const OLD = codeOf('HZ0000000001');
const NEW = codeOf('HZ0000000002');
const known = { items: 0, rolls: 1, all_rolls: 3 };

test('a new label is unused, ours, and another', () => {
  assert.deepEqual(judgeLabel(NEW, OLD, known), { ok: true, code: NEW });
  assert.deepEqual(judgeLabel(OLD, OLD, known), { ok: false, why: 'same' });
  assert.deepEqual(judgeLabel(NEW, OLD, { ...known, items: 1 }), { ok: false, why: 'used' });
  assert.deepEqual(judgeLabel(NEW, OLD, { ...known, rolls: 0 }), { ok: false, why: 'not_issued' });
  assert.deepEqual(judgeLabel(codeIn({ text: 'nonsense', how: 'typed' }, 'HZ'), OLD, known), { ok: false, why: 'unreadable' });
});

const item = (id: string, label: string): Item => ({ id, lab_id: 'lab', sample: id, label, kind: 'A', container: null, amount: null, twin: true });
const relabel = (state: SaidHere['state']) => {
  const said = here('r', { other: 'i1', label: NEW, reason: 'torn' }, state, 'sample.relabel');
  return { ...said, operation: { ...said.operation, subject: 'i2' } };
};

test('a relabel of this desk counts until the lab has told it back', () => {
  const twins = [item('i1', OLD), item('i2', OLD)];
  assert.deepEqual([...relabelled([relabel('waiting')], twins)], [['i2', NEW]]);
  assert.deepEqual([...relabelled([relabel('sent')], twins)], [['i2', NEW]]);
  assert.deepEqual([...relabelled([relabel('refused')], twins)], []);
  assert.deepEqual([...relabelled([relabel('sent')], [item('i1', OLD), item('i2', codeOf('HZ0000000003'))])], []);
});

test('how far a time is right is said where it matters', () => {
  assert.equal(bandWords(false, 1.2), '');
  assert.equal(bandWords(false, 300), '±5 分钟');
  assert.equal(bandWords(true, 86_400), '时间不确定，可能相差 24 小时');
  assert.equal(bandWords(true, null), '时间不确定');
});

test('a sample\'s history tells its corrections, and which one came too late', () => {
  const [first, late] = amendmentLines(sample({ amendments: [amendment(), LATE] }));
  assert.match(amendmentWords(reference, first?.said ?? {}), /3 → 2（misread）$/);
  assert.match(amendmentWords(reference, late?.said ?? {}), /来晚了/);
  assert.match(amendmentWords(reference, { field: 'sample_type', old: 'A-VEG', new: 'A-FRU' }), /新鲜蔬菜 → /);
});
