/** What can be said of a position: how far from the site, how old, and what is odd about it. Words for a person, never a block. */
import { inChina, shift, type Shifted } from './datum';
import { distanceMetres, type Point } from './distance';
import type { Place, Trail } from './operation';

export type Placed = Exclude<Place, { method: 'none' }>;

/** Farther than this from the registered position: the wrong site, or the wrong datum. */
export const FAR_M = 300;
/** Older than this a fix is shown with its age. */
export const STALE_S = 60;
const COARSE_M = 100;
/** A mast or a network, or a phone told to give an approximate position only. */
const APPROXIMATE_M = 1000;
const FASTEST_M_S = 50;
/** How near a shifted site must be for "this looks like a shifted map": at least as near as the fix is right. */
const NEAR_SHIFTED_M = 80;
const MOST_POINTS = 20;
const MOST_SECONDS = 20;

export const isShifted = (crs: string): crs is Shifted => crs === 'GCJ02' || crs === 'BD09';

/** A position whose degrees may be measured; null for none, and for numbers typed from a shifted map. */
export const groundOf = (place: Place | null): Placed | null => (place && place.method !== 'none' && !isShifted(place.crs) ? place : null);

/** To the site, in metres. For numbers of a shifted map the site is shifted too, for the eye alone. */
export function metresTo(place: Placed, site: Point): number {
  return distanceMetres(place, isShifted(place.crs) ? shift(site, place.crs) : site);
}

/** The map on which this fix would lie at the site. */
export function shiftedMap(place: Placed, site: Point): Shifted | null {
  if (isShifted(place.crs) || !inChina(site)) return null;
  const true_m = distanceMetres(place, site);
  const within_m = Math.max(NEAR_SHIFTED_M, Math.min(place.accuracy_m ?? 0, true_m / 3));
  if (true_m < 2 * NEAR_SHIFTED_M) return null;
  return (['GCJ02', 'BD09'] as const).find((crs) => distanceMetres(place, shift(site, crs)) <= Math.min(within_m, true_m / 2)) ?? null;
}

/** First and last stay; between them the points that are nearest in time to their neighbours go. */
export function thinned(trail: Trail): Trail {
  const kept = trail.filter(([, , , seconds]) => seconds <= MOST_SECONDS);
  while (kept.length > MOST_POINTS) {
    const gaps = kept.slice(1, -1).map((_, i) => (kept[i + 2]?.[3] ?? 0) - (kept[i]?.[3] ?? 0));
    kept.splice(gaps.indexOf(Math.min(...gaps)) + 1, 1);
  }
  return kept;
}

/** Faster than any car between two fixes, farther than both may be wrong. */
export function hasJump(trail: Trail): boolean {
  return trail.slice(1).some(([latitude, longitude, accuracy, seconds], i) => {
    const [from_latitude, from_longitude, from_accuracy, from_seconds] = trail[i] ?? [latitude, longitude, 0, 0];
    const metres = distanceMetres({ latitude, longitude }, { latitude: from_latitude, longitude: from_longitude });
    return metres > accuracy + from_accuracy + FASTEST_M_S && metres / Math.max(1, seconds - from_seconds) > FASTEST_M_S;
  });
}

/** A fix of before, kept on this phone to see one that comes again to the last digit. */
export interface EarlierFix extends Point {
  accuracy_m: number;
  site: string;
  day: string;
}

/** Two true fixes differ in their last digits; the same one at another site or on another day was handed out, not measured. */
export function comesAgain(fix: EarlierFix, earlier: EarlierFix[]): boolean {
  const same = (one: EarlierFix): boolean => one.latitude === fix.latitude && one.longitude === fix.longitude && one.accuracy_m === fix.accuracy_m;
  return earlier.some((one) => same(one) && (one.site !== fix.site || one.day !== fix.day));
}

export const ageSeconds = (captured_at: string, now: Date): number => Math.max(0, Math.round((now.getTime() - Date.parse(captured_at)) / 1000));

export type PlaceHint = { key: 'far' | 'coarse' | 'approximate' | 'jump' | 'abroad' | 'again' } | { key: 'shifted'; crs: Shifted };

export interface Seen {
  place: Placed;
  trail: Trail;
  site: Point | null;
  /** Whether the lab's own clock is China's. */
  lab_in_china: boolean;
  again: boolean;
}

export function placeHints({ place, trail, site, lab_in_china, again }: Seen): PlaceHint[] {
  const hints: PlaceHint[] = [];
  const accuracy = place.accuracy_m ?? 0;
  const map = site ? shiftedMap(place, site) : null;
  if (map) hints.push({ key: 'shifted', crs: map });
  else if (site && metresTo(place, site) > FAR_M + (accuracy > COARSE_M ? accuracy : 0)) hints.push({ key: 'far' });
  if (accuracy > COARSE_M) hints.push({ key: accuracy >= APPROXIMATE_M ? 'approximate' : 'coarse' });
  if (hasJump(trail)) hints.push({ key: 'jump' });
  if (!inChina(place) && (site ? inChina(site) : lab_in_china)) hints.push({ key: 'abroad' });
  if (again && place.method === 'gps') hints.push({ key: 'again' });
  return hints;
}

const CHINESE_ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Kashgar', 'PRC'];
export const isChineseZone = (timezone: string): boolean => CHINESE_ZONES.includes(timezone);

/** "25.1235, 118.2105", in either order where only one can be meant: two numbers of a map, as people paste them. */
export function readCoordinates(text: string): Point | null {
  const numbers = text.replace(/[，、；;]/g, ' ').replace(/[\uff10-\uff19\uff0e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  if (numbers.length !== 2) return null;
  const [a, b] = numbers as [number, number];
  const straight = { latitude: a, longitude: b };
  const turned = { latitude: b, longitude: a };
  const can_be = ({ latitude, longitude }: Point): boolean => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  if (!can_be(straight)) return can_be(turned) ? turned : null;
  return !inChina(straight) && can_be(turned) && inChina(turned) ? turned : straight;
}
