/** Where: the best fix within 20 seconds, with accuracy and age, or the reason for none. It never blocks saving. */
import type { Place } from '../domain/operation';

export type NoFix = 'denied' | 'timeout' | 'unavailable' | 'insecure';

export interface Fix {
  latitude: number;
  longitude: number;
  accuracy_m: number;
  captured_at: string;
}
export type FixState =
  | { state: 'looking'; best: Fix | null; seconds: number }
  | { state: 'found'; best: Fix }
  | { state: 'none'; reason: NoFix };

export const GIVE_UP_S = 20;
/** Good enough to stop looking: a stall, not a street. */
export const TARGET_M = 15;
/** Worse than this and the ring stays red. */
export const COARSE_M = 100;

export const ring = (accuracy_m: number): 'good' | 'fair' | 'coarse' =>
  accuracy_m <= TARGET_M * 2 ? 'good' : accuracy_m <= COARSE_M ? 'fair' : 'coarse';

export function placeOf(state: FixState | null, reason: string): Place {
  const best = state && state.state !== 'none' ? state.best : null;
  if (!best) return { method: 'none', reason };
  const { latitude, longitude, accuracy_m, captured_at } = best;
  return { method: 'gps', latitude, longitude, crs: 'WGS84', accuracy_m: Math.round(accuracy_m * 10) / 10, captured_at };
}

const reasonOf = (code: number): NoFix => (code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable');

/** Looks until the target or the time is reached, telling each step; returns how to stop. */
export function lookForPlace(tell: (state: FixState) => void): () => void {
  if (!isSecureContext || !('geolocation' in navigator)) {
    tell({ state: 'none', reason: 'insecure' });
    return () => undefined;
  }
  let best: Fix | null = null;
  let seconds = 0;
  let reason: NoFix = 'timeout';
  const stop = (): void => {
    clearInterval(ticking);
    navigator.geolocation.clearWatch(watching);
  };
  const settle = (): void => {
    stop();
    tell(best ? { state: 'found', best } : { state: 'none', reason });
  };
  const onFix = ({ coords, timestamp }: GeolocationPosition): void => {
    const fix = { latitude: coords.latitude, longitude: coords.longitude, accuracy_m: coords.accuracy, captured_at: new Date(timestamp).toISOString() };
    if (!best || fix.accuracy_m <= best.accuracy_m) best = fix;
    if (best.accuracy_m <= TARGET_M) settle();
    else tell({ state: 'looking', best, seconds });
  };
  const onFault = ({ code }: GeolocationPositionError): void => {
    reason = reasonOf(code);
    if (reason === 'denied') settle();
  };
  const watching = navigator.geolocation.watchPosition(onFix, onFault, { enableHighAccuracy: true, maximumAge: 0, timeout: GIVE_UP_S * 1000 });
  const ticking = setInterval(() => {
    seconds += 1;
    if (seconds >= GIVE_UP_S) settle();
    else tell({ state: 'looking', best, seconds });
  }, 1000);
  tell({ state: 'looking', best, seconds });
  return stop;
}
