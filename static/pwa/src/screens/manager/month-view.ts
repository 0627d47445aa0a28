/** One month as the map and the table show it: the same rows, cut to one sample type or not, coloured by one measure. */
import type { Site } from '../../domain/document';
import type { CoverageRow } from '../../sync/api';
import { classOf, type MapPlace, quantileBounds } from '../../ui/map';
import { bySite, type Counts, nothing } from './counts';
import { toneOf } from './legend';

export type Group = 'town' | 'type';
export type Measure = 'collected' | 'received';

export interface MonthView {
  /** All of the month; `rows` is what is left of it. */
  all: CoverageRow[];
  rows: CoverageRow[];
  bounds: number[];
  places: MapPlace[];
  /** Sites with samples that have no position. */
  unplaced: number;
}

export function placesOf(sites: Site[], counts: Map<string, Counts>, measure: Measure, bounds: number[]): MapPlace[] {
  const highest = Math.max(1, ...[...counts.values()].map(({ collected }) => collected));
  return sites.flatMap(({ id, name, town, latitude, longitude }) => {
    if (latitude === null || longitude === null) return [];
    const own = counts.get(id) ?? nothing();
    const tone = own.collected === 0 && own[measure] === 0 ? null : toneOf(classOf(own[measure], bounds), bounds);
    return [{ id, name, town, latitude, longitude, tone, size: Math.sqrt(own.collected / highest) }];
  });
}

export function monthView(all: CoverageRow[], sites: Site[], measure: Measure, type: string | null): MonthView {
  const rows = all.filter(({ sample_type }) => type === null || sample_type === type);
  const by_site = bySite(rows);
  const bounds = quantileBounds([...by_site.values()].map((one) => one[measure]));
  const places = placesOf(sites.filter(({ active, id }) => active || by_site.has(id)), by_site, measure, bounds);
  const unplaced = [...by_site.keys()].filter((id) => !places.some((place) => place.id === id)).length;
  return { all, rows, bounds, places, unplaced };
}
