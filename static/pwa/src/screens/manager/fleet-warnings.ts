/** What is worth a word about a phone, in the order of urgency. */
import type { FleetDevice } from '../../sync/api';

export type FleetWarning = 'waits_long' | 'waits' | 'gaps' | 'clock_off' | 'may_clear' | 'never_seen';
export interface Warned {
  key: FleetWarning;
  tone: 'bad' | 'warn' | 'plain';
}

const HOUR_MS = 3_600_000;
const CLOCK_OFF_MS = 600_000;
const BY_PERSON = ['set_up', 'password', 'enrolment'];

/** A script or the server itself. Without the server's word: one that has spoken but never reported as the app does on each journey. */
export function isProgram({ how, app_build, last_seq }: FleetDevice): boolean {
  if (how !== undefined) return !BY_PERSON.includes(how);
  return app_build === null && last_seq !== null;
}

export function hoursWaiting({ oldest_waiting_at }: FleetDevice, now: Date): number {
  return oldest_waiting_at === null ? 0 : Math.floor((now.getTime() - Date.parse(oldest_waiting_at)) / HOUR_MS);
}

function warningsOfApp(device: FleetDevice): Warned[] {
  const found: Warned[] = [];
  if (Math.abs(device.clock_offset_ms ?? 0) > CLOCK_OFF_MS) found.push({ key: 'clock_off', tone: 'bad' });
  if (device.storage_persisted === false) found.push({ key: 'may_clear', tone: 'warn' });
  if (device.last_seen_at === null && !isProgram(device)) found.push({ key: 'never_seen', tone: 'plain' });
  return found;
}

/** A stopped device is warned of no more, but what it never sent is still missing. */
export function warningsOfPhone(device: FleetDevice, now: Date): Warned[] {
  const missing: Warned[] = device.gaps.length > 0 ? [{ key: 'gaps', tone: 'warn' }] : [];
  if (device.revoked_at !== null) return missing;
  const waited = hoursWaiting(device, now);
  const waits: Warned[] = waited >= 48 ? [{ key: 'waits_long', tone: 'bad' }] : waited >= 24 ? [{ key: 'waits', tone: 'warn' }] : [];
  return [...waits, ...missing, ...warningsOfApp(device)];
}

/** Those that need a look first, then the last seen; what is stopped comes last. */
export function inOrderOfNeed(devices: FleetDevice[], now: Date): FleetDevice[] {
  const need = (device: FleetDevice): number => {
    const tones = warningsOfPhone(device, now).map(({ tone }) => tone);
    if (device.revoked_at !== null) return 3;
    return tones.includes('bad') ? 0 : tones.includes('warn') ? 1 : 2;
  };
  return [...devices].sort((a, b) => need(a) - need(b) || (b.last_seen_at ?? '').localeCompare(a.last_seen_at ?? ''));
}
