import assert from 'node:assert/strict';
import test from 'node:test';
import { lacksOfTranscription, namesIn, newTranscription, openedTranscription, type Transcription, transcribeActs, transcribedRecords } from '../src/domain/transcribing';

const NOW = new Date('2026-11-22T12:00:00');
const paper = { sha256: 'a'.repeat(64), size: 9, mime: 'image/jpeg', photo_kind: 'paper', taken_at: '2026-11-22T03:00:00Z', thumb: null };
const empty = newTranscription('s1', '2026-11-22T11:00:00+08:00');
const full: Transcription = {
  ...empty, papers: [paper], written_by: '示例甲、示例乙', paper_no: 'P-7', day: '2026-11-21', time: '09:30',
  sheet: { ...empty.sheet, items: [{ id: 'i1', code: 'HZ7K3QM9T2XD6', item_kind: 'A', scan_mode: 'scanned' }], sample_type: 'A-VEG', sample_name: ' 小白菜 ', qty_total: '２．５', qty_unit: 'kg' },
};

test('what is missing is named, in the order of the page', () => {
  assert.deepEqual(lacksOfTranscription(empty, NOW), ['paper', 'label', 'written_by', 'sampled_at', 'sample_type', 'sample_name']);
  assert.deepEqual(lacksOfTranscription({ ...full, sheet: { ...full.sheet, qty_total: '' } }, NOW), []);
});

test('no paper needs a reason, and a time to come is none', () => {
  assert.deepEqual(lacksOfTranscription({ ...full, papers: [], sheet: { ...full.sheet, qty_total: '', no_photo_reason: 'none' } }, NOW), []);
  assert.deepEqual(lacksOfTranscription({ ...full, sheet: { ...full.sheet, qty_total: '' }, day: '2026-11-23' }, NOW), ['future']);
});

test('an amount is read as people type it, and what is none is refused', () => {
  assert.deepEqual(lacksOfTranscription(full, NOW), []);
  assert.deepEqual(lacksOfTranscription({ ...full, sheet: { ...full.sheet, qty_total: '很多' } }, NOW), ['qty_total']);
});

test('names are read as people write them, and at most four of them', () => {
  assert.deepEqual(namesIn('示例甲、示例乙，丙'), ['示例甲', '示例乙', '丙']);
  assert.ok(lacksOfTranscription({ ...full, written_by: '甲 乙 丙 丁 戊' }, NOW).includes('too_many'));
});

test('one tap says the record, its labels and the paper', () => {
  const [record, label, photo] = transcribeActs(full, { sample_no: 'HZ26A0010001' });
  assert.ok(record);
  assert.equal(record.kind, 'sample.transcribe');
  const body = record.body as unknown as Record<string, unknown>;
  assert.deepEqual([body['written_by'], body['paper_no'], body['qty_total'], body['sample_name']], [['示例甲', '示例乙'], 'P-7', 2.5, '小白菜']);
  assert.ok(!('samplers' in body) && !('trail' in body) && !('visit' in body));
  const [named] = transcribeActs({ ...full, sheet: { ...full.sheet, samplers: ['bea'] } }, { sample_no: 'HZ26A0010001' });
  assert.deepEqual((named?.body as { samplers?: string[] }).samplers, ['bea'], 'whose phone is to show it');
  assert.deepEqual([label?.kind, label?.subject], ['label.bind', 'i1']);
  assert.deepEqual([photo?.kind, (photo?.body as { photo_kind: string }).photo_kind], ['photo.add', 'paper']);
});

test('this desk shows it as transcribed at once', () => {
  const { sample, items } = transcribedRecords(full, { lab_id: 'l', person_id: 'rita', device_id: 'd', sample_no: 'N', at: '2026-11-22T04:00:00Z' });
  assert.deepEqual(sample.transcribed, { by: 'rita', at: '2026-11-22T04:00:00Z', written_by: ['示例甲', '示例乙'], paper_no: 'P-7' });
  assert.deepEqual(items.map(({ label }) => label), ['HZ7K3QM9T2XD6']);
});

test('a draft of before comes back whole', () => {
  const { written_by, sheet } = openedTranscription(JSON.parse(JSON.stringify(full)));
  assert.deepEqual([written_by, sheet.sample_name, sheet.own], ['示例甲、示例乙', ' 小白菜 ', []]);
});
