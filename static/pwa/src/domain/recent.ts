/** What this phone sampled lately: so that the second 小白菜 needs no typing. Suggestions only; nothing is filled in by itself. */
import type { Sheet } from './draft';

export type Taken = Pick<Sheet, 'sample_type' | 'sample_name' | 'qty_total' | 'qty_unit' | 'site' | 'point' | 'point_id'>;

/** Some weeks of a busy sampler. */
const MOST = 120;

const sameAs = (a: Taken) => (b: Taken): boolean =>
  a.sample_type === b.sample_type && a.sample_name === b.sample_name && a.qty_total === b.qty_total && a.qty_unit === b.qty_unit && a.site === b.site && a.point === b.point;

/** Newest first, each only once. */
export function withTaken(before: Taken[], sheet: Taken): Taken[] {
  const { sample_type, qty_unit, site, point_id } = sheet;
  const taken: Taken = { sample_type, sample_name: sheet.sample_name.trim(), qty_total: sheet.qty_total.trim(), qty_unit, site, point: sheet.point.trim(), point_id };
  const same = sameAs(taken);
  return [taken, ...before.filter((other) => !same(other))].slice(0, MOST);
}

const first = <T>(values: T[], most: number): T[] => [...new Set(values)].slice(0, most);

export const namesOf = (recent: Taken[], sample_type: string, most = 6): string[] =>
  first(recent.filter((taken) => taken.sample_type === sample_type).map(({ sample_name }) => sample_name), most);

/** Of this product, then of its type: "3 kg". */
export function amountsOf(recent: Taken[], { sample_type, sample_name }: Pick<Sheet, 'sample_type' | 'sample_name'>, most = 4): Pick<Taken, 'qty_total' | 'qty_unit'>[] {
  const of_type = recent.filter((taken) => taken.sample_type === sample_type);
  const ordered = [...of_type.filter((taken) => taken.sample_name === sample_name.trim()), ...of_type];
  return first(ordered.map(({ qty_total, qty_unit }) => `${qty_total} ${qty_unit}`), most).map((words) => {
    const [qty_total = '', qty_unit = ''] = words.split(' ');
    return { qty_total, qty_unit };
  });
}

export const pointsOf = (recent: Taken[], site: string, most = 4): string[] =>
  first(recent.filter((taken) => taken.site === site && taken.point !== '').map(({ point }) => point), most);

/** The last point of this site, for the next sample there. */
export const lastPointAt = (recent: Taken[], site: string): Pick<Taken, 'point' | 'point_id'> | undefined =>
  recent.find((taken) => taken.site === site && taken.point !== '');

/** Types usual at this kind of site, those taken lately first. */
export function typesOf(recent: Taken[], usual: string[], most = 6): string[] {
  const lately = recent.map(({ sample_type }) => sample_type).filter((type) => usual.includes(type));
  return first([...lately, ...usual], most);
}
