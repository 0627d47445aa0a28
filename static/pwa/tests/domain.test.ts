import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ageSeconds, lookAgain, measure, trusted } from '../src/domain/clock';
import { deliveryOf, stateWith } from '../src/domain/custody';
import { distanceMetres, type Point } from '../src/domain/distance';
import { photoSlots, requiredFields, thingsAsked } from '../src/domain/form';
import { newId, sampleNumber } from '../src/domain/identity';
import { checkCharacter, printed, readScanned, readTyped, shown } from '../src/domain/label';
import type { Reference } from '../src/domain/reference';
import { actsOf, amountOf, lacksOf, newSheet, recordsOf, type Sheet } from '../src/domain/sheet';
import { trimmedReference } from '../reference.mjs';

const REPOSITORY = join(process.cwd(), '../..');
const vectors = (name: string): unknown => JSON.parse(readFileSync(join(REPOSITORY, 'tests/vectors', `${name}.json`), 'utf8'));
const reference = (await trimmedReference(join(REPOSITORY, 'fieldsample/reference'))) as Reference;

/** Our words for a fault, and the server's reasons it may stand for. */
const REASONS: Record<string, string[]> = {
  empty: ['grammar'], grammar: ['grammar'], letter_u: ['grammar'], check: ['check_character'], address: ['scheme'],
  too_long: ['too_long'], strange_characters: ['binary', 'bidi', 'lookalike', 'full_width'],
};
interface Labels {
  check_character: { body: string; check: string }[];
  printed: { code: string; printed: string }[];
  scanned: { text: string; reason: string | null }[];
  typed: { text: string; code: string | null; reason: string | null }[];
}

test('label codes as the vectors say, scanned and typed', () => {
  const { check_character, printed: prints, scanned, typed } = vectors('labels') as Labels;
  for (const { body, check } of check_character) assert.equal(checkCharacter(body), check);
  for (const row of prints) assert.equal(printed(row.code), row.printed);
  for (const { text, reason } of scanned) {
    const read = readScanned(text);
    if (reason === null) assert.deepEqual(read, { ok: true, code: text });
    else assert.ok(!read.ok && REASONS[read.fault]?.includes(reason), `${JSON.stringify(text)}: ${JSON.stringify(read)} is not ${reason}`);
  }
  for (const { text, code, reason } of typed) {
    const read = readTyped(text);
    if (code !== null) assert.deepEqual(read, { ok: true, code });
    else assert.ok(!read.ok && REASONS[read.fault]?.includes(reason ?? ''), `${JSON.stringify(text)}: ${JSON.stringify(read)} is not ${String(reason)}`);
  }
});

test('another lab\'s label is refused by its prefix, and what nobody vouches for is shown short and plain', () => {
  const read = readScanned('HZ7K3QM9T2XD6', 'NB');
  assert.deepEqual(read, { ok: false, fault: 'other_lab', shown: 'HZ7K3QM9T2XD6' });
  assert.equal(shown('\u202eevil'.padEnd(80, 'x')).length, 40);
});

test('every single wrong character is caught', () => {
  const code = 'HZ7K3QM9T2XD6';
  for (let at = 0; at < code.length; at++) {
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (other !== code[at]) assert.equal(readScanned(code.slice(0, at) + other + code.slice(at + 1)).ok, false);
    }
  }
});

test('distances agree with the server\'s, and the fence falls on the same side', () => {
  type Case = { fix: [number, number]; site: [number, number]; geodesic_m: number; is_beyond?: boolean };
  const { distances, far } = vectors('geofence') as { distances: Case[]; far: Case[] };
  const point = ([latitude, longitude]: [number, number]): Point => ({ latitude, longitude });
  for (const { fix, site, geodesic_m, is_beyond } of [...distances, ...far]) {
    const metres = distanceMetres(point(fix), point(site));
    assert.ok(Math.abs(metres - geodesic_m) <= Math.max(0.01, geodesic_m * 0.001), `${fix.join()} ${metres} ${geodesic_m}`);
    if (is_beyond !== undefined) assert.equal(metres > 300, is_beyond);
  }
});

