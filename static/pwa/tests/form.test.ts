import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { Site } from '../src/domain/document';
import { fieldsOffered, fieldsToSeal, kindOf, lackingAtSeal } from '../src/domain/form';
import { knownFor, takenOver, withHabit } from '../src/domain/prefill';
import type { Reference } from '../src/domain/reference';
import { trimmedReference } from '../reference.mjs';

const reference = (await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference;
const type = (code: string) => reference.sample_types.find((row) => row.code === code)!;
const field = (key: string) => reference.form_fields.find((row) => row.key === key)!;
const keys = (rows: { key: string }[]): string[] => rows.map(({ key }) => key);
const site = { id: 'shop', lab_id: 'lab', name: '示例超市', site_type: 'supermarket', town: '东镇', address: '示例路 1 号' } as Site;
const sources = { site, lab_name: '示例检测中心', habits: undefined };

test('sealing under supervision waits for the whole national form, and a slash is an answer', () => {
  const sealing = { type: type('F-SNK'), task_category: 'supervision', answers: { pack_class: 'prepacked' } };
  const lacking = keys(lackingAtSeal(reference, sealing));
  for (const key of ['site_uscc', 'producer_name', 'shelf_life', 'barcode', 'unit_price', 'method_edition', 'sampler_phone']) assert.ok(lacking.includes(key), key);
  for (const key of ['notice_no', 'samplers', 'seal_no_a', 'signature_site', 'delivery_due_on', 'id_number']) assert.ok(!lacking.includes(key), key);
  assert.ok(!keys(lackingAtSeal(reference, { ...sealing, answers: { pack_class: 'prepacked', producer_name: '/' } })).includes('producer_name'));
  assert.ok(!keys(lackingAtSeal(reference, { ...sealing, answers: { pack_class: 'bulk' } })).includes('producer_name'));
});

test('buying online is asked about once the kind of sampling says so', () => {
  const sealing = { type: type('F-SNK'), task_category: 'supervision', answers: {} };
  assert.ok(!keys(lackingAtSeal(reference, sealing)).includes('buyer'));
  assert.ok(keys(lackingAtSeal(reference, { ...sealing, answers: { sampling_type: 'online' } })).includes('buyer'));
});

test('a condition in plain words is offered, and demanded only of a type that names it', () => {
  const of = (code: string) => ({ type: type(code), task_category: 'monthly', answers: {} });
  assert.ok(keys(fieldsToSeal(reference, of('W-TAP'))).includes('flush_minutes'));
  assert.ok(!keys(fieldsToSeal(reference, of('W-WEL'))).includes('flush_minutes'));
  assert.ok(keys(fieldsOffered(reference, of('W-WEL'))).includes('flush_minutes'));
});

test('each field is asked as what it is', () => {
  const kinds = ['dated_on', 'pack_class', 'unit_price', 'is_imported', 'air_temperature_c', 'producer_name'].map((key) => kindOf(field(key)));
  assert.deepEqual(kinds, ['date', 'list', 'number', 'yes_no', 'number', 'text']);
});

test('what is known of site, product and lab leaves little of the monthly form to be answered at sealing', () => {
  const sealing = { type: type('A-VEG'), task_category: 'monthly', answers: { is_false_positive_prone: true } };
  const known = knownFor(reference, sealing, sources);
  assert.equal(known['site_name'], '示例超市');
  assert.equal(known['place_type'], 'supermarket');
  assert.equal(known['sample_container'], 'plastic_bag');
  assert.deepEqual(keys(lackingAtSeal(reference, { ...sealing, answers: { ...sealing.answers, ...known } })), ['deviations']);
});

test('another type puts its own values where the first had put its own, and leaves what a person said', () => {
  const of = (code: string) => knownFor(reference, { type: type(code), task_category: 'supervision', answers: {} }, sources);
  const first = takenOver({ site_address: '示例路 2 号' }, {}, of('A-VEG'));
  assert.equal(first['site_address'], '示例路 2 号');
  assert.equal(first['food_l1'], 'agri_produce');
  const second = takenOver({ ...first, physical_form: 'semi_solid' }, of('A-VEG'), of('F-OIL'));
  assert.equal(second['food_l1'], 'oil');
  assert.equal(second['physical_form'], 'semi_solid');
  assert.equal(second['site_address'], '示例路 2 号');
});

test('what was typed of lab and site helps again there; what is personal never does', () => {
  let habits = withHabit(undefined, field('sampling_org_address'), '示例路 9 号', 'shop');
  habits = withHabit(habits, field('licence_no'), 'JY1', 'shop');
  habits = withHabit(habits, field('site_contact_phone'), '13800000000', 'shop');
  habits = withHabit(habits, field('sampler_phone'), '13800000000', 'shop');
  assert.deepEqual(habits, { general: { sampling_org_address: '示例路 9 号' }, site: 'shop', of_site: { licence_no: 'JY1' } });
  const sealing = { type: type('F-SNK'), task_category: 'supervision', answers: {} };
  assert.equal(knownFor(reference, sealing, { ...sources, habits })['licence_no'], 'JY1');
  assert.equal(knownFor(reference, sealing, { ...sources, site: { ...site, id: 'other' }, habits })['licence_no'], undefined);
});
