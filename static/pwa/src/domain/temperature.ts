/** Temperatures as people type them, and the ranges that a sample type's words of transport name. Pure. */
import { halfWidth } from './label';
import { readNumber } from './typed-number';

export interface Range {
  min: number | null;
  max: number | null;
}
export type TypedTemperature = { ok: true; value: number } | { ok: false };

/** Colder than dry ice, hotter than a summer's car: a slip of the finger. */
const COLDEST = -90;
const HOTTEST = 80;

/** "4,5", "4。5", "－18 ℃": a number of degrees to a hundredth, or nothing that could be one. */
export function readTemperature(text: string): TypedTemperature {
  const read = readNumber(text);
  if (!read.ok || read.qualifier !== null || Number(read.value.toFixed(2)) !== read.value) return { ok: false };
  return read.value >= COLDEST && read.value <= HOTTEST ? { ok: true, value: read.value } : { ok: false };
}

const NUMBER = '-?\\d+(?:\\.\\d+)?';
/** "0–10", where the dash is a range; a minus stands only at the beginning or behind a blank or a sign. */
const BETWEEN = new RegExp(`(${NUMBER})\\s*[–~-]\\s*(${NUMBER})\\s*°C`);
const AT_MOST = new RegExp(`[≤<]\\s*(${NUMBER})\\s*°C`);
const AT_LEAST = new RegExp(`[≥>]\\s*(${NUMBER})\\s*°C`);

function rangeIn(words: string): Range | null {
  const text = halfWidth(words).replace(/−/g, '-').replace(/℃/g, '°C');
  const between = BETWEEN.exec(text);
  if (between) return { min: Number(between[1]), max: Number(between[2]) };
  const most = AT_MOST.exec(text);
  const least = AT_LEAST.exec(text);
  return most || least ? { min: least ? Number(least[1]) : null, max: most ? Number(most[1]) : null } : null;
}

/** "≤ 4 °C 或 ≤ −18 °C": each alternative a range; none where the words name no number. */
export function rangesOf(transport: string | null): Range[] {
  return (transport ?? '').split(/\s*(?:或|,|，|;|；|\bor\b)\s*/).map(rangeIn).filter((range) => range !== null);
}

const holds = ({ min, max }: Range, degrees: number): boolean => (min === null || degrees >= min) && (max === null || degrees <= max);

/** No range means no rule. */
export const fitsAny = (ranges: Range[], degrees: number): boolean => ranges.length === 0 || ranges.some((range) => holds(range, degrees));
