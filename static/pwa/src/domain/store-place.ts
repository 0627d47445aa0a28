/** The tree of the store: room, device, shelf, position; what a text on a place means, and where an item is in words. */
import type { StorePlace } from './document';
import { halfWidth } from './label';
import type { PlaceKind } from './operation';

export const PLACE_KINDS: PlaceKind[] = ['room', 'device', 'shelf', 'position'];

/** O and L stand in no label: a place's code can never be taken for one. */
const PLACE_PREFIX = 'LOC-';
const DRAWN_FROM = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

export const drawPlaceCode = (fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): string =>
  PLACE_PREFIX + Array.from(fill(new Uint8Array(6)), (byte) => DRAWN_FROM.charAt(byte % 32)).join('');

/** Scanners and input methods change case, width and hyphens; two codes that differ in these alone are one. */
export const plainCode = (code: string): string => halfWidth(code).toUpperCase().replace(/[\s-]/g, '');

/** Of several places with one code none is meant: a person has to say which. */
export function placesWith(places: StorePlace[], text: string): StorePlace[] {
  const wanted = plainCode(text);
  return wanted === '' ? [] : places.filter(({ active, code }) => active && code !== null && plainCode(code) === wanted);
}

/** From the room down to the place; a circle, which a wrong change may make, ends it. */
export function pathOf(places: Map<string, StorePlace>, id: string | null): StorePlace[] {
  const path: StorePlace[] = [];
  for (let at = id; at !== null; at = path[0]?.parent ?? null) {
    const place = places.get(at);
    if (!place || path.includes(place)) break;
    path.unshift(place);
  }
  return path;
}

export const pathWords = (places: Map<string, StorePlace>, id: string | null): string => pathOf(places, id).map(({ name }) => name).join(' › ');

export interface Branch {
  place: StorePlace;
  depth: number;
}

const inOrder = (a: StorePlace, b: StorePlace): number => a.name.localeCompare(b.name, 'zh', { numeric: true });

/** All places, each under its parent; one whose parent is not here, or that runs in a circle, stands at the top. */
export function treeOf(places: StorePlace[]): Branch[] {
  const known = new Map(places.map((place) => [place.id, place]));
  const reached = new Set<string>();
  const under = (parent: string | null, depth: number): Branch[] =>
    places.filter((place) => (parent === null ? place.parent === null || !known.has(place.parent) : place.parent === parent) && !reached.has(place.id))
      .sort(inOrder).flatMap((place) => (reached.add(place.id), [{ place, depth }, ...under(place.id, depth + 1)]));
  const tree = under(null, 0);
  return [...tree, ...places.filter(({ id }) => !reached.has(id)).map((place) => ({ place, depth: 0 }))];
}

/** A place and all that stands in it. */
export function withinPlace(places: StorePlace[], id: string): Set<string> {
  const tree = treeOf(places);
  const from = tree.findIndex(({ place }) => place.id === id);
  const depth = tree[from]?.depth ?? 0;
  const end = tree.findIndex((branch, i) => i > from && branch.depth <= depth);
  return new Set(from < 0 ? [id] : tree.slice(from, end < 0 ? undefined : end).map(({ place }) => place.id));
}

/** The range that holds here: its own, or of the nearest thing it stands in. */
export function rangeAt(places: Map<string, StorePlace>, id: string | null): StorePlace | null {
  return pathOf(places, id).reverse().find(({ temperature_min, temperature_max }) => temperature_min !== null || temperature_max !== null) ?? null;
}

export const isInRange = ({ temperature_min, temperature_max }: Pick<StorePlace, 'temperature_min' | 'temperature_max'>, value: number): boolean =>
  (temperature_min === null || value >= temperature_min) && (temperature_max === null || value <= temperature_max);
