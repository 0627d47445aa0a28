/** The device's two clocks, and the watch kept over the measured offset. */
import { ageSeconds, type ClockReading, localIso, lookAgain } from '../domain/clock';
import { newId } from '../domain/identity';
import type { Session } from '../domain/session';
import type { Store, Witness } from '../store';

const PAGE = newId();
const LOOK_EVERY_MS = 10_000;

export const readClock = (): ClockReading => ({ wall_ms: Date.now(), mono_ms: performance.now(), page: PAGE });

let slept = false;

/** Drops the offset when somebody moved the clock. Returns how to stop. */
export function keepLooking(store: Store): () => void {
  const look = async (): Promise<void> => {
    const evidence = await store.meta.find('clock');
    const awake = !slept;
    slept = document.visibilityState !== 'visible';
    if (!evidence) return;
    const seen = lookAgain(evidence, readClock(), awake);
    if (seen) await store.meta.rememberQuietly('clock', seen);
    else await store.meta.forget('clock');
  };
  const onVisibility = (): void => {
    slept = true;
    void look();
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** Who says it, when, and what is known about the clock that says when. */
export async function witness(store: Store, session: Session): Promise<Witness> {
  const now = readClock();
  const evidence = await store.meta.find('clock');
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
