/** What is worth a word about a phone, in the order of urgency. */
import type { FleetDevice } from '../../sync/api';

export type FleetWarning = 'waits_long' | 'waits' | 'clock_off' | 'may_clear' | 'never_seen';
export interface Warned {
  key: FleetWarning;
  tone: 'bad' | 'warn' | 'plain';
}

const HOUR_MS = 3_600_000;
const CLOCK_OFF_MS = 600_000;

export function hoursWaiting({ oldest_waiting_at }: FleetDevice, now: Date): number {
  return oldest_waiting_at === null ? 0 : Math.floor((now.getTime() - Date.parse(oldest_waiting_at)) / HOUR_MS);
}

export function warningsOfPhone(device: FleetDevice, now: Date): Warned[] {
  if (device.revoked_at !== null) return [];
  const waited = hoursWaiting(device, now);
  const found: Warned[] = [];
  if (waited >= 48) found.push({ key: 'waits_long', tone: 'bad' });
  else if (waited >= 24) found.push({ key: 'waits', tone: 'warn' });
  if (Math.abs(device.clock_offset_ms ?? 0) > CLOCK_OFF_MS) found.push({ key: 'clock_off', tone: 'bad' });
  if (device.storage_persisted === false) found.push({ key: 'may_clear', tone: 'warn' });
  if (device.last_seen_at === null) found.push({ key: 'never_seen', tone: 'plain' });
  return found;
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
