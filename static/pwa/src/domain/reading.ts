/** Field readings: which are asked first, what is odd about one, what repeats say together. Hints warn; a person decides. */
import type { Instrument, Measurement, Sample } from './document';
import { calibrationOn } from './calibration';
import type { Act, Bodies } from './operation';
import type { FieldQuantity, SampleType } from './reference';

const WATER = ['temperature', 'ph', 'turbidity', 'chlorine_free', 'chlorine_total', 'conductivity'];
const BY_FIELD: Record<string, string> = { core_temperature_c: 'core_temperature', cold_chain_temperature_c: 'cold_chain_temperature' };
const RAPID_TEST = 'P-RAP';

/** What is usual for this type of sample, the usual first; nothing is withheld, the rest is behind "more". */
export function usualFor(type: SampleType | undefined): string[] {
  if (!type) return ['temperature'];
  if (type.form === 'W') return WATER;
  const asked = type.extra_required.map((key) => BY_FIELD[key]).filter((key) => key !== undefined);
  if (type.panels.includes(RAPID_TEST)) return ['inhibition_rate', 'temperature'];
  return [...new Set([...asked, 'temperature', ...(type.form === 'A' ? ['inhibition_rate'] : [])])];
}

export function inOrder(quantities: FieldQuantity[], type: SampleType | undefined): { usual: FieldQuantity[]; others: FieldQuantity[] } {
  const first = usualFor(type);
  const usual = first.map((key) => quantities.find((one) => one.key === key)).filter((one) => one !== undefined);
  return { usual, others: quantities.filter(({ key }) => !first.includes(key)) };
}

export type Said = Pick<Measurement, 'quantity' | 'value' | 'qualifier' | 'criterion' | 'item'>;
export type ReadingHint = 'below_usual' | 'above_usual' | 'total_below_free' | 'suspect' | 'suspect_repeat' | 'false_positive';

/** `≥ criterion`: suspect. A value that is only known to be below something can not be called so. */
export const isSuspect = ({ quantity, value, qualifier, criterion }: Said): boolean =>
  quantity === 'inhibition_rate' && criterion !== null && qualifier !== '<' && value >= criterion;

/** Free chlorine is a part of the total: of one sample, a total below it means that one of the two was misread. */
function chlorineCrossed(said: Said, others: Said[]): boolean {
  const other = said.quantity === 'chlorine_total' ? 'chlorine_free' : said.quantity === 'chlorine_free' ? 'chlorine_total' : null;
  const beside = others.filter(({ quantity, item }) => quantity === other && (item === said.item || item === null || said.item === null)).pop();
  if (!beside) return false;
  const [free, total] = said.quantity === 'chlorine_free' ? [said, beside] : [beside, said];
  return free.qualifier !== '<' && total.qualifier !== '>' && total.value < free.value;
}

export function hintsOf(said: Said, quantity: FieldQuantity, others: Said[], sample?: Pick<Sample, 'fields'>): ReadingHint[] {
  const hints: ReadingHint[] = [];
  if (said.value < quantity.soft_min) hints.push('below_usual');
  if (said.value > quantity.soft_max) hints.push('above_usual');
  if (chlorineCrossed(said, others)) hints.push('total_below_free');
  if (!isSuspect(said)) return hints;
  const before = others.filter((one) => one.quantity === said.quantity && one.item === said.item).length;
  hints.push(before < 2 ? 'suspect_repeat' : 'suspect');
  if (sample?.fields['is_false_positive_prone'] === true) hints.push('false_positive');
  return hints;
}

export interface Series<M> {
  first: M;
  all: M[];
  /** Of two or more whose values are known exactly. */
  mean: number | null;
  difference: number | null;
}

function spread(values: number[]): { mean: number | null; difference: number | null } {
  if (values.length < 2) return { mean: null, difference: null };
  return { mean: values.reduce((sum, one) => sum + one, 0) / values.length, difference: Math.max(...values) - Math.min(...values) };
}

/** A reading and its repeats together, in the order in which the first ones were made. */
export function seriesOf<M extends Pick<Measurement, 'op_id' | 'repeat_of' | 'value' | 'qualifier'>>(measurements: M[]): Series<M>[] {
  const known = new Map(measurements.map((one) => [one.op_id, one]));
  const rootOf = (one: M, steps = 0): M => {
    const before = one.repeat_of === null ? undefined : known.get(one.repeat_of);
    return before && steps < measurements.length ? rootOf(before, steps + 1) : one;
  };
  const groups = new Map<string, M[]>();
  for (const one of measurements) {
    const { op_id } = rootOf(one);
    groups.set(op_id, [...(groups.get(op_id) ?? []), one]);
  }
  return [...groups.values()].map((all) => {
    const exact = all.filter(({ qualifier }) => qualifier === null).map(({ value }) => value);
    return { first: all[0] as M, all, ...spread(exact) };
  });
}

/** As many digits as the quantity is read to, and one more for a mean. */
export const rounded = (value: number, decimals: number): string => value.toFixed(decimals);

type Body = Bodies['measurement.add'];

/** The reading as this device shows it until the lab's own document comes. */
export function measurementOf(op_id: string, body: Body, by: string, instrument: Instrument | undefined): Measurement {
  const { quantity, value, unit } = body;
  const day = (body.measured_at ?? '').slice(0, 10);
  return {
    op_id, quantity, value, unit, by,
    qualifier: body.qualifier ?? null, item: body.item ?? null, criterion: body.criterion ?? null, repeat_of: body.repeat_of ?? null,
    instrument: body.instrument ?? null, instrument_text: body.instrument_text ?? null, no_instrument_reason: body.no_instrument_reason ?? null,
    check_reading: body.check_reading ?? null, measured_at: body.measured_at ?? null,
    overdue: instrument !== undefined && calibrationOn(instrument, day) === 'overdue',
  };
}

export const measurementAct = (record: string, op_id: string, body: Body): Act => ({ kind: 'measurement.add', subject: record, op_id, body });
