/** What a form asks of a person: by sample type, task category and stage. Meaning of the columns: domain README. */
import type { FormField, PhotoSlot, SampleType } from './reference';

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
  required_at: 'capture' | 'seal';
  required_for: 'all' | 'supervision';
}

type Holds = 'yes' | 'no' | 'unknown';

/** Plain words ("item B taken") nobody can decide here: such a thing is offered, never demanded. */
function conditionHolds(asked: Asked, { type, answers }: Occasion): Holds {
  const { condition } = asked;
  if (condition === null) return 'yes';
  if (condition === 'never') return 'no';
  if (condition === 'by_type') return type.extra_required.includes(asked.key) ? 'yes' : 'no';
  const equals = /^(\w+)=(\w+)$/.exec(condition);
  if (equals) return answers[equals[1] ?? ''] === equals[2] ? 'yes' : 'no';
  return 'unknown';
}

function belongs(asked: Asked, occasion: Occasion): boolean {
  const of_form = asked.forms.includes('all') || asked.forms.includes(occasion.type.form);
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
  'site_name', 'site_address', 'site_division', 'bottles', 'containers',
];

export function extraFields(fields: FormField[]): FormField[] {
  return fields.filter((field) => !OWN_PLACE.includes(field.key) && !['lab', 'rule', 'person', 'device'].includes(field.filled_from ?? ''));
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
