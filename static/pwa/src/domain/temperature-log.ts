/** The temperature log of one place over a month: its readings, and the gaps between them that are too long. */
import type { Measurement, StorePlace } from './document';
import { isInRange } from './store-place';

export interface LogReading {
  op_id: string;
  at: string;
  value: number;
  by: string;
  instrument: string | null;
  instrument_text: string | null;
  overdue: boolean;
  in_range: boolean;
}
export interface Gap {
  from: string;
  to: string;
  hours: number;
}
export interface MonthLog {
  readings: LogReading[];
  gaps: Gap[];
}

const HOUR_MS = 3_600_000;
const whenOf = ({ measured_at }: Measurement, said_at: string): string => measured_at ?? said_at;

function readingOf(place: StorePlace, one: Measurement & { at?: string }): LogReading {
  const { op_id, value, by, instrument, instrument_text, overdue } = one;
  return { op_id, value, by, instrument, instrument_text, overdue, at: whenOf(one, one.at ?? ''), in_range: isInRange(place, value) };
}

/** Longer than `log_hours` between two readings, or from the last one until now. */
export function gapsIn(times: string[], log_hours: number | null, until: Date): Gap[] {
  if (log_hours === null || times.length === 0) return [];
  const ends = [...times.slice(1), until.toISOString()];
  return times.flatMap((from, i) => {
    const to = ends[i] ?? from;
    const hours = (Date.parse(to) - Date.parse(from)) / HOUR_MS;
    return hours > log_hours ? [{ from, to, hours: Math.floor(hours) }] : [];
  });
}

/** From the document, which carries the newest 200 readings; `month` as 2026-11, in the reader's own zone. */
export function monthLog(place: StorePlace, readings: (Measurement & { at?: string })[], month: { from: Date; to: Date }, now: Date): MonthLog {
  const all = readings.map((one) => readingOf(place, one)).filter(({ at }) => at !== '').sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const within = (at: string): boolean => Date.parse(at) >= month.from.getTime() && Date.parse(at) < month.to.getTime();
  const until = new Date(Math.min(now.getTime(), month.to.getTime()));
  const before = all.filter(({ at }) => Date.parse(at) < month.from.getTime()).at(-1);
  const shown = all.filter(({ at }) => within(at));
  const counted = [...(before ? [before] : []), ...shown].map(({ at }) => at);
  return { readings: shown, gaps: until.getTime() < month.from.getTime() ? [] : gapsIn(counted, place.log_hours, until) };
}
