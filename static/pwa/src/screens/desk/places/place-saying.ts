/** A place as it is typed, what is wrong with it, and what is said when it is saved. */
import type { StorePlace } from '../../../domain/document';
import { newId } from '../../../domain/identity';
import { readTyped } from '../../../domain/label';
import type { PlaceKind } from '../../../domain/operation';
import { placesWith, withinPlace } from '../../../domain/store-place';
import { readTemperature } from '../../../domain/temperature';
import type { Rooms } from '../../../rooms';

export interface TypedPlace {
  name: string;
  place_kind: PlaceKind;
  parent: string;
  code: string;
  min: string;
  max: string;
  log_hours: string;
  reason: string;
}
export type PlaceFault = 'name_needed' | 'parent_circle' | 'code_taken' | 'code_label' | 'range_bad' | 'range_crossed' | 'log_bad';

const shown = (value: number | null): string => (value === null ? '' : String(value));

export const typedPlace = (place: StorePlace | null, parent: string): TypedPlace => ({
  name: place?.name ?? '', place_kind: place?.place_kind ?? (parent === '' ? 'room' : 'shelf'), parent: place ? (place.parent ?? '') : parent, code: place?.code ?? '',
  min: shown(place?.temperature_min ?? null), max: shown(place?.temperature_max ?? null), log_hours: shown(place?.log_hours ?? null), reason: '',
});

type Degrees = { ok: true; value: number | null } | { ok: false };
const degreesIn = (text: string): Degrees => (text.trim() === '' ? { ok: true, value: null } : readTemperature(text));
const hoursIn = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text.trim().normalize('NFKC')) ? Number(text.trim().normalize('NFKC')) : null);

/** Another place in use that carries this code. */
export const holderOf = (code: string, own: string | undefined, places: StorePlace[]): StorePlace | undefined => placesWith(places, code).find(({ id }) => id !== own);

export function faultsOf(typed: TypedPlace, own: string | undefined, places: StorePlace[]): PlaceFault[] {
  const faults: PlaceFault[] = [];
  const [min, max] = [degreesIn(typed.min), degreesIn(typed.max)];
  if (typed.name.trim() === '') faults.push('name_needed');
  if (own !== undefined && typed.parent !== '' && withinPlace(places, own).has(typed.parent)) faults.push('parent_circle');
  if (typed.code.trim() !== '' && readTyped(typed.code).ok) faults.push('code_label');
  if (holderOf(typed.code, own, places)) faults.push('code_taken');
  if (!min.ok || !max.ok) faults.push('range_bad');
  else if (min.value !== null && max.value !== null && min.value > max.value) faults.push('range_crossed');
  if (typed.log_hours.trim() !== '' && hoursIn(typed.log_hours) === null) faults.push('log_bad');
  return faults;
}

function bodyOf(typed: TypedPlace) {
  const [min, max] = [degreesIn(typed.min), degreesIn(typed.max)];
  return {
    name: typed.name.trim(), place_kind: typed.place_kind, parent: typed.parent || null, code: typed.code.trim() || null,
    temperature_min: min.ok ? min.value : null, temperature_max: max.ok ? max.value : null, log_hours: hoursIn(typed.log_hours),
  };
}

const present = <T extends object>(body: T): Partial<T> => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as Partial<T>;

/** Only what was changed is said, so that two who change different things do not undo each other. */
function changesIn(place: StorePlace, body: ReturnType<typeof bodyOf>): Partial<ReturnType<typeof bodyOf>> {
  return Object.fromEntries(Object.entries(body).filter(([key, value]) => place[key as keyof typeof body] !== value));
}

export async function sayPlace(rooms: Rooms, place: StorePlace | null, typed: TypedPlace): Promise<StorePlace> {
  const body = bodyOf(typed);
  const id = place?.id ?? newId();
  const doc: StorePlace = { id, lab_id: rooms.session.lab_id, active: true, readings: [], ...place, ...body };
  const records = [{ collection: 'places' as const, id, doc }];
  if (!place) {
    await rooms.say([{ kind: 'place.add', subject: id, body: { ...present(body), name: body.name, place_kind: body.place_kind } }], { records });
    return doc;
  }
  const changes = changesIn(place, body);
  if (Object.keys(changes).length > 0) await rooms.say([{ kind: 'place.change', subject: id, body: { ...changes, ...(typed.reason.trim() ? { reason: typed.reason.trim() } : {}) } }], { records });
  return doc;
}

export async function sayInUse(rooms: Rooms, place: StorePlace, active: boolean): Promise<void> {
  await rooms.say([{ kind: 'place.change', subject: place.id, body: { active } }], { records: [{ collection: 'places', id: place.id, doc: { ...place, active } }] });
}
