import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { Item, LabelRoll, Sample } from '../src/domain/document';
import { type Sheet, type SheetItem, newSheet, openedDraft } from '../src/domain/draft';
import { addables, addingActs, itemFor, sheetFor } from '../src/domain/adding';
import { bitAt, fateOf, withBit, withFate } from '../src/domain/label-use';
import type { Reference } from '../src/domain/reference';
import { withProduct } from '../src/domain/product';
import { actsOf, lacksOf, recordsOf } from '../src/domain/sheet';
import { asIn, besides, nextSlot, notTakenWords, preservativeOf, reseated, seatsOf, slotsOf, withoutItem } from '../src/domain/slots';
import { trimmedReference } from '../reference.mjs';

const reference = (await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference;
const { preservation } = reference;
const slots = (code: string, task_category = 'supervision') => slotsOf(reference, reference.sample_types.find((row) => row.code === code)!, { sample_type: code, task_category });
const item = (id: string, item_kind = 'A', more: Partial<SheetItem> = {}): SheetItem => ({ id, code: `HZ${id}`, item_kind, scan_mode: 'scanned', ...more });

test('a tap water sample is filled microbiology first, and two bottles of a kind are two', () => {
  const tap = slots('W-TAP');
  assert.deepEqual(tap.map(({ key }) => key), ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W7#2', 'W8']);
  assert.equal(tap[0]!.bottle!.zh, '微生物');
  assert.deepEqual(slots('W-WEL').map(({ key }) => key), ['W1', 'W2', 'W5', 'W6']);
  assert.equal(tap.at(-1)!.required, false);
});

test('food has A and B; B is expected under supervision, and a type without B has none', () => {
  assert.deepEqual(slots('F-SNK').map(({ key, required }) => [key, required]), [['A', true], ['B', true]]);
  assert.deepEqual(slots('F-SNK', 'monthly').map(({ required }) => required), [true, false]);
  assert.deepEqual(slots('F-TAB').map(({ key }) => key), ['A']);
  assert.deepEqual(slots('Q-PAR').map(({ key }) => key), ['P']);
});

test('the label scanned before the type was known becomes the first bottle, and A again when the type goes back', () => {
  const first = reseated([item('1'), item('2')], slots('W-TAP'), preservation);
  assert.deepEqual(first.map(({ item_kind, bottle }) => [item_kind, bottle]), [['W', 'W1'], ['W', 'W2']]);
  assert.equal(first[0]!.preservative, '硫代硫酸钠');
  assert.equal(first[0]!.amount, '0.5 L');
  const back = reseated(first, slots('F-SNK'), preservation);
  assert.deepEqual(back, [item('1'), item('2', 'B')]);
});

test('the next label goes to the first bottle that is neither filled nor said to stay empty', () => {
  const tap = slots('W-TAP');
  const items = reseated([item('1'), item('2')], tap, preservation);
  assert.equal(nextSlot(tap, { items, not_taken: {} })?.key, 'W3');
  assert.equal(nextSlot(tap, { items, not_taken: { W3: '瓶子破了', W4: ' ' } })?.key, 'W4');
  assert.deepEqual(notTakenWords(tap, { items, not_taken: { W3: '瓶子破了', W1: 'taken after all' } }), ['W3 未取：瓶子破了']);
});

test('blanks and parallels fill no bottle, and lose their parent with it', () => {
  const tap = slots('W-TAP');
  const items = [...reseated([item('1')], tap, preservation), item('k', 'K', { parent: '1' })];
  assert.deepEqual(besides(tap, items).map(({ id }) => id), ['k']);
  assert.equal(seatsOf(tap, items)[1]!.item, undefined);
  assert.deepEqual(withoutItem(items, '1'), [item('k', 'K')]);
});

test('a bottle without a preservative of its own takes the tables\' word where they agree, and none where they differ', () => {
  const w3 = slots('W-TAP')[2]!.bottle!;
  assert.equal(w3.preservative, null);
  assert.equal(preservativeOf(w3, preservation), '', 'arsenic and mercury want different ones: nothing is said that nobody has seen');
  const [arsenic] = preservation.filter(({ key }) => key === 'arsenic');
  assert.equal(preservativeOf({ ...w3, preservation_keys: ['arsenic'] }, preservation), arsenic!.preservation_zh);
});

test('bits as the wire writes them: the lowest first, nothing beyond the end', () => {
  const base64 = withBit(withBit('', 0), 9);
  assert.equal(base64, btoa('\x01\x02'));
  assert.deepEqual([0, 1, 8, 9, 10, 99].map((i) => bitAt(base64, i)), [true, false, false, true, false, false]);
});

test('a roll\'s bitmaps say what became of each label; spoiled outweighs used', () => {
  const roll: LabelRoll = { id: 'r', lab_id: 'l', codes: ['a', 'b', 'c'], issued_to: null, issued_by: null, issued_at: '' };
  const use = { id: 'r', lab_id: 'l', used: withBit(withBit('', 1), 2), spoiled: withBit('', 2), lost: '' };
  assert.deepEqual(['a', 'b', 'c', 'x'].map((code) => fateOf(roll, use, code)), [null, 'used', 'spoiled', null]);
  assert.equal(fateOf(roll, undefined, 'b'), null);
  assert.equal(fateOf(roll, withFate(roll, undefined, 'a', 'lost'), 'a'), 'lost');
});

/** As the first release kept it: no shape, no bottles, nothing of own questions. */
const OLD_DRAFT = {
  id: 's', started_at: '2026-11-20T09:00:00.000+08:00', sampled_at: '2026-11-20T09:00:00.000+08:00', sample_no: null,
  items: [{ id: 'i', code: 'HZ7K3QM9T2XD6', item_kind: 'A', scan_mode: 'scanned' }], site: 'site', point_id: null, point: 'A12', task_category: 'monthly',
  samplers: ['me', 'you'], alone_reason: '', sample_type: 'A-VEG', sample_name: '上海青', qty_total: '3', qty_unit: 'kg', notice_no: '',
  fields: { is_false_positive_prone: true }, photos: [], no_photo_reason: '停电', place: null, no_place_reason: '室内', note: '老草稿',
};

test('a draft of the first release opens with every field, and can be finished', () => {
  const sheet = openedDraft(structuredClone(OLD_DRAFT));
  for (const [key, value] of Object.entries(OLD_DRAFT)) assert.deepEqual(sheet[key as keyof Sheet], value, key);
  assert.deepEqual([sheet.shape, sheet.not_taken, sheet.parent, sheet.own], [2, {}, '', []]);
  assert.equal(actsOf(sheet, finishing).length, 3);
});

test('a draft of today opens as it was', () => {
  const sheet = { ...newSheet('s', '2026-11-22T09:00:00+08:00', 'me', null), not_taken: { W8: '未要求' }, own: [{ form: 'f', version: 2, answers: { a: 1 } }] };
  assert.deepEqual(openedDraft(structuredClone(sheet)), sheet);
});

const finishing = { lab_id: 'lab', person_id: 'me', device_id: 'd', visit: { id: 'v', is_new: true }, reference_version: 'r', no_place_words: 'none', forms: [] };

test('each bottle says what it is, in which order it was filled and whose blank it is', () => {
  const tap = slots('W-TAP');
  const items = [...reseated([item('1', 'A', { position: 1, filled_at: '2026-11-22T09:01:00+08:00' })], tap, preservation), item('k', 'K', { parent: '1', position: 2 })];
  const sheet = { ...newSheet('s', '2026-11-22T09:00:00+08:00', 'me', null), sample_type: 'W-TAP', items, not_taken: { W2: '瓶子破了' } };
  const bodies = actsOf(sheet, { ...finishing, not_taken: notTakenWords(tap, sheet) }).filter(({ kind }) => kind === 'label.bind').map(({ body }) => body);
  assert.deepEqual(bodies[0], {
    sample: 's', code: 'HZ1', item_kind: 'W', scan_mode: 'scanned', position: 1, filled_at: '2026-11-22T09:01:00+08:00', bottle: 'W1', amount: '0.5 L', container: 'G 灭菌', preservative: '硫代硫酸钠',
  });
  assert.deepEqual(bodies[1], { sample: 's', code: 'HZk', item_kind: 'K', scan_mode: 'scanned', parent: '1', position: 2 });
  const { items: records } = recordsOf(sheet, finishing);
  assert.equal(records[1]!.parent, '1');
});

test('a sample of quality control waits for the sample that it belongs to', () => {
  const sheet = { ...newSheet('s', '2026-11-22T09:00:00+08:00', 'me', null), sample_type: 'Q-BLK' };
  assert.ok(lacksOf(reference, sheet).includes('parent'));
  assert.ok(!lacksOf(reference, { ...sheet, parent: 'p' }).includes('parent'));
  assert.equal((actsOf({ ...sheet, parent: 'p' }, finishing)[1]!.body as { parent: string }).parent, 'p');
});

test('goods known to the lab bring name, type and producer; what a person said of the rest stays; an unknown barcode brings itself', () => {
  const sheet = { ...newSheet('s', '2026-11-22T09:00:00+08:00', 'me', null), sample_name: '饼干', fields: { pack_spec: '100 g' } };
  const product = { id: 'p', lab_id: 'lab', barcode: '6901234567892', sample_name: '示例饼干', sample_type: 'F-SNK', seen_at: '', fields: { producer_name: '示例食品厂', pack_spec: '200 g', spec: '大', producer_phone: '13800000000', no_such: 'x' } };
  assert.deepEqual(withProduct(reference, sheet, '6901234567892', product), {
    sample_name: '示例饼干', sample_type: 'F-SNK', qty_unit: '袋', fields: { pack_spec: '100 g', barcode: '6901234567892', producer_name: '示例食品厂', spec: '大' },
  });
  assert.deepEqual(withProduct(reference, sheet, '6901234567892', undefined), { fields: { pack_spec: '100 g', barcode: '6901234567892' } });
});

test('a seal number stands with its item', () => {
  assert.equal(asIn(item('1', 'A', { seal_no: 'F-1' }), slots('F-SNK')[1]!, preservation).seal_no, 'F-1');
});

const water = { id: 's', lab_id: 'lab', sample_type: 'W-TAP', task_category: 'monthly', created_by: 'p', sampled_at: 't', fields: { bottles: ['W2 未取：瓶子破了', 'W8 未取：没有要求'] } } as unknown as Sample;
const first = { id: 'i', sample: 's', label: 'HZ1', kind: 'W', bottle: 'W1', preservative: '硫代硫酸钠', container: null, amount: '0.5 L', parent: null } as unknown as Item;

test('a saved sample may get what has no label yet, a blank, or another of what it has', () => {
  const { items } = sheetFor(water, [first]);
  const offered = addables(slots('W-TAP'), items, false).map(({ key }) => key);
  assert.deepEqual(offered, ['W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W7#2', 'W8', 'K', 'P', 'S', 'W1+']);
  assert.deepEqual(addables(slots('Q-PAR'), [], true).map(({ key }) => key), ['P']);
});

test('a bottle that was said not to be taken is taken off that list when it comes after all', () => {
  const { items } = sheetFor(water, [first]);
  const what = addables(slots('W-TAP'), items, false)[0]!;
  const more = { parent: '', preservative: '', seal_no: '' };
  const acts = addingActs(water, itemFor(item('2', 'A', { position: 2 }), what, more, items, preservation), what);
  assert.deepEqual(acts.map(({ kind }) => kind), ['label.bind', 'sample.amend']);
  assert.equal((acts[0]!.body as { bottle?: string }).bottle, 'W2');
  assert.deepEqual(acts[1]!.body, { field: 'bottles', old: water.fields['bottles'], new: ['W8 未取：没有要求'] });
});

test('a blank of a bottle is held as that bottle', () => {
  const { items } = sheetFor(water, [first]);
  const blank = itemFor(item('k'), { key: 'K', qc: 'K' }, { parent: 'i', preservative: '', seal_no: '' }, items, preservation);
  assert.deepEqual([blank.item_kind, blank.parent, blank.bottle, blank.preservative], ['K', 'i', 'W1', '硫代硫酸钠']);
  assert.equal(addingActs(water, blank, { key: 'K', qc: 'K' }).length, 1);
});
