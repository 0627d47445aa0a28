/** Dates and times as people here write them: 2026-11-22, 14:02. */
import { words } from './catalogue';

const pad = (value: number): string => String(value).padStart(2, '0');

export const dayOf = (moment: Date): string => `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
export const clockOf = (moment: Date): string => `${pad(moment.getHours())}:${pad(moment.getMinutes())}`;

/** The time alone when it is today, else the day too. */
export function momentWords(iso: string | null | undefined, now: Date = new Date()): string {
  if (!iso) return '–';
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '–';
  return dayOf(moment) === dayOf(now) ? clockOf(moment) : `${dayOf(moment)} ${clockOf(moment)}`;
}

export const spans = words(
  { moments: '不到 1 分钟', minutes: '{count} 分钟', hours: '{count} 小时', days: '{count} 天' },
  {
    moments: 'less than a minute',
    minutes: '{count} {count|minute|minutes}',
    hours: '{count} {count|hour|hours}',
    days: '{count} {count|day|days}',
  },
);

export function spanWords(from_iso: string, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - Date.parse(from_iso)) / 60_000);
  if (minutes < 1) return spans('moments');
  if (minutes < 60) return spans('minutes', { count: minutes });
  if (minutes < 48 * 60) return spans('hours', { count: Math.floor(minutes / 60) });
  return spans('days', { count: Math.floor(minutes / 1440) });
}

export const sizeWords = (bytes: number): string =>
  bytes >= 1_000_000_000 ? `${(bytes / 1_000_000_000).toFixed(1)} GB` : bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
