/** What a form asks of a person: by sample type, task category and stage. Meaning of the columns: domain README. */
import type { FieldValue } from './operation';
import type { FormField, PhotoSlot, Reference, SampleType } from './reference';

export interface Occasion {
  type: SampleType;
  task_category: string;
  stage: 'capture' | 'seal';
  /** Answers known so far, for conditions such as pack_class=prepacked. */
  answers: Record<string, unknown>;
}

interface Asked {
  key: string;
  forms: string[];
  condition: string | null;
  required_at: 'capture' | 'seal' | null;
  required_for: 'all' | 'supervision' | null;
}

type Holds = 'yes' | 'no' | 'unknown';

/** The channel is never asked by itself: the kind of sampling and the kind of place tell it. */
const channelOf = (answers: Record<string, unknown>): unknown =>
  answers['channel'] ?? (answers['sampling_type'] === 'online' || answers['place_type'] === 'online' ? 'online' : 'on_site');

/** Plain words ("item B taken") nobody can decide here: such a thing is offered, and demanded only where the type names it. */
function conditionHolds(asked: Asked, { type, answers }: Occasion): Holds {
  const { condition } = asked;
  if (condition === null) return 'yes';
  if (condition === 'never') return 'no';
  if (condition === 'by_type') return type.extra_required.includes(asked.key) ? 'yes' : 'no';
  const equals = /^(\w+)=(\w+)$/.exec(condition);
  const [, key = '', value = ''] = equals ?? [];
  if (equals) return (key === 'channel' ? channelOf(answers) : answers[key]) === value ? 'yes' : 'no';
  return type.extra_required.includes(asked.key) ? 'yes' : 'unknown';
}

const isOfForm = ({ forms }: Asked, type: SampleType): boolean => forms.includes('all') || forms.includes(type.form);

function belongs(asked: Asked, occasion: Occasion): boolean {
  const of_form = isOfForm(asked, occasion.type);
  const of_programme = asked.required_for === 'all' || occasion.task_category === 'supervision';
  return of_form && of_programme && asked.required_at === occasion.stage;
}

export function requiredFields(fields: FormField[], occasion: Occasion): FormField[] {
  return fields.filter((field) => belongs(field, occasion) && conditionHolds(field, occasion) === 'yes');
}

/** Fields that belong to the form but that nobody may demand. */
export function offeredFields(fields: FormField[], occasion: Occasion): FormField[] {
  return fields.filter((field) => belongs(field, occasion) && conditionHolds(field, occasion) === 'unknown');
}

/** The device, the lab's settings or a rule answer these; the person only sees them. */
const BY_ITSELF = ['device', 'lab', 'rule', 'person'];
/** Asked in one breath with another: they are one thing to the person. Photos are counted apart. */
const IN_ONE_BREATH = ['qty_unit', 'task', 'photos', 'no_location_reason'];

export function thingsAsked(fields: FormField[], occasion: Occasion): FormField[] {
  return requiredFields(fields, occasion).filter(
    (field) => !BY_ITSELF.includes(field.filled_from ?? '') && !IN_ONE_BREATH.includes(field.key),
  );
}

/** Fields of the sheet with a place of their own on it; the rest goes into `fields`. */
const OWN_PLACE = [
  'task_category', 'samplers', 'sample_name', 'qty_total', 'qty_unit', 'sampled_at', 'sample_no', 'task', 'site', 'point',
  'sample_type', 'location', 'no_location_reason', 'photos', 'notice_no', 'seal_no_a', 'seal_no_b', 'custody', 'visit_outcome',
  'bottles', 'containers', 'parent_sample', 'qc_links', 'field_measurements',
  // On glass or on paper, not in a field.
  'signature_site', 'signature_samplers', 'signature_producer', 'stamp_sampling_org',
];

export function extraFields(fields: FormField[]): FormField[] {
  return fields.filter((field) => !OWN_PLACE.includes(field.key) && !['rule', 'device'].includes(field.filled_from ?? ''));
}

export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

export type Sealing = Omit<Occasion, 'stage'>;

/** What the record's `fields` must hold before it is sealed: what capture asks and what sealing asks. */
export function fieldsToSeal({ form_fields }: Pick<Reference, 'form_fields'>, sealing: Sealing): FormField[] {
  const required = (['capture', 'seal'] as const).flatMap((stage) => requiredFields(form_fields, { ...sealing, stage }));
  return extraFields(required);
}

/** What belongs to this form at either stage and nobody may demand. */
export function fieldsOffered({ form_fields }: Pick<Reference, 'form_fields'>, sealing: Sealing): FormField[] {
  const unasked = form_fields.filter((field) => field.required_at === null && isOfForm(field, sealing.type));
  return extraFields([...(['capture', 'seal'] as const).flatMap((stage) => offeredFields(form_fields, { ...sealing, stage })), ...unasked]);
}

/** What sealing waits for; "/" is an answer. Seals, signatures, photos and bottles are asked for elsewhere. */
export const lackingAtSeal = (reference: Pick<Reference, 'form_fields'>, sealing: Sealing): FormField[] =>
  fieldsToSeal(reference, sealing).filter(({ key }) => isBlank(sealing.answers[key]));

/** An explicit "not applicable", as Chinese forms write it; never the same as blank. */
export const NOT_APPLICABLE: FieldValue = '/';

export type FieldKind = 'yes_no' | 'list' | 'date' | 'number' | 'text';

const NUMBERS = /_(c|m|m3|minutes|households|population|price|size|qty)$/;

/** How a field is asked. Numbers stay what the person typed: "about 20" is an honest answer. */
export function kindOf({ key, list }: Pick<FormField, 'key' | 'list'>): FieldKind {
  if (/^(is_|house_retained|has_)/.test(key)) return 'yes_no';
  if (list !== null) return 'list';
  return /_on$/.test(key) ? 'date' : NUMBERS.test(key) ? 'number' : 'text';
}

export interface AskedPhoto {
  slot: PhotoSlot;
  required: boolean;
}

export function photoSlots(slots: PhotoSlot[], occasion: Occasion): AskedPhoto[] {
  return slots
    .filter((slot) => belongs(slot, occasion))
    .map((slot) => ({ slot, holds: conditionHolds(slot, occasion) }))
    .filter(({ holds, slot }) => holds !== 'no' || slot.condition === 'pack_class=prepacked')
    .map(({ holds, slot }) => ({ slot, required: holds === 'yes' }));
}

const FALSE_POSITIVE_PRONE = /[葱蒜韭姜菇菌芹苋]|上海青|[青白生油菠荠苋芥卷包]菜|菜心|空心菜|香菜|芹菜|韭菜|娃娃菜|芫荽|萝卜|番茄|西红柿|茭白|茼蒿|甘蓝|leek|onion|garlic|celery|radish|cabbage|lettuce|spinach|pak choi/i;

/** A first guess the sampler may change: these give the enzyme test a colour of their own, or are leafy. */
export const isFalsePositiveProne = (sample_name: string): boolean => FALSE_POSITIVE_PRONE.test(sample_name);
