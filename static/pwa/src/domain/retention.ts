/** 留样: until when an item is kept, and what may be disposed of. Dates are days of the lab, as 2026-11-22. */
import type { Sample } from './document';
import type { ItemView } from './item';
import type { Clock } from './reference';

export type Verdict = 'pass' | 'fail';

const MONTHS_IN = { month: 1, year: 12 };
export const SOON_DAYS = 14;

/** The same day some months on; where that month is shorter, its last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** By the clock of the verdict, cut at the end of shelf life where that is known; null where the clock is not known here. */
export function keptUntil(clocks: Clock[], verdict: Verdict, verdict_at: string, shelf_life_end: string | null = null): string | null {
  const clock = clocks.find(({ key }) => key === `keep_b_${verdict}`);
  if (!clock) return null;
  const until = monthsAfter(verdict_at, clock.default * MONTHS_IN[clock.unit]);
  return shelf_life_end !== null && shelf_life_end < until ? shelf_life_end : until;
}

export type Why = 'expired' | 'rejected' | 'soon';
export interface Due {
  item: ItemView;
  sample: Sample | undefined;
  why: Why;
}

const GONE = ['transferred', 'disposed', 'consumed', 'missing', 'checked_out', 'labelled', 'in_transit'];

function whyOf(item: ItemView, sample: Sample | undefined, today: string, soon: string): Why | null {
  if (GONE.includes(item.state)) return null;
  // A retention that was said holds, whatever became of the sample.
  if (item.retain_until === null) return sample?.state === 'rejected' ? 'rejected' : null;
  if (item.retain_until < today) return 'expired';
  return item.retain_until <= soon ? 'soon' : null;
}

export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What is due comes first, the longest overdue on top. */
export function dueOn(items: ItemView[], samples: Map<string, Sample>, today: string): Due[] {
  const soon = daysAfter(today, SOON_DAYS);
  const rows = items.flatMap((item): Due[] => {
    const sample = samples.get(item.sample);
    const why = whyOf(item, sample, today, soon);
    return why ? [{ item, sample, why }] : [];
  });
  return rows.sort((a, b) => Number(a.why === 'soon') - Number(b.why === 'soon') || (a.item.retain_until ?? '').localeCompare(b.item.retain_until ?? ''));
}
