/** Looking for the place of one form: a fix kept at once, its trail of at most 20 seconds, and nothing after that. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { localIso } from '../../domain/clock';
import type { Place, Trail } from '../../domain/operation';
import { comesAgain, type EarlierFix, type Placed, thinned } from '../../domain/whereabouts';
import { type Fix, type FixState, placeOf } from '../../place/fix';
import type { Rooms } from '../../rooms';

/** What the form keeps of a position. */
export interface PlaceKept {
  place: Place | null;
  trail?: Trail;
  site: string;
  no_place_reason: string;
}
export type ChangePlace = (part: Partial<Pick<PlaceKept, 'place' | 'trail' | 'no_place_reason'>>) => void;

export const placedIn = ({ place }: Pick<PlaceKept, 'place'>): Placed | null => (place && place.method !== 'none' ? place : null);

export interface Looking {
  state: FixState | null;
  looking: boolean;
  again: () => void;
  stop: () => void;
}

const pointOf = ({ latitude, longitude, accuracy_m }: Fix, seconds: number): Trail[number] => [latitude, longitude, Math.round(accuracy_m * 10) / 10, seconds];

/** Looks when the form opens without a position, and when asked to; a fix is kept as soon as it comes, since the phone may die before a better one. */
export function usePlaceWatch(rooms: Rooms, kept: PlaceKept, change: ChangePlace): Looking {
  const [turn, setTurn] = useState(() => (placedIn(kept) ? 0 : 1));
  const [state, setState] = useState<FixState | null>(null);
  const trail = useRef<Trail>([]);
  const leave = useRef((): void => undefined);
  useEffect(() => {
    if (turn === 0) return undefined;
    trail.current = [];
    const each = (fix: Fix, seconds: number): void => {
      trail.current = thinned([...trail.current, pointOf(fix, seconds)]);
      change({ trail: trail.current });
    };
    const hear = (now: FixState): void => {
      setState(now);
      if (now.state === 'none') change({ place: null });
      else if (now.best) change({ place: placeOf(now, '') });
    };
    leave.current = rooms.lookForPlace(hear, each);
    return () => leave.current();
  }, [turn]);
  // A page that was hidden before it had found anything looks once more when it is seen again.
  useEffect(() => {
    const onSeen = (): void => {
      if (document.visibilityState === 'visible' && state?.state === 'none' && state.reason === 'hidden') setTurn((n) => n + 1);
    };
    document.addEventListener('visibilitychange', onSeen);
    return () => document.removeEventListener('visibilitychange', onSeen);
  }, [state]);
  const stop = (): void => {
    leave.current();
    setState((now) => (now?.state === 'looking' ? (now.best ? { state: 'found', best: now.best } : { state: 'none', reason: 'timeout' }) : now));
  };
  return { state, looking: state?.state === 'looking', again: () => setTurn((n) => n + 1), stop };
}

const KEPT_FIXES = 30;

/** Whether this very fix was given before, elsewhere; remembers it for the next form. */
export function useComesAgain(rooms: Rooms, place: Placed | null, site: string, settled: boolean): boolean {
  const [again, setAgain] = useState(false);
  const shown = place && place.method === 'gps' ? `${place.latitude} ${place.longitude} ${place.accuracy_m ?? 0}` : '';
  useEffect(() => {
    if (!place || shown === '' || site === '' || !settled) return setAgain(false);
    const fix: EarlierFix = { latitude: place.latitude, longitude: place.longitude, accuracy_m: place.accuracy_m ?? 0, site, day: localIso(new Date(place.captured_at)).slice(0, 10) };
    void rooms.store.meta.find('fixes').then(async (earlier = []) => {
      setAgain(comesAgain(fix, earlier));
      const known = earlier.some((one) => JSON.stringify(one) === JSON.stringify(fix));
      if (!known) await rooms.store.meta.rememberQuietly('fixes', [...earlier, fix].slice(-KEPT_FIXES));
    });
  }, [shown, site, settled]);
  return again;
}
