/**
 * Where: the best fix within 20 seconds, with accuracy and age, or the reason for none. It never blocks saving. Looking ends
 * at 20 seconds, when the page is hidden, and when the screen is left: nobody is followed.
 */
import type { Place } from '../domain/operation';

export type NoFix = 'denied' | 'timeout' | 'unavailable' | 'insecure' | 'hidden';

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

/** Each fix as it comes, with the seconds since the first: the form's trail. Who asks for it is told until the 20 seconds are over. */
export type OnFix = (fix: Fix, seconds: number) => void;

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

const fixIn = ({ coords, timestamp }: GeolocationPosition): Fix =>
  ({ latitude: coords.latitude, longitude: coords.longitude, accuracy_m: coords.accuracy, captured_at: new Date(timestamp).toISOString() });

/** One look of at most 20 seconds. */
class Look {
  private best: Fix | null = null;
  private seconds = 0;
  private first_ms: number | null = null;
  private settled = false;
  private reason: NoFix = 'timeout';
  private readonly watching: number;
  private readonly ticking: ReturnType<typeof setInterval>;

  constructor(private readonly tell: (state: FixState) => void, private readonly each: OnFix | undefined) {
    const options = { enableHighAccuracy: true, maximumAge: 0, timeout: GIVE_UP_S * 1000 };
    tell({ state: 'looking', best: null, seconds: 0 });
    this.watching = navigator.geolocation.watchPosition((position) => this.onFix(fixIn(position)), (error) => this.onFault(error), options);
    this.ticking = setInterval(() => this.tick(), 1000);
    document.addEventListener('visibilitychange', this.onHide);
  }

  readonly stop = (): void => {
    clearInterval(this.ticking);
    navigator.geolocation.clearWatch(this.watching);
    document.removeEventListener('visibilitychange', this.onHide);
  };

  private onFix(fix: Fix): void {
    this.first_ms ??= performance.now();
    this.each?.(fix, Math.round((performance.now() - this.first_ms) / 100) / 10);
    if (this.settled) return;
    if (!this.best || fix.accuracy_m <= this.best.accuracy_m) this.best = fix;
    if (this.best.accuracy_m > TARGET_M) this.tell({ state: 'looking', best: this.best, seconds: this.seconds });
    else this.settle(this.each === undefined);
  }

  private onFault({ code }: GeolocationPositionError): void {
    this.reason = reasonOf(code);
    if (this.reason === 'denied') this.settle(true);
  }

  private tick(): void {
    this.seconds += 1;
    if (this.seconds >= GIVE_UP_S) this.settle(true);
    else if (!this.settled) this.tell({ state: 'looking', best: this.best, seconds: this.seconds });
  }

  private readonly onHide = (): void => {
    if (document.visibilityState === 'visible') return;
    this.reason = 'hidden';
    this.settle(true);
  };

  private settle(and_stop: boolean): void {
    if (and_stop) this.stop();
    if (this.settled) return;
    this.settled = true;
    this.tell(this.best ? { state: 'found', best: this.best } : { state: 'none', reason: this.reason });
  }
}

/** Looks until the target or the time is reached, telling each step; returns how to stop. */
export function lookForPlace(tell: (state: FixState) => void, each?: OnFix): () => void {
  if (isSecureContext && 'geolocation' in navigator) return new Look(tell, each).stop;
  tell({ state: 'none', reason: 'insecure' });
  return () => undefined;
}
