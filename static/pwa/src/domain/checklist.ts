/** The reception checklist: which questions a sample's matrix asks, and what the record itself already answers. Pure. */
import { isLess } from './amount';
import type { Deadline } from './deadline';
import type { Fact, Item, ReceptionCheck, Sample } from './document';
import { halfWidth } from './label';
import type { Checklist } from './operation';
import type { SampleType } from './reference';
import { fitsAny, rangesOf, readTemperature } from './temperature';
import { readNumber } from './typed-number';
import { undoneIn } from './undoing';

export type CheckKey =
  | 'seal_a' | 'seal_b' | 'seal_numbers' | 'package' | 'amount' | 'appearance' | 'label_legible' | 'form_matches' | 'preservative' | 'temperature' | 'holding_time' | 'working_days';
export type Answer = Checklist[string];

export interface Seals {
  a: string;
  b: string;
  no_b_reason: string;
  /** Numbers on the items themselves. */
  items: string[];
}
export interface Checked {
  /** A blank's or parallel's rules are its parent's. */
  type: SampleType | undefined;
  sample: Pick<Sample, 'qty_total' | 'qty_unit' | 'task_category'>;
  items: Pick<Item, 'kind' | 'seal_no' | 'preservative' | 'bottle'>[];
  seals: Seals;
  deadlines: Deadline[];
  arrived_ms: number;
  /** Read when its box came in. */
  box_temperature: number | null;
}
/** What a person has typed beside the questions. */
export interface TypedCheck {
  amount: string;
  unit: string;
  temperature: string;
  seal_no: string;
}

const textIn = (said: Record<string, unknown>, key: string): string => (typeof said[key] === 'string' ? said[key] : '');

export function sealsOf({ facts }: Pick<Sample, 'facts'>, items: Pick<Item, 'seal_no'>[]): Seals {
  const undone = undoneIn(facts);
  const said = facts.filter(({ kind, op_id }: Fact) => kind === 'sample.seal' && !undone.has(op_id)).at(-1)?.said ?? {};
  return { a: textIn(said, 'seal_no_a'), b: textIn(said, 'seal_no_b'), no_b_reason: textIn(said, 'no_b_reason'), items: items.flatMap(({ seal_no }) => seal_no ?? []) };
}

export const numbersOf = ({ a, b, items }: Seals): string[] => [...new Set([a, b, ...items].filter((number) => number !== ''))];

const hasB = ({ items, seals }: Checked): boolean => items.some(({ kind }) => kind === 'B') || seals.b !== '';

/** Wanted of everything that is sealed: goods always, water where it was. */
const isSealed = ({ type, seals }: Checked): boolean => type?.form !== 'W' || seals.a !== '';

/** In the order in which a person looks at a parcel. */
export function questionsFor(checked: Checked): CheckKey[] {
  const { type, seals, items, deadlines } = checked;
  const is_water = type?.form === 'W';
  const days = deadlines.some((one) => one.days);
  const asked: [CheckKey, boolean][] = [
    ['seal_a', isSealed(checked)], ['seal_b', isSealed(checked) && hasB(checked)], ['seal_numbers', numbersOf(seals).length > 0], ['package', true], ['amount', true], ['appearance', true],
    ['label_legible', true], ['form_matches', true], ['preservative', is_water || items.some(({ preservative }) => Boolean(preservative))],
    ['temperature', asksTemperature(checked)], ['holding_time', deadlines.some((one) => !one.days)], ['working_days', days],
  ];
  return asked.filter(([, wanted]) => wanted).map(([key]) => key);
}

/** A range is named for its way here. */
export const asksTemperature = ({ type }: Checked): boolean => rangesOf(type?.transport ?? null).length > 0;

const plain = (text: string): string => halfWidth(text).toUpperCase().replace(/[\s-]/g, '');
export const isRecordedSeal = (seals: Seals, typed: string): boolean => numbersOf(seals).some((number) => plain(number) === plain(typed));

/** The degrees that count: typed, else read for its box. */
export function degreesOf({ box_temperature }: Checked, { temperature }: TypedCheck): number | null {
  const typed = readTemperature(temperature);
  if (typed.ok) return typed.value;
  return temperature.trim() === '' ? box_temperature : null;
}

