/** Whether an instrument's calibration holds on a day. What has run out is said and never hidden; the reading counts all the same. */
import type { Instrument } from './document';

export type Calibration = 'unknown' | 'fine' | 'soon' | 'overdue';

export const SOON_DAYS = 14;
const DAY_MS = 86_400_000;

/** Days from a day to another, both as 2026-11-22; negative when it is past. */
export const daysBetween = (day: string, until: string): number => Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);

/** Days left on this day; null where nobody said when it ends. */
export const daysLeft = ({ calibration_due: due }: Pick<Instrument, 'calibration_due'>, day: string): number | null => (due === null ? null : daysBetween(day, due));

/** It holds on its last day still. */
export function calibrationOn(instrument: Pick<Instrument, 'calibration_due'>, day: string): Calibration {
  const left = daysLeft(instrument, day);
  if (left === null) return 'unknown';
  if (left < 0) return 'overdue';
  return left <= SOON_DAYS ? 'soon' : 'fine';
}

/** Soonest due first; those without a date after them, those out of use last. */
export function bySoonest(a: Instrument, b: Instrument): number {
  const due = ({ calibration_due }: Instrument): string => calibration_due ?? '9999';
  return Number(b.active) - Number(a.active) || due(a).localeCompare(due(b)) || a.name.localeCompare(b.name, 'zh');
}

const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** By its own label or its serial number, exactly: a scanner that types may lose case and dashes, nothing else. */
export function instrumentOf(instruments: Instrument[], text: string): Instrument | undefined {
  const wanted = bare(text);
  if (wanted === '') return undefined;
  const by = (key: 'code' | 'serial_no') => instruments.find((one) => bare(one[key] ?? '') === wanted);
  return by('code') ?? by('serial_no');
}
