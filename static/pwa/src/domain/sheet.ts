/** The sample sheet: what it lacks while it is filled in, and the acts and records it becomes when finished. */
import type { Sheet, SheetItem } from './draft';
import type { Form, Item, Sample, Visit } from './document';
import { extraFields, isBlank, type Occasion, photoSlots, requiredFields } from './form';
import type { Act, FieldValue, Place } from './operation';
import { answersTo, ownLacking, ownToSay } from './questions';
import type { PhotoSlot, Reference, SampleType } from './reference';

export { type Carried, carriedFrom, newSheet, openedDraft, type Sheet, type SheetItem, type SheetPhoto } from './draft';

export const typeOf = (reference: Reference, sheet: Sheet): SampleType | undefined =>
  reference.sample_types.find(({ code }) => code === sheet.sample_type);

export function occasionOf(sheet: Sheet, type: SampleType, stage: 'capture' | 'seal' = 'capture'): Occasion {
  return { type, stage, task_category: sheet.task_category, answers: sheet.fields };
}

/** More than one thing to label, so that the part with all containers is wanted. */
export const hasSeveral = (type: SampleType, { task_category }: Sheet): boolean =>
  type.bottle_set !== null || type.form === 'parent' || task_category === 'supervision';

/** "2 kg", "1,5": what people type on a keypad; null when it is no amount. */
export function amountOf(typed: string): number | null {
  const number = Number(typed.trim().replace(',', '.').replace('。', '.'));
  return typed.trim() !== '' && Number.isFinite(number) && number > 0 ? number : null;
}

export type Lack = 'label' | 'site' | 'point' | 'samplers' | 'sample_type' | 'sample_name' | 'qty_total' | 'notice_no' | 'parent' | 'photos' | `fields.${string}` | `own.${string}.${string}`;

/** Photos this sheet still needs; where a reason was given instead, none. */
export function lackingPhotos(reference: Reference, sheet: Sheet): PhotoSlot[] {
  const type = typeOf(reference, sheet);
  // A draft of before each slot had its own reason has one for all.
  if (!type || (!sheet.photo_reasons && sheet.no_photo_reason.trim() !== '')) return [];
  const taken = new Set(sheet.photos.map(({ photo_kind }) => photo_kind));
  return photoSlots(reference.photo_set, occasionOf(sheet, type))
    .filter(({ slot, required }) => required && !taken.has(slot.key) && !sheet.photo_reasons?.[slot.key])
    .map(({ slot }) => slot);
}

/** Own questions that are not answered: own.FORM.KEY. */
export const ownLacks = (forms: Form[], sheet: Sheet): Lack[] =>
  forms.flatMap((form) => ownLacking(form, 'capture', answersTo(form, sheet.own), sheet.fields).map(({ key }): Lack => `own.${form.id}.${key}`));

/** What holds the button up, in the order of the sheet. A lone sampler or a missing fix never does. */
export function lacksOf(reference: Reference, sheet: Sheet, forms: Form[] = []): Lack[] {
  const type = typeOf(reference, sheet);
  const lacks: Lack[] = [];
  if (sheet.items.length === 0) lacks.push('label');
  if (sheet.site === '') lacks.push('site');
  if (sheet.site !== '' && sheet.point.trim() === '') lacks.push('point');
  if (!type) return [...lacks, 'sample_type'];
  if (sheet.sample_name.trim() === '') lacks.push('sample_name');
  if (amountOf(sheet.qty_total) === null) lacks.push('qty_total');
  const required = requiredFields(reference.form_fields, occasionOf(sheet, type));
  if (required.some(({ key }) => key === 'notice_no') && sheet.notice_no.trim() === '') lacks.push('notice_no');
  for (const { key } of extraFields(required)) if (isBlank(sheet.fields[key])) lacks.push(`fields.${key}`);
  if (type.form === 'parent' && sheet.parent === '') lacks.push('parent');
  lacks.push(...ownLacks(forms, sheet));
  if (lackingPhotos(reference, sheet).length > 0) lacks.push('photos');
  return lacks;
}

export interface Finishing {
  lab_id: string;
  person_id: string;
  device_id: string;
  /** The visit of this day and site, begun earlier or with this sample. */
  visit: { id: string; is_new: boolean; started_at?: string };
  reference_version: string;
  /** Said when the phone has no position, in words. */
  no_place_words: string;
  /** The programme's own forms on this sheet. */
  forms: Form[];
  /** Bottles that were not filled, and why. */
  not_taken?: string[];
}

const notEmpty = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined && value !== null)) as T;

const filledFields = (sheet: Sheet, { not_taken = [] }: Finishing): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries({ ...sheet.fields, bottles: not_taken }).filter(([, value]) => !isBlank(value)));

function ownPart(sheet: Sheet, { forms }: Finishing) {
  const own = ownToSay(forms, sheet.own, sheet.fields);
  return own.length > 0 ? { own } : {};
}

/** Said only while it is so: a second sampler may have come meanwhile. */
const loneReason = (sheet: Sheet): string => (sheet.samplers.length < 2 ? sheet.alone_reason.trim() : '');

function placeToSay(sheet: Sheet, finishing: Finishing): Place {
  if (sheet.place && sheet.place.method !== 'none') return sheet.place;
  return { method: 'none', reason: sheet.no_place_reason.trim() || finishing.no_place_words };
}