export function gotOf({ amount }: TypedCheck): number | null {
  const typed = readNumber(amount);
  return typed.ok && typed.qualifier === null && typed.value >= 0 ? typed.value : null;
}

function amountAnswer({ sample, type }: Checked, typed: TypedCheck): Answer | null {
  const got = gotOf(typed);
  if (got === null) return null;
  const expected = sample.qty_total;
  const falls_short = expected !== null && typed.unit === sample.qty_unit && got < expected - 1e-9;
  return falls_short || (type !== undefined && isLess(got, typed.unit, [type.amount_a])) ? 'deviates' : 'ok';
}

function timeAnswer({ deadlines, arrived_ms }: Checked, days: boolean): Answer | null {
  const counted = deadlines.filter((one) => one.days === days);
  if (counted.length === 0) return null;
  return counted.some(({ until_ms }) => arrived_ms > until_ms) ? 'deviates' : 'ok';
}

function temperatureAnswer(checked: Checked, typed: TypedCheck): Answer | null {
  const degrees = degreesOf(checked, typed);
  if (degrees === null) return null;
  return fitsAny(rangesOf(checked.type?.transport ?? null), degrees) ? 'ok' : 'deviates';
}

/** What the record and the numbers answer by themselves. Times are never typed; the rest a person may overrule. */
export function computedAnswers(checked: Checked, typed: TypedCheck): Partial<Record<CheckKey, Answer>> {
  const worked_out: Partial<Record<CheckKey, Answer | null>> = {
    seal_numbers: typed.seal_no.trim() === '' ? null : isRecordedSeal(checked.seals, typed.seal_no) ? 'ok' : 'deviates',
    amount: amountAnswer(checked, typed), temperature: temperatureAnswer(checked, typed), holding_time: timeAnswer(checked, false), working_days: timeAnswer(checked, true),
  };
  return Object.fromEntries(Object.entries(worked_out).filter(([, answer]) => answer !== null));
}

type Told = Pick<Fact, 'op_id' | 'kind' | 'said' | 'by' | 'at'>;
const numberIn = (said: Record<string, unknown>, key: string): number | null => (typeof said[key] === 'number' ? said[key] : null);

/** Of several checks the latest, unless it was taken back. */
export function standingCheck(told: Told[]): ReceptionCheck | null {
  const checks = told.filter(({ kind }) => kind === 'reception.check');
  if (checks.length === 0) return null;
  const undone = undoneIn(told);
  const latest = checks.filter(({ op_id }) => !undone.has(op_id)).sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
  if (!latest) return null;
  const { op_id, by, at, said } = latest;
  return {
    op_id, by, at, checklist: (said['checklist'] as Checklist | undefined) ?? {}, got_amount: numberIn(said, 'got_amount'), got_unit: textIn(said, 'got_unit') || null,
    temperature_c: numberIn(said, 'temperature_c'), instrument: textIn(said, 'instrument') || null, appearance: textIn(said, 'appearance') || null,
  };
}

/** Worked out from the clock and the calendar: nobody may say otherwise. */
export const isOnlyComputed = (key: CheckKey): boolean => key === 'holding_time' || key === 'working_days';

export const deviating = (checklist: Checklist): string[] => Object.entries(checklist).filter(([, answer]) => answer === 'deviates').map(([key]) => key);

export type NumberTrouble = 'amount_bad' | 'amount_ambiguous' | 'temperature_bad' | 'temperature_needed';

/** What in the typed numbers stands in the way; words come from the screen. */
export function troubleIn(checked: Checked, typed: TypedCheck, no_temperature_reason: string): NumberTrouble[] {
  const amount = readNumber(typed.amount);
  const troubles: NumberTrouble[] = [];
  if (!amount.ok && amount.fault !== 'empty') troubles.push(amount.fault === 'ambiguous' ? 'amount_ambiguous' : 'amount_bad');
  if (amount.ok && gotOf(typed) === null) troubles.push('amount_bad');
  if (typed.temperature.trim() !== '' && !readTemperature(typed.temperature).ok) troubles.push('temperature_bad');
  if (asksTemperature(checked) && degreesOf(checked, typed) === null && typed.temperature.trim() === '' && no_temperature_reason.trim() === '') troubles.push('temperature_needed');
  return troubles;
}
