/** Trusted time: how far the phone's clock is off, how old that knowledge is, and when to give it up. */

export interface ClockReading {
  wall_ms: number;
  mono_ms: number;
  /** The page whose monotonic clock this is; it starts anew with each page. */
  page: string;
}

export interface ClockEvidence {
  offset_ms: number;
  measured: ClockReading;
  last_look: ClockReading;
}

const JUMP_MS = 2000;

/** Server minus device, the middle of the request taken as the moment the server looked at its clock. */
export function measure(server_time: string, before: ClockReading, after: ClockReading): ClockEvidence {
  const middle = before.wall_ms + (after.mono_ms - before.mono_ms) / 2;
  return { offset_ms: Math.round(Date.parse(server_time) - middle), measured: after, last_look: after };
}

/**
 * Looks again: null when the clock has been moved since the last look. A phone asleep stops some monotonic clocks,
 * so a wall clock that ran ahead counts as moved only when the page was awake all the time.
 */
export function lookAgain(evidence: ClockEvidence, now: ClockReading, was_awake: boolean): ClockEvidence | null {
  const wall = now.wall_ms - evidence.last_look.wall_ms;
  if (wall < -JUMP_MS) return null;
  if (now.page === evidence.last_look.page) {
    const ahead = wall - (now.mono_ms - evidence.last_look.mono_ms);
    if (ahead < -JUMP_MS || (ahead > JUMP_MS && was_awake)) return null;
  }
  return { ...evidence, last_look: now };
}

export const ageSeconds = (evidence: ClockEvidence, now: ClockReading): number =>
  Math.max(0, Math.round((now.wall_ms - evidence.measured.wall_ms) / 1000));

const FRESH_S = 86_400;
const MEASURED_WITHIN_S = 1;
/** A poor quartz: 200 parts in a million. */
const DRIFT = 0.0002;

export interface TrustedTime {
  at_ms: number;
  /** The clock could not be checked: the time is the device's own word. */
  unsure: boolean;
  /** The true moment lies within so many seconds either side. */
  band_s: number;
}

/** Effective time, as the server works it out (tests/vectors/clock.json). Never used to order or to refuse. */
export function trusted(device_time: string, offset_ms: number | null, offset_age_s: number | null, received_at_ms: number): TrustedTime {
  const said = Date.parse(device_time);
  if (offset_ms !== null && offset_age_s !== null && offset_age_s >= 0 && offset_age_s < FRESH_S) {
    return { at_ms: said + offset_ms, unsure: false, band_s: MEASURED_WITHIN_S + DRIFT * offset_age_s };
  }
  return { at_ms: said, unsure: true, band_s: Math.max(86_400, Math.abs(received_at_ms - said) / 1000) };
}

/** Far enough off that a person should set the phone's clock. */
export const WORTH_SAYING_MS = 600_000;

/** ISO 8601 with the zone the phone stands in: 2026-11-22T14:02:05.120+08:00. */
export function localIso(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const pad = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${pad(offset / 60)}:${pad(offset % 60)}`;
}