/** All that one finished sheet says, in the order it is said. */
export function actsOf(sheet: Sheet, finishing: Finishing): Act[] {
  const place = placeToSay(sheet, finishing);
  const acts: Act[] = [];
  const visit_id = finishing.visit.id;
  if (finishing.visit.is_new) {
    const body = { site: sheet.site, task_category: sheet.task_category, samplers: sheet.samplers, notice_no: sheet.notice_no, started_at: finishing.visit.started_at ?? sheet.started_at, outcome: 'normal', place, note: loneReason(sheet) };
    acts.push({ kind: 'visit.record', subject: visit_id, body: notEmpty(body), about: sheet.id });
  }
  acts.push({ kind: 'sample.create', subject: sheet.id, body: createBody(sheet, finishing, place) });
  for (const item of parentsFirst(sheet.items)) acts.push(bindAct(item, sheet.id));
  for (const { sha256, mime, size, photo_kind, taken_at } of sheet.photos) {
    acts.push({ kind: 'photo.add', subject: sheet.id, body: { of: 'sample', photo_kind, sha256, mime, size, taken_at }, blobs: [{ sha256, size, mime }] });
  }
  return acts;
}

/** What a label says of the container that it stands on. */
export const bindAct = ({ id, ...item }: SheetItem, sample: string): Act => ({ kind: 'label.bind', subject: id, about: sample, body: notEmpty({ sample, ...item }) });

/** A blank names an item that was said before it. */
const parentsFirst = (items: SheetItem[]): SheetItem[] => [...items.filter(({ parent }) => parent === undefined), ...items.filter(({ parent }) => parent !== undefined)];

function createBody(sheet: Sheet, finishing: Finishing, place: Place) {
  return notEmpty({
    sample_type: sheet.sample_type,
    sample_no: sheet.sample_no ?? '',
    visit: finishing.visit.id,
    site: sheet.site,
    point_id: sheet.point_id ?? '',
    point: sheet.point.trim(),
    task_category: sheet.task_category,
    samplers: sheet.samplers,
    sample_name: sheet.sample_name.trim(),
    qty_total: amountOf(sheet.qty_total) ?? 0,
    qty_unit: sheet.qty_unit,
    sampled_at: sheet.sampled_at,
    place,
    ...(sheet.trail?.length ? { trail: sheet.trail } : {}),
    fields: filledFields(sheet, finishing),
    parent: sheet.parent,
    ...(sheet.recollect_of ? { recollect_of: sheet.recollect_of } : {}),
    ...ownPart(sheet, finishing),
    lone_reason: loneReason(sheet),
    no_photo_reason: sheet.no_photo_reason.trim(),
    note: sheet.note.trim(),
    form_version: finishing.reference_version,
    role: 'sampler',
  });
}

/** The documents as this phone shows them until the lab's own come. */
export function recordsOf(sheet: Sheet, finishing: Finishing): { sample: Sample; items: Item[]; visit: Visit } {
  const { lab_id, person_id, device_id } = finishing;
  const place = placeToSay(sheet, finishing);
  const flags = [sheet.samplers.length < 2 && 'no_second_sampler', place.method === 'none' && 'no_position', sheet.photos.length === 0 && 'no_photo'];
  const sample: Sample = {
    id: sheet.id, lab_id, sample_no: sheet.sample_no, sample_type: sheet.sample_type, sample_name: sheet.sample_name.trim(),
    task_category: sheet.task_category, qty_total: amountOf(sheet.qty_total), qty_unit: sheet.qty_unit, visit: finishing.visit.id, site: sheet.site,
    point_id: sheet.point_id, point: sheet.point.trim(), samplers: sheet.samplers, state: 'registered',
    flags: flags.filter((flag) => flag !== false), sampled_at: sheet.sampled_at, at: sheet.sampled_at, clock_unsure: false,
    received_by_server_at: null, place, distance_m: null, fields: filledFields(sheet, finishing), created_by: person_id, device_id,
    photos: sheet.photos.map(({ thumb: _, ...photo }) => ({ ...photo, op_id: '' })),
    arrived_at: null, decided_at: null, decision: null, reject_reason: null, facts: [],
    note: sheet.note.trim() || null, lone_reason: loneReason(sheet) || null, no_photo_reason: sheet.no_photo_reason.trim() || null, parent: sheet.parent || null, recollect_of: sheet.recollect_of ?? null, ...ownPart(sheet, finishing),
  };
  const items = sheet.items.map((item) => itemRecord(item, sheet.id, lab_id));
  const visit: Visit = {
    id: finishing.visit.id, lab_id, site: sheet.site, task_category: sheet.task_category, samplers: sheet.samplers, notice_no: sheet.notice_no || null,
    outcome: 'normal', started_at: finishing.visit.started_at ?? sheet.started_at, created_by: person_id, place, closed: false,
  };
  return { sample, items, visit };
}

export function itemRecord({ id, code, item_kind, scan_mode: _, ...item }: SheetItem, sample: string, lab_id: string): Item {
  return { container: null, amount: null, ...item, id, lab_id, sample, label: code, kind: item_kind, twin: false };
}

/** The unit a type's amounts are given in, for the keypad's side. */
export function unitOf(type: SampleType): string {
  const amount = type.amount_a;
  if (/kg/.test(amount)) return 'kg';
  if (/bottle/.test(amount) && type.form === 'F') return '瓶';
  if (/\bL\b|bottle set/.test(amount)) return 'L';
  if (/pcs/.test(amount)) return '个';
  return /unit/.test(amount) ? '袋' : '份';
}
