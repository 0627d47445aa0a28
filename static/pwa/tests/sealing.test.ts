import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { Form, Item, Sample } from '../src/domain/document';
import { isHeic, sizeIn } from '../src/domain/picture';
import type { Question } from '../src/domain/operation';
import { formsAsked, lackingOf, missingAtSeal, newSealDraft, sealActs, signersAsked, unanswered } from '../src/domain/sealing';
import { HEIGHT, isSigned, MOST_NUMBERS, numbersIn, pointOf, type Stroke, thinned, WIDTH } from '../src/domain/strokes';
import type { Reference } from '../src/domain/reference';
import { trimmedReference } from '../reference.mjs';

const reference = (await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference;
const PEN = 3;

/** A line that goes round and round, as a hurried hand does. */
const scribble = (points: number): Stroke => Array.from({ length: points }, (_, at) => [500 + 300 * Math.cos(at / 9), 200 + 120 * Math.sin(at / 7), at * 4]).flat();
const ends = (stroke: Stroke): number[] => [...stroke.slice(0, PEN), ...stroke.slice(-PEN)].map((value) => Math.round(value));

test('a signature of many points is thinned to what the wire takes, in whole numbers, and keeps where it begins and ends', () => {
  const drawn = [scribble(9000), scribble(4000)];
  const fit = thinned(drawn);
  assert.ok(numbersIn(fit) <= MOST_NUMBERS, String(numbersIn(fit)));
  assert.ok(numbersIn(fit) > 900, 'so coarse that it is no signature any more');
  assert.ok(fit.flat().every((value) => Number.isInteger(value)));
  fit.forEach((stroke, at) => assert.deepEqual(ends(stroke), ends(drawn[at]!)));
  assert.ok(fit.every((stroke) => stroke.length % PEN === 0));
});

test('a short signature keeps every point that moved', () => {
  const drawn = [[10, 10, 0, 20, 10, 8, 30, 15, 16]];
  assert.deepEqual(thinned(drawn), drawn);
  assert.deepEqual(thinned([[10, 10, 0, 10, 10, 8, 10, 10, 16, 30, 15, 24]]), [[10, 10, 0, 30, 15, 24]]);
});

test('a thousand dots and more still fit', () => {
  const dots = Array.from({ length: 4000 }, (_, at) => [at % WIDTH, at % HEIGHT, at]);
  assert.ok(numbersIn(thinned(dots)) <= MOST_NUMBERS);
  assert.deepEqual(thinned([[5, 5, 0]]), [[5, 5, 0]]);
});

test('a point is the same on a small glass and on a large one, and never outside', () => {
  const small = { left: 10, top: 20, width: 300, height: 120 };
  const large = { left: 0, top: 0, width: 600, height: 240 };
  assert.deepEqual(pointOf({ clientX: 160, clientY: 80, timeStamp: 130.4 }, small, 100), [500, 200, 30]);
  assert.deepEqual(pointOf({ clientX: 300, clientY: 120, timeStamp: 130.4 }, large, 100), [500, 200, 30]);
  assert.deepEqual(pointOf({ clientX: -50, clientY: 900, timeStamp: 90 }, small, 100), [0, HEIGHT, 0]);
});

test('a tap is no signature', () => {
  assert.equal(isSigned([]), false);
  assert.equal(isSigned([[500, 200, 0, 503, 201, 9]]), false);
  assert.equal(isSigned([[100, 200, 0, 300, 180, 90]]), true);
});

const sample = (over: Partial<Sample> = {}) => ({
  id: 's', lab_id: 'lab', sample_type: 'F-SNK', task_category: 'supervision', samplers: ['ann', 'ben'], fields: { pack_class: 'bulk' }, photos: [], ...over,
}) as unknown as Sample;
const item = (kind: string) => ({ id: kind, kind }) as Item;
const both = [item('A'), item('B')];
const kindsOf = (missing: { kind: string }[]) => new Set(missing.map(({ kind }) => kind));
const keysOf = (missing: { key: string }[]) => missing.map(({ key }) => key);

test('sealing under supervision names fields, photos, both seals and three signatures', () => {
  const missing = missingAtSeal(reference, { sample: sample(), items: both, forms: [] }, newSealDraft(sample()));
  assert.deepEqual(kindsOf(missing), new Set(['field', 'photo', 'seal', 'signature']));
  for (const key of ['site_uscc', 'sealed_a', 'sealed_b', 'seal_no_a', 'seal_no_b', 'sampler', 'second_sampler', 'sampled_party']) assert.ok(keysOf(missing).includes(key), key);
});

test('without item B nobody asks for its seal or its photo', () => {
  const missing = keysOf(missingAtSeal(reference, { sample: sample(), items: [item('A')], forms: [] }, newSealDraft(sample())));
  assert.ok(!missing.includes('seal_no_b') && !missing.includes('sealed_b'));
});

test('the monthly programme asks for no signature, and offers them', () => {
  const monthly = sample({ task_category: 'monthly', sample_type: 'A-VEG' });
  const before = { sample: monthly, items: [item('A')], forms: [] };
  assert.deepEqual(signersAsked(reference, before, newSealDraft(monthly)).map(({ required }) => required), [false, false, false]);
  assert.ok(!kindsOf(missingAtSeal(reference, before, newSealDraft(monthly))).has('signature'));
});

test('what cannot be had is answered with a reason, goes along with the seal, and holds the button no more', () => {
  const before = { sample: sample({ samplers: ['ann'] }), items: both, forms: [] };
  const draft = newSealDraft(before.sample);
  const missing = missingAtSeal(reference, before, draft);
  assert.ok(keysOf(missing).includes('second_sampler'));
  const answered = { ...draft, reasons: Object.fromEntries(missing.map(({ key }) => [key, 'ill'])) };
  assert.deepEqual(unanswered(missing, answered), []);
  assert.deepEqual(lackingOf(missing, answered).find(({ key }) => key === 'second_sampler'), { key: 'second_sampler', reason: 'ill' });
  assert.equal(unanswered(missing, { ...draft, reasons: { second_sampler: '  ' } }).length, missing.length);
});

test('one breath says photos and signatures first and the seal last, with only what sealing adds', () => {
  const before = { sample: sample(), items: both, forms: [] };
  const photo = { sha256: 'p', size: 5, mime: 'image/jpeg', photo_kind: 'sealed_a', taken_at: 't', thumb: null };
  const drawn = { signs_as: 'sampler' as const, name: 'Ann', person: 'ann', picture: { sha256: 'g', size: 9 }, strokes: [[1, 2, 3]], refused: '', at: 't' };
  const refused = { ...drawn, signs_as: 'sampled_party' as const, name: '', person: null, picture: null, strokes: [], refused: 'no time; witness: Cy' };
  const draft = { ...newSealDraft(before.sample), photos: [photo], signed: [drawn, refused], seal_no_a: ' F-1 ', fields: { pack_class: 'bulk', site_uscc: '/' } };
  const acts = sealActs(before, draft, [], () => 'op');
  assert.deepEqual(acts.map(({ kind }) => kind), ['photo.add', 'signature.add', 'signature.add', 'sample.seal']);
  assert.deepEqual(acts[1]!.body, { of: 'sample', signs_as: 'sampler', name: 'Ann', person: 'ann', sha256: 'g', size: 9, mime: 'image/png', strokes: [[1, 2, 3]] });
  assert.deepEqual(acts[1]!.blobs, [{ sha256: 'g', size: 9, mime: 'image/png' }]);
  assert.deepEqual(acts[2]!.body, { of: 'sample', signs_as: 'sampled_party', refused: 'no time; witness: Cy' });
  assert.deepEqual(acts[3]!.body, { seal_no_a: 'F-1', samplers: ['ann', 'ben'], fields: { site_uscc: '/' }, role: 'sampler' });
});

const question = (key: string, more: Partial<Question> = {}): Question => ({ key, zh: key, kind: 'text', stage: 'seal', required: true, relevant: null, ...more });
const form = (version: number, questions: Question[]): Form => ({ id: `f:${version}`, lab_id: 'lab', name: '示例', version, task_category: 'supervision', sample_types: [], questions });

test('own questions of sealing are those of the version that the record began with, and are missing until answered or excused', () => {
  const forms = [form(1, [question('ice', { stage: 'capture' }), question('cold', { relevant: { key: 'ice', test: '=', value: 'yes' } }), question('witnessed')]), form(2, [question('new')])];
  const begun = sample({ own: [{ form: 'f', version: 1, answers: { ice: 'yes' } }] });
  const before = { sample: begun, items: [item('A')], forms };
  const draft = newSealDraft(begun);
  assert.deepEqual(formsAsked(before, draft).map(({ version }) => version), [1]);
  const own = (one: typeof draft) => keysOf(missingAtSeal(reference, before, one).filter(({ kind }) => kind === 'own'));
  assert.deepEqual(own(draft), ['own.f:1.cold', 'own.f:1.witnessed']);
  const answered = { ...draft, own: [{ form: 'f', version: 1, answers: { ice: 'yes', cold: '4' } }], reasons: { 'own.f:1.witnessed': 'nobody there' } };
  const missing = missingAtSeal(reference, before, answered);
  assert.deepEqual(lackingOf(missing, answered), [{ key: 'witnessed', reason: 'nobody there' }]);
  const said = sealActs(before, answered, missing, () => 'op').at(-1)!.body as { own?: unknown };
  assert.deepEqual(said.own, [{ form: 'f', version: 1, answers: { cold: '4' } }], 'capture’s answer is not said again');
});

test('a form of which nothing could be had is named with its version, so that its questions have words', () => {
  const before = { sample: sample(), items: [item('A')], forms: [form(3, [question('witnessed')])] };
  const draft = { ...newSealDraft(before.sample), reasons: { 'own.f:3.witnessed': 'nobody there' } };
  const said = sealActs(before, draft, missingAtSeal(reference, before, draft), () => 'op').at(-1)!.body as { own?: unknown };
  assert.deepEqual(said.own, [{ form: 'f', version: 3, answers: {} }]);
});

test('the first bytes tell a picture’s size and Apple’s own format', () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0x17, 0x70, 0x1f, 0x40, 3, 0, 0]);
  assert.deepEqual(sizeIn(jpeg), { height: 6000, width: 8000 });
  assert.equal(sizeIn(new TextEncoder().encode('no picture at all, but words')), null);
  assert.equal(isHeic(new TextEncoder().encode('\0\0\0\x18ftypheic')), true);
  assert.equal(isHeic(jpeg), false);
});
