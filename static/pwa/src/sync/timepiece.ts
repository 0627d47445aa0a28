/** The device's two clocks, and the watch kept over the measured offset. */
import { ageSeconds, type ClockEvidence, type ClockReading, localIso, lookAgain } from '../domain/clock';
import { newId } from '../domain/identity';
import type { Session } from '../domain/session';
import type { Store, Witness } from '../store';

const PAGE = newId();
const LOOK_EVERY_MS = 10_000;

export const readClock = (): ClockReading => ({ wall_ms: Date.now(), mono_ms: performance.now(), page: PAGE });

let slept = false;

/** Looks at both clocks again; what is known of the offset, or nothing when somebody has moved the clock since. */
async function look(store: Store, now: ClockReading): Promise<ClockEvidence | undefined> {
  const evidence = await store.meta.find('clock');
  const awake = !slept;
  slept = document.visibilityState !== 'visible';
  if (!evidence) return undefined;
  const seen = lookAgain(evidence, now, awake);
  if (seen) await store.meta.rememberQuietly('clock', seen);
  else await store.meta.forget('clock');
  return seen ?? undefined;
}

/** Drops the offset when somebody moved the clock. Returns how to stop. */
export function keepLooking(store: Store): () => void {
  const lookNow = (): void => void look(store, readClock()).catch(() => undefined);
  const onVisibility = (): void => {
    slept = true;
    // Not on leaving: WebKit may suspend a page in the middle of a write, and its lock would keep every later page waiting.
    if (document.visibilityState === 'visible') lookNow();
  };
  lookNow();
  const timer = setInterval(lookNow, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** Who says it, when, and what is known about the clock that says when. */
export async function witness(store: Store, session: Session): Promise<Witness> {
  const now = readClock();
  // A clock moved while the sheet was open must not lend its old offset to what is said now.
  const evidence = await look(store, now);
  return {
    lab_id: session.lab_id,
    device_id: session.device_id,
    actor: session.person_id,
    device_time: localIso(new Date(now.wall_ms)),
    mono_ms: Math.round(now.mono_ms),
    clock_offset_ms: evidence?.offset_ms ?? null,
    clock_offset_age_s: evidence ? ageSeconds(evidence, now) : null,
  };
}
