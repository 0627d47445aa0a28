/** The month in numbers: the lab's rows, added up by town and site or by sample type. The map and the table read the same. */
import type { CoverageRow } from '../../sync/api';

export const COLUMNS = ['collected', 'arrived', 'received', 'rejected'] as const;
export type Column = (typeof COLUMNS)[number];
export type Counts = Record<Column, number>;

export interface Line {
  /** A site's id, a sample type's code, or '' for rows without one. */
  key: string;
  name: string;
  counts: Counts;
}
export interface TownLine extends Line {
  sites: Line[];
}

export const nothing = (): Counts => ({ collected: 0, arrived: 0, received: 0, rejected: 0 });

export function sum(counts: Counts[]): Counts {
  const total = nothing();
  for (const one of counts) for (const column of COLUMNS) total[column] += one[column];
  return total;
}

function grouped(rows: CoverageRow[], keyOf: (row: CoverageRow) => string): Map<string, Counts> {
  const groups = new Map<string, Counts>();
  for (const row of rows) groups.set(keyOf(row), sum([groups.get(keyOf(row)) ?? nothing(), row]));
  return groups;
}

export const bySite = (rows: CoverageRow[]): Map<string, Counts> => grouped(rows, ({ site_id }) => site_id ?? '');

const most = (a: Line, b: Line): number => b.counts.collected - a.counts.collected || a.name.localeCompare(b.name, 'zh');

interface Names {
  site: (id: string) => string;
  town: (id: string, said: string | null) => string;
}

export function byTown(rows: CoverageRow[], { site, town }: Names): TownLine[] {
  const towns = new Map<string, Line[]>();
  for (const [key, counts] of bySite(rows)) {
    const said = rows.find(({ site_id }) => (site_id ?? '') === key)?.town ?? null;
    const name = town(key, said);
    towns.set(name, [...(towns.get(name) ?? []), { key, name: site(key), counts }]);
  }
  return [...towns]
    .map(([name, sites]) => ({ key: name, name, counts: sum(sites.map(({ counts }) => counts)), sites: sites.sort(most) }))
    .sort(most);
}

export function byType(rows: CoverageRow[], nameOfType: (code: string) => string): Line[] {
  return [...grouped(rows, ({ sample_type }) => sample_type)].map(([key, counts]) => ({ key, name: nameOfType(key), counts })).sort(most);
}

/** 2026-11 → 2026-12, and back. */
export function monthBeside(month: string, step: 1 | -1): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + step, 1));
  return at.toISOString().slice(0, 7);
}

export const isMonth = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])$/.test(text);

/** The lab's calendar decides which month a moment belongs to. */
export function monthOf(iso: string, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit' }).formatToParts(new Date(iso));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}`;
}