test('sample numbers as the vectors say', () => {
  type Case = { prefix: string; year: number; type_letter: string; device_no: number; serial: number; sample_no: string };
  for (const { prefix, year, type_letter, device_no, serial, sample_no } of (vectors('numbers') as { sample_no: Case[] }).sample_no) {
    assert.equal(sampleNumber({ prefix, year, form: type_letter, device_no, count: serial }), sample_no);
  }
});

test('ids made in one millisecond, and over a clock set back, still sort', () => {
  const ids = [...Array.from({ length: 5000 }, () => newId(1_800_000_000_000)), newId(1_700_000_000_000), newId(1_700_000_000_000)];
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('every produce type under the monthly programme asks at most 8 things and 2 photos', () => {
  const produce = reference.sample_types.filter(({ form }) => form === 'A');
  assert.ok(produce.length >= 6);
  for (const type of produce) {
    const occasion = { type, task_category: 'monthly', stage: 'capture' as const, answers: {} };
    const asked = thingsAsked(reference.form_fields, occasion).map(({ key }) => key);
    assert.ok(asked.length <= 8, `${type.code} asks ${asked.join(', ')}`);
    const photos = photoSlots(reference.photo_set, occasion).filter(({ required }) => required);
    assert.ok(photos.length <= 2, `${type.code} wants ${photos.length} photos`);
  }
});

test('the national form is asked of supervision alone', () => {
  const type = reference.sample_types.find(({ code }) => code === 'F-SNK')!;
  const keys = (task_category: string) => requiredFields(reference.form_fields, { type, task_category, stage: 'seal', answers: { pack_class: 'prepacked' } }).map(({ key }) => key);
  assert.ok(keys('supervision').includes('producer_name'));
  assert.ok(!keys('monthly').includes('producer_name'));
});

test('an offset lives while both clocks agree, and dies with a jump', () => {
  const at = (wall_ms: number, mono_ms: number, page = 'p') => ({ wall_ms, mono_ms, page });
  const evidence = measure('2026-11-22T02:00:05.100Z', at(Date.parse('2026-11-22T02:00:00Z'), 0), at(Date.parse('2026-11-22T02:00:00.200Z'), 200));
  assert.equal(evidence.offset_ms, 5000);
  const start = evidence.last_look.wall_ms;
  assert.ok(lookAgain(evidence, at(start + 10_000, 10_200), true));
  assert.equal(lookAgain(evidence, at(start - 3_600_000, 10_200), true), null);
  assert.equal(lookAgain(evidence, at(start + 3_600_000, 10_200), true), null);
  assert.ok(lookAgain(evidence, at(start + 3_600_000, 10_200), false), 'asleep, not moved');
  assert.ok(lookAgain(evidence, at(start + 60_000, 5, 'another page'), true));
});

interface ClockCase {
  about: string;
  device_time: string;
  offset_ms: number | null;
  offset_age_s: number | null;
  received_at: string;
  at: string;
  unsure: boolean;
  band_s: number;
}

test('trusted time as the vectors say: 1970, days off, stale and jumped', () => {
  for (const { about, device_time, offset_ms, offset_age_s, received_at, at, unsure, band_s } of (vectors('clock') as { cases: ClockCase[] }).cases) {
    const judged = trusted(device_time, offset_ms, offset_age_s, Date.parse(received_at));
    assert.equal(judged.at_ms, Date.parse(at), about);
    assert.equal(judged.unsure, unsure, about);
    assert.ok(Math.abs(judged.band_s - band_s) < 0.001, `${about}: ${judged.band_s}`);
  }
});

for (const [name, wrong_ms] of [['at 1970', Date.parse('1970-01-01T00:00:10Z')], ['400 days behind', Date.parse('2025-10-18T02:00:00Z')], ['30 days ahead', Date.parse('2026-12-22T02:00:00Z')]] as const) {
  test(`a phone ${name} is put right by one answer, over page loads, until its clock jumps`, () => {
    const truth = Date.parse('2026-11-22T02:00:00Z');
    const at = (after_ms: number, page: string, jump_ms = 0) => ({ wall_ms: wrong_ms + after_ms + jump_ms, mono_ms: page === 'one' ? after_ms : after_ms - 50_000, page });
    const evidence = measure(new Date(truth).toISOString(), at(0, 'one'), at(0, 'one'));
    const next_page = lookAgain(evidence, at(60_000, 'two'), true);
    assert.ok(next_page);
    const now = at(90_000, 'two');
    const judged = trusted(new Date(now.wall_ms).toISOString(), next_page.offset_ms, ageSeconds(next_page, now), truth + 90_000);
    assert.equal(judged.at_ms, truth + 90_000);
    assert.equal(judged.unsure, false);
    // While the sheet is open somebody sets the clock: what was known of it says nothing any more.
    for (const jump of [3_600_000, -3_600_000]) assert.equal(lookAgain(next_page, at(90_000, 'two', jump), true), null);
  });
}

test('the further state wins, whichever side said it', () => {
  const { states } = reference.custody;
  assert.equal(stateWith(states, 'registered', ['sample.seal']), 'sealed');
  assert.equal(stateWith(states, 'arrived', ['sample.seal', 'sample.hand_over']), 'arrived');
  assert.equal(stateWith(states, 'in_transit', ['sample.void']), 'void');
});

test('✓✓ waits for every photo', () => {
  const facts = { waiting: 0, refused: 0, photos: 3, photos_sent: 2, arrived: false, on_the_road: true };
  assert.equal(deliveryOf(facts), 'record_sent');
  assert.equal(deliveryOf({ ...facts, photos_sent: 3 }), 'sent');
  assert.equal(deliveryOf({ ...facts, photos_sent: 3, arrived: true }), 'arrived');
  assert.equal(deliveryOf({ ...facts, waiting: 1 }), 'sending');
  assert.equal(deliveryOf({ ...facts, waiting: 1, on_the_road: false }), 'saved');
});

const filled = (): Sheet => ({
  ...newSheet('s', '2026-11-22T14:02:00.000+08:00', 'me', null),
  items: [{ id: 'i', code: 'HZ7K3QM9T2XD6', item_kind: 'A', scan_mode: 'scanned' }],
  site: 'site', point: 'A12', sample_type: 'A-VEG', sample_name: '上海青', qty_total: '3,2', qty_unit: 'kg', sample_no: 'HZ26A0010001X',
  fields: { is_false_positive_prone: true },
  photos: ['sample_overall', 'place_storage'].map((photo_kind) => ({ sha256: photo_kind, size: 9, mime: 'image/jpeg', photo_kind, taken_at: '2026-11-22T06:02:00Z', thumb: null })),
});
const finishing = { lab_id: 'lab', person_id: 'me', device_id: 'd', visit: { id: 'v', is_new: true }, reference_version: 'r', no_place_words: 'none', forms: [] };

test('a lone sampler and a missing fix never hold the button up; what is missing is named in order', () => {
  assert.deepEqual(lacksOf(reference, filled()), []);
  assert.deepEqual(lacksOf(reference, { ...filled(), point: '', qty_total: 'zwei', photos: [] }), ['point', 'qty_total', 'photos']);
  assert.deepEqual(lacksOf(reference, { ...filled(), photos: [], no_photo_reason: 'market forbids it' }), []);
  assert.equal(amountOf('3,2'), 3.2);
  assert.equal(amountOf('-1'), null);
});

test('a finished sheet says visit, sample, label, photos, in this order, without empty values', () => {
  const acts = actsOf(filled(), finishing);
  assert.deepEqual(acts.map(({ kind }) => kind), ['visit.record', 'sample.create', 'label.bind', 'photo.add', 'photo.add']);
  for (const { body } of acts) for (const value of Object.values(body)) assert.ok(value !== '' && value !== null && value !== undefined);
  assert.deepEqual((acts[1]!.body as { place: unknown }).place, { method: 'none', reason: 'none' });
  const alone = { ...filled(), alone_reason: '同事请假', photos: [], no_photo_reason: '市场不让拍', note: '雨天' };
  const said = (sheet: Sheet): Record<string, unknown> => ({ ...actsOf(sheet, finishing)[1]!.body });
  assert.deepEqual(['lone_reason', 'no_photo_reason', 'note'].map((key) => said(alone)[key]), ['同事请假', '市场不让拍', '雨天']);
  assert.equal(said({ ...alone, samplers: ['me', 'you'] })['lone_reason'], undefined);
  const { sample } = recordsOf(filled(), finishing);
  assert.deepEqual(sample.flags, ['no_second_sampler', 'no_position']);
});
