/** Working days on the lab's calendar: weekends, holidays, and weekends that are worked (调休). Pure; the server counts the same (working_days.py). */
import type { Calendar } from './document';

export interface LabDays {
  holidays: ReadonlySet<string>;
  workdays: ReadonlySet<string>;
  /** The years that somebody has set; the others leave weekends out and no more. */
  years: ReadonlySet<number>;
}

export const NO_CALENDAR: LabDays = { holidays: new Set(), workdays: new Set(), years: new Set() };

export function labDaysOf(calendars: Pick<Calendar, 'year' | 'holidays' | 'workdays'>[]): LabDays {
  return {
    holidays: new Set(calendars.flatMap(({ holidays }) => holidays)),
    workdays: new Set(calendars.flatMap(({ workdays }) => workdays)),
    years: new Set(calendars.map(({ year }) => year)),
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A day of this device's calendar as 2026-11-22. */
export const dayOf = (moment: Date): string => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(day));

export const isWorkingDay = (day: string, { holidays, workdays }: Pick<LabDays, 'holidays' | 'workdays'>): boolean =>
  workdays.has(day) || (!isWeekend(day) && !holidays.has(day));

/** The same time of day so many working days later; the first day does not count. */
export function afterWorkingDays(from_ms: number, days: number, known: LabDays): number {
  const moment = new Date(from_ms);
  for (let left = days; left > 0; ) {
    moment.setDate(moment.getDate() + 1);
    if (isWorkingDay(dayOf(moment), known)) left -= 1;
  }
  return moment.getTime();
}

/** Whether the lab has set every year that a span touches. */
export const isSet = ({ years }: LabDays, from_ms: number, until_ms: number): boolean =>
  [from_ms, until_ms].every((moment) => years.has(new Date(moment).getFullYear()));

/** All days of a month, as 2026-11-22; months count from 1. */
export function daysOfMonth(year: number, month: number): string[] {
  const many = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: many }, (_, index) => `${year}-${two(month)}-${two(index + 1)}`);
}

/** A year as it is being set: one tap makes a day off worked, and a worked day off. */
export interface YearDays {
  holidays: string[];
  workdays: string[];
}

export function turned(known: YearDays, day: string): YearDays {
  const key = isWeekend(day) ? 'workdays' : 'holidays';
  const days = known[key].includes(day) ? known[key].filter((one) => one !== day) : [...known[key], day].sort();
  return { ...known, [key]: days };
}
