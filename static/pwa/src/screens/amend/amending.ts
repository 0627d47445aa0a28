/** Corrections of a sample: what may be corrected, what was said, what came too late, and what this desk has said since. */
import type { SaidHere } from '../../domain/custody';
import type { Amendment, Sample } from '../../domain/document';
import { extraFields, offeredFields, requiredFields } from '../../domain/form';
import type { Act, FieldValue } from '../../domain/operation';
import type { FormField, Reference } from '../../domain/reference';

export type Value = FieldValue | null;

/** Parts of the record itself; all else is a field of the form. */
export const OWN_FIELDS = ['sample_name', 'sample_type', 'qty_total', 'qty_unit', 'point'] as const;
export type OwnField = (typeof OWN_FIELDS)[number];
const COLUMNS: readonly string[] = [...OWN_FIELDS, 'task_category', 'site', 'point_id', 'samplers'];
/** Groups that a desk has no business with. */
const ELSEWHERE = ['online_purchase', 'paper_form', 'site', 'sampling_org'];

export const valueOf = (sample: Sample, field: string): Value =>
  COLUMNS.includes(field) ? (sample[field as OwnField] ?? null) : (sample.fields[field] ?? null);

/** The form's fields that this sample has, or that its type asks or offers. */
export function formFieldsOf({ form_fields, sample_types }: Reference, sample: Sample): FormField[] {
  const type = sample_types.find(({ code }) => code === sample.sample_type);
  const asked = !type ? [] : (['capture', 'seal'] as const).flatMap((stage) => {
    const occasion = { type, task_category: sample.task_category ?? '', stage, answers: sample.fields };
    return [...requiredFields(form_fields, occasion), ...offeredFields(form_fields, occasion)];
  });
  const keys = new Set([...Object.keys(sample.fields), ...extraFields(asked).filter(({ group }) => !ELSEWHERE.includes(group)).map(({ key }) => key)]);
  return form_fields.filter(({ key }) => keys.has(key) && !COLUMNS.includes(key));
}

export interface Said extends Amendment {
  /** Said on this desk, and not yet in the lab's copy. */
  here: boolean;
}

function saidHere({ op_id, operation }: SaidHere): Said {
  const body = JSON.parse(operation.body) as Pick<Amendment, 'field' | 'old' | 'new'> & { reason?: string; answers?: string[] };
  const { actor, device_time } = operation;
  return { op_id, stood: body.old, by: actor, at: device_time, applied: true, here: true, ...body, reason: body.reason ?? null };
}

/** The lab's corrections and this desk's own since, in the order they were said. */
export function amendmentsOf(sample: Sample, entries: SaidHere[]): Said[] {
  const known = sample.amendments ?? [];
  const ids = new Set(known.map(({ op_id }) => op_id));
  const since = entries.filter(({ op_id, state, operation }) => operation.kind === 'sample.amend' && state !== 'refused' && !ids.has(op_id));
  return [...known.map((one) => ({ ...one, here: false })), ...since.map(saidHere)];
}

/** Corrections that came too late and that nobody has settled. The flag says whether there are any at all. */
export function unsettledOf(sample: Sample, said: Said[]): Said[] {
  if (!sample.flags.includes('stale_amend')) return [];
  const settled = new Set(said.flatMap(({ answers }) => answers ?? []));
  return said.filter(({ applied, op_id }) => !applied && !settled.has(op_id));
}

const withValue = (sample: Sample, field: string, value: Value): Sample =>
  COLUMNS.includes(field) ? { ...sample, [field]: value } : { ...sample, fields: { ...sample.fields, [field]: value ?? '' } };

/** The sample as it stands with what this desk has said of it and the lab has not yet told back. */
export function amended(sample: Sample, entries: SaidHere[]): Sample {
  const said = amendmentsOf(sample, entries);
  const here = said.filter((one) => one.here);
  if (here.length === 0) return sample;
  const now = here.reduce((so_far, { field, new: value }) => withValue(so_far, field, value), sample);
  const settled = unsettledOf(sample, said).length === 0;
  return settled ? { ...now, flags: now.flags.filter((flag) => flag !== 'stale_amend') } : now;
}

export interface Dispute {
  field: string;
  stands: Value;
  /** The late ones of this field, the newest last. */
  late: Said[];
}

export function disputesOf(sample: Sample, said: Said[]): Dispute[] {
  const late = unsettledOf(sample, said);
  return [...new Set(late.map(({ field }) => field))].map((field) => ({
    field, stands: valueOf(sample, field), late: late.filter((one) => one.field === field),
  }));
}

/** From sealing on a correction says why. */
export const asksReason = (sample: Sample): boolean => sample.state !== 'registered';

export function amendAct(sample: Sample, field: string, now: Value, reason: string, answers: string[] = []): Act {
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  const settles = answers.length > 0 ? { answers } : {};
  return { kind: 'sample.amend', subject: sample.id, body: { field, old: valueOf(sample, field), new: now, ...why, ...settles } };
}

export const isSame = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
