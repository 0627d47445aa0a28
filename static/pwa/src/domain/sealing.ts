/** Sealing: what is still missing, what could not be had, and the acts it becomes. */
import type { Form, Item, Sample } from './document';
import type { SheetPhoto } from './draft';
import { type AskedPhoto, isBlank, lackingAtSeal, photoSlots, requiredFields, type Sealing } from './form';
import type { Act, FieldValue, Lacking, OwnAnswers, Question, SignsAs } from './operation';
import { answersTo, askingAt, formIdOf, formsFor, ownBeyond, ownLacking, ownToSay } from './questions';
import type { Reference } from './reference';
import type { Stroke } from './strokes';

/** One person's word under the form: drawn, typed as a picture of the name, or refused. */
export interface Signed {
  signs_as: SignsAs;
  name: string;
  person: string | null;
  picture: { sha256: string; size: number } | null;
  strokes: Stroke[];
  refused: string;
  at: string;
}

export interface SealDraft {
  sample: string;
  fields: Record<string, FieldValue>;
  seal_no_a: string;
  seal_no_b: string;
  no_b_reason: string;
  samplers: string[];
  photos: SheetPhoto[];
  signed: Signed[];
  /** Why a thing could not be had, by the key of what is missing. */
  reasons: Record<string, string>;
  /** Who speaks for the sampled party. */
  party: string;
  /** A programme's own questions, of the record and of this page. */
  own: OwnAnswers[];
}

/** Its own name among the drafts: sheets have a sample's bare id. */
export const draftIdOf = (sample: string): string => `seal:${sample}`;

export function newSealDraft(sample: Sample): SealDraft {
  return {
    sample: sample.id, fields: sample.fields, seal_no_a: '', seal_no_b: '', no_b_reason: '', samplers: sample.samplers, photos: [], signed: [], reasons: {},
    party: typeof sample.fields['site_contact_name'] === 'string' ? sample.fields['site_contact_name'] : '',
    own: sample.own ?? [],
  };
}

export interface Missing {
  key: string;
  kind: 'field' | 'photo' | 'seal' | 'person' | 'signature' | 'own';
  /** Which of the programme's own is meant, and of which form. */
  asked?: { form: Form; question: Question };
}

export interface Before {
  sample: Sample;
  items: Item[];
  /** All that this phone knows. */
  forms: Form[];
}

export function sealingOf(reference: Reference, sample: Sample, answers: SealDraft['fields']): Sealing | null {
  const type = reference.sample_types.find(({ code }) => code === sample.sample_type);
  return type ? { type, task_category: sample.task_category ?? '', answers } : null;
}

const has = (items: Item[], kind: string): boolean => items.some((item) => item.kind === kind);

/** The photo set of both stages: what capture left out may still be taken here. */
export function photosAsked(reference: Reference, { sample, items }: Before, fields: SealDraft['fields']): AskedPhoto[] {
  const sealing = sealingOf(reference, sample, fields);
  if (!sealing) return [];
  const asked = (['capture', 'seal'] as const).flatMap((stage) => photoSlots(reference.photo_set, { ...sealing, stage }));
  return asked.map(({ slot, required }) => ({ slot, required: required || (slot.condition === 'item B taken' && has(items, 'B')) }));
}

/** On glass: the pair wherever the form asks for their signatures, and whoever was sampled. */
export function signersAsked(reference: Reference, { sample }: Before, draft: SealDraft): { signs_as: SignsAs; required: boolean }[] {
  const sealing = sealingOf(reference, sample, draft.fields);
  const asked = sealing ? requiredFields(reference.form_fields, { ...sealing, stage: 'seal' }).map(({ key }) => key) : [];
  const of_pair = asked.includes('signature_samplers');
  const second = draft.samplers.length > 1 ? [{ signs_as: 'second_sampler' as const, required: of_pair }] : [];
  return [{ signs_as: 'sampler', required: of_pair }, ...second, { signs_as: 'sampled_party', required: asked.includes('signature_site') }];
}

/** Forms with questions for this page, each in the version that the record or the page began with. */
export const formsAsked = ({ sample, forms }: Before, { own }: SealDraft): Form[] =>
  askingAt(formsFor(forms, { task_category: sample.task_category ?? '', sample_type: sample.sample_type }, own), 'seal');

function lackingOwn(before: Before, draft: SealDraft): Missing[] {
  return formsAsked(before, draft).flatMap((form) =>
    ownLacking(form, 'seal', answersTo(form, draft.own), draft.fields).map((question) => ({ key: `own.${form.id}.${question.key}`, kind: 'own' as const, asked: { form, question } })),
  );
}

function lackingSeals({ items }: Before, draft: SealDraft): Missing[] {
  const a = has(items, 'A') && draft.seal_no_a.trim() === '';
  const b = has(items, 'B') && draft.seal_no_b.trim() === '' && draft.no_b_reason.trim() === '';
  return [...(a ? [{ key: 'seal_no_a', kind: 'seal' as const }] : []), ...(b ? [{ key: 'seal_no_b', kind: 'seal' as const }] : [])];
}

