/** Finds out about the phone, offline as well: what needs the network is known as of the last contact. */
import { freeBytes, isInstalled, isPersisted } from '../../../device';
import { distanceMetres } from '../../../domain/distance';
import { dayOf } from '../../../i18n/moments';
import type { FixState } from '../../../place/fix';
import type { Rooms } from '../../../rooms';
import type { Facts, Permission, PlaceFound } from './lines';
import { stockOf } from './stock';

/** Remembered for the day: which label the camera read, and how the last check ended. */
export interface Remembered {
  day: string;
  read: Facts['read'];
  verdict: 'good' | 'warn' | 'bad' | null;
  checked_at: string | null;
}

export async function rememberedOf({ store }: Rooms, now: Date): Promise<Remembered> {
  const kept = (await store.meta.find('ready')) as Remembered | undefined;
  return kept?.day === dayOf(now) ? kept : { day: dayOf(now), read: null, verdict: null, checked_at: null };
}

export async function keep(rooms: Rooms, news: Partial<Remembered>): Promise<void> {
  await rooms.store.meta.remember('ready', { ...(await rememberedOf(rooms, new Date())), ...news });
}

async function permissionOf(name: string): Promise<Permission> {
  const { permissions } = navigator as { permissions?: Permissions };
  // Some browsers have no such question, others do not know the name.
  const answer = await permissions?.query({ name: name as PermissionName }).catch(() => undefined);
  return answer?.state ?? 'unknown';
}

interface BatteryManager {
  level: number;
  charging: boolean;
}

async function batteryOf(): Promise<Facts['battery']> {
  const battery = await (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery?.().catch(() => undefined);
  return battery ? { level: battery.level, charging: battery.charging } : null;
}

/** Asks the server for the app's own files anew: a build that waits is another version of app, forms and reference. */
async function isNewer(): Promise<boolean | null> {
  const registration = await (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration) return null;
  try {
    await registration.update();
    return registration.installing !== null || registration.waiting !== null;
  } catch {
    return null;
  }
}

async function nearest({ store }: Rooms, at: { latitude: number; longitude: number }): Promise<{ site: string; distance_m: number } | null> {
  const sites = (await store.documents.list('sites')).flatMap(({ name, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ site: name, distance_m: distanceMetres(at, { latitude, longitude }) }]);
  return sites.sort((a, b) => a.distance_m - b.distance_m)[0] ?? null;
}

export async function placeFound(rooms: Rooms, fix: FixState | null): Promise<PlaceFound> {
  if (fix === null || (fix.state === 'looking' && !fix.best)) return 'looking';
  if (fix.state === 'none') return fix.reason === 'denied' ? 'denied' : 'none';
  const best = fix.best;
  if (!best) return 'looking';
  const near = await nearest(rooms, best);
  return { accuracy_m: best.accuracy_m, distance_m: near?.distance_m ?? null, site: near?.site ?? null };
}

/** All but the place, which takes its 20 seconds. */
export async function findOut(rooms: Rooms, now: Date, ask_server: boolean): Promise<Omit<Facts, 'place'>> {
  const { store, reference, session } = rooms;
  const { documents, meta } = store;
  const [persisted, free_bytes, camera, battery, newer, remembered, clock, last] = await Promise.all([
    isPersisted(), freeBytes(), permissionOf('camera'), batteryOf(), ask_server ? isNewer() : null, rememberedOf(rooms, now), meta.find('clock'), meta.find('last_sync_at'),
  ]);
  const [sites, forms, rolls, uses, items] = await Promise.all([
    documents.count('sites'), documents.count('forms'), documents.list('label_rolls'), documents.list('label_use'), documents.list('items'),
  ]);
  return {
    now, persisted, free_bytes, camera, battery, newer, sites, forms, installed: isInstalled(), read: remembered.read, reference_version: reference.version,
    labels: stockOf(rolls, uses, items, session.person_id), last_sync_at: last ?? null, clock_offset_ms: clock?.offset_ms ?? null,
  };
}
