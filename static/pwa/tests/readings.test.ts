import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { calibrationOn, instrumentOf } from '../src/domain/calibration';
import type { Instrument, Measurement } from '../src/domain/document';
import { hintsOf, inOrder, isSuspect, measurementOf, type Said, seriesOf } from '../src/domain/reading';
import type { Reference } from '../src/domain/reference';
import { numberWords, readNumber, withSign } from '../src/domain/typed-number';
import { trimmedReference } from '../reference.mjs';

const reference = (await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference;
const quantityOf = (key: string) => reference.field_quantities.find((one) => one.key === key)!;

const READ: [string, string][] = [
  ['7.2', '7.2'], ['7,2', '7.2'], ['７．２', '7.2'], ['7。2', '7.2'], [' 0.30 mg/L', '0.3'], ['＜0.05', '<0.05'], ['小于 0.05', '<0.05'], ['≤0.05', '<0.05'],
  ['>3000', '>3000'], ['－18.5℃', '-18.5'], ['−18,5', '-18.5'], ['负3', '-3'], ['62%', '62'], ['.5', '0.5'], ['5.', '5'], ['0,125', '0.125'], ['1250', '1250'],
];

test('numbers are read as people type them on a phone', () => {
  for (const [text, words] of READ) {
    const read = readNumber(text);
    assert.ok(read.ok, `${text}: ${JSON.stringify(read)}`);
    assert.equal(numberWords(read), words, text);
  }
});

test('what may mean two numbers, or none, is asked again and never guessed', () => {
  const faults = ['1,250', '12，345', '', '  ', '7..2', '7.2.1', 'abc', '7-8', '<', '1e5', '∞', '--3'].map((text) => {
    const read = readNumber(text);
    return read.ok ? `${text} read` : read.fault;
  });
  assert.deepEqual(faults, ['ambiguous', 'ambiguous', 'empty', 'empty', ...Array<string>(8).fill('not_a_number')]);
});

test('the sign keys beside a number pad put a sign on, change it and take it off', () => {
  assert.equal(withSign('0.05', '<'), '<0.05');
  assert.equal(withSign('＜0.05', '<'), '0.05');
  assert.equal(withSign('<0.05', '>'), '>0.05');
  assert.equal(withSign('18.5', '-'), '-18.5');
  assert.equal(withSign('<-18.5', '-'), '<18.5');
});

const said = (quantity: string, value: number, over: Partial<Said> = {}): Said => ({ quantity, value, qualifier: null, criterion: null, item: null, ...over });
const hints = (one: Said, others: Said[] = [], fields = {}) => hintsOf(one, quantityOf(one.quantity), others, { fields });

test('an unusual value is remarked upon, a usual one is not', () => {
  assert.deepEqual(hints(said('ph', 7.2)), []);
  assert.deepEqual(hints(said('ph', 72)), ['above_usual']);
  assert.deepEqual(hints(said('ph', 0.72)), ['below_usual']);
});

test('total chlorine below free chlorine is remarked upon, whichever came first', () => {
  assert.deepEqual(hints(said('chlorine_total', 0.2), [said('chlorine_free', 0.3)]), ['total_below_free']);
  assert.deepEqual(hints(said('chlorine_free', 0.3), [said('chlorine_total', 0.2)]), ['total_below_free']);
  assert.deepEqual(hints(said('chlorine_total', 0.4), [said('chlorine_free', 0.3)]), []);
  assert.deepEqual(hints(said('chlorine_total', 0.2), [said('chlorine_free', 0.3, { qualifier: '<' })]), []);
  assert.deepEqual(hints(said('chlorine_total', 0.2, { item: 'w1' }), [said('chlorine_free', 0.3, { item: 'w2' })]), []);
});

test('an inhibition rate is suspect from its criterion on, is repeated, and then goes to the laboratory', () => {
  const at = (value: number, criterion: number) => said('inhibition_rate', value, { criterion });
  assert.equal(isSuspect(at(50, 50)), true);
  assert.equal(isSuspect(at(49.9, 50)), false);
  assert.equal(isSuspect(at(60, 70)), false);
  assert.equal(isSuspect({ ...at(60, 50), qualifier: '<' }), false);
  assert.deepEqual(hints(at(62, 50)), ['suspect_repeat']);
  assert.deepEqual(hints(at(62, 50), [at(60, 50), at(61, 50)]), ['suspect']);
  assert.deepEqual(hints(at(62, 50), [], { is_false_positive_prone: true }), ['suspect_repeat', 'false_positive']);
});

const measured = (op_id: string, value: number, repeat_of: string | null = null): Measurement =>
  ({ ...measurementOf(op_id, { of: 'sample', quantity: 'inhibition_rate', value, unit: '%' }, 'p', undefined), repeat_of });

test('repeats stand with the first reading, with their mean and difference', () => {
  const [first, second] = seriesOf([measured('a', 60), measured('x', 10), measured('b', 64, 'a'), measured('c', 62, 'b'), measured('lost', 1, 'nowhere')]);
  assert.deepEqual(first?.all.map(({ op_id }) => op_id), ['a', 'b', 'c']);
  assert.deepEqual([first.mean, first.difference], [62, 4]);
  assert.deepEqual([second?.all.length, second?.mean], [1, null]);
});

test('two readings that name each other end in no circle', () => {
  assert.equal(seriesOf([measured('a', 1, 'b'), measured('b', 2, 'a')]).flatMap(({ all }) => all).length, 2);
});

test('the type of sample says what is offered first, and nothing is withheld', () => {
  const firsts = (code: string) => inOrder(reference.field_quantities, reference.sample_types.find((type) => type.code === code)).usual.map(({ key }) => key);
  assert.deepEqual(firsts('W-TAP').slice(0, 4), ['temperature', 'ph', 'turbidity', 'chlorine_free']);
  assert.equal(firsts('A-VEG')[0], 'inhibition_rate');
  assert.equal(firsts('F-CAT')[0], 'core_temperature');
  assert.equal(firsts('F-DAI')[0], 'cold_chain_temperature');
  const { usual, others } = inOrder(reference.field_quantities, undefined);
  assert.equal(usual.length + others.length, reference.field_quantities.length);
});

const instrument = (over: Partial<Instrument> = {}): Instrument =>
  ({ id: 'i', lab_id: 'l', name: '示例温度计', quantities: ['temperature'], code: 'TH-0007', serial_no: null, calibrated_on: null, calibration_due: '2026-11-22', active: true, ...over });

test('a calibration holds on its last day, is near its end for two weeks, and then has run out', () => {
  assert.equal(calibrationOn(instrument(), '2026-11-23'), 'overdue');
  assert.equal(calibrationOn(instrument(), '2026-11-22'), 'soon');
  assert.equal(calibrationOn(instrument(), '2026-11-08'), 'soon');
  assert.equal(calibrationOn(instrument(), '2026-11-07'), 'fine');
  assert.equal(calibrationOn(instrument({ calibration_due: null }), '2026-11-07'), 'unknown');
  const body = { of: 'sample', quantity: 'temperature', value: 6, unit: '°C', measured_at: '2026-11-23T00:10:00+08:00' } as const;
  assert.equal(measurementOf('o', body, 'p', instrument()).overdue, true);
});

test('an instrument is found by its label or its serial number, exactly, whatever a scanner made of case and dashes', () => {
  const all = [instrument(), instrument({ id: 'j', code: null, serial_no: 'SN 44-2' })];
  assert.equal(instrumentOf(all, 'th0007')?.id, 'i');
  assert.equal(instrumentOf(all, 'SN44-2')?.id, 'j');
  assert.equal(instrumentOf(all, 'TH-000'), undefined);
  assert.equal(instrumentOf(all, '--'), undefined);
});