/** All that the form asks for and that is not here, in the order of the screen; reasons given do not count yet. */
export function missingAtSeal(reference: Reference, before: Before, draft: SealDraft): Missing[] {
  const sealing = sealingOf(reference, before.sample, draft.fields);
  const fields = sealing ? lackingAtSeal(reference, sealing) : [];
  const taken = new Set([...before.sample.photos, ...draft.photos].map(({ photo_kind }) => photo_kind));
  const photos = photosAsked(reference, before, draft.fields).filter(({ required, slot }) => required && !taken.has(slot.key));
  const signed = new Set(draft.signed.map(({ signs_as }) => signs_as));
  const unsigned = signersAsked(reference, before, draft).filter(({ signs_as, required }) => required && !signed.has(signs_as));
  return [
    ...fields.map(({ key }) => ({ key, kind: 'field' as const })),
    ...lackingOwn(before, draft),
    ...photos.map(({ slot }) => ({ key: slot.key, kind: 'photo' as const })),
    ...lackingSeals(before, draft),
    ...(draft.samplers.length < 2 ? [{ key: 'second_sampler', kind: 'person' as const }] : []),
    ...unsigned.map(({ signs_as }) => ({ key: signs_as, kind: 'signature' as const })),
  ];
}

const reasonFor = (draft: SealDraft, key: string): string => (draft.reasons[key] ?? '').trim();

/** What holds the button: missing, and no word said about why. */
export const unanswered = (missing: Missing[], draft: SealDraft): Missing[] => missing.filter(({ key }) => reasonFor(draft, key) === '');

export const lackingOf = (missing: Missing[], draft: SealDraft): Lacking[] =>
  missing.map(({ key, asked }) => ({ key: asked?.question.key ?? key, reason: reasonFor(draft, key) })).filter(({ reason }) => reason !== '');

/** Only what sealing adds or changes: the rest stands in the record already. */
export const answeredSince = (sample: Sample, draft: SealDraft): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(draft.fields).filter(([key, value]) => !isBlank(value) && JSON.stringify(value) !== JSON.stringify(sample.fields[key])));

/** What this page adds; the version that was shown is named where something could not be had, too. */
export function ownSince(before: Before, draft: SealDraft, missing: Missing[]): OwnAnswers[] {
  const said = ownBeyond(ownToSay(before.forms, draft.own, draft.fields), before.sample.own ?? []);
  const excused = new Set(missing.filter(({ key }) => reasonFor(draft, key) !== '').flatMap(({ asked }) => asked?.form ?? []));
  const unsaid = [...excused].filter((form) => !said.some((own) => own.form === formIdOf(form)));
  return [...said, ...unsaid.map((form) => ({ form: formIdOf(form), version: form.version, answers: {} }))];
}

const filled = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => !isBlank(value) && JSON.stringify(value) !== '{}')) as T;

/** Under a sample's form, or for a box that changes hands. */
export function signatureAct(of: 'sample' | 'box', record: string, signed: Signed, op_id: string): Act {
  const { signs_as, name, person, picture, strokes, refused } = signed;
  const who = { of, signs_as, ...filled({ name: name.trim() }), ...(person ? { person } : {}) };
  if (!picture) return { kind: 'signature.add', subject: record, op_id, body: { ...who, refused } };
  const blob = { ...picture, mime: 'image/png' as const };
  return { kind: 'signature.add', subject: record, op_id, body: { ...who, ...blob, ...(strokes.length > 0 ? { strokes } : {}) }, blobs: [blob] };
}

function photoAct(sample: string, { sha256, mime, size, photo_kind, taken_at }: SheetPhoto): Act {
  return { kind: 'photo.add', subject: sample, body: { of: 'sample', photo_kind, sha256, mime, size, taken_at }, blobs: [{ sha256, size, mime }] };
}

/** All that sealing says, in one breath: photos and signatures first, so that the seal stands over them. */
export function sealActs(before: Before, draft: SealDraft, missing: Missing[], id: () => string): Act[] {
  const { sample } = before;
  const { samplers, seal_no_a, seal_no_b, no_b_reason } = draft;
  const body = filled({
    seal_no_a: seal_no_a.trim(), seal_no_b: seal_no_b.trim(), no_b_reason: seal_no_b.trim() === '' ? no_b_reason.trim() : '',
    samplers, fields: answeredSince(sample, draft), lacking: lackingOf(missing, draft), own: ownSince(before, draft, missing), role: 'sampler',
  });
  return [
    ...draft.photos.map((photo) => photoAct(sample.id, photo)),
    ...draft.signed.map((signed) => signatureAct('sample', sample.id, signed, id())),
    { kind: 'sample.seal', subject: sample.id, body },
  ];
}
