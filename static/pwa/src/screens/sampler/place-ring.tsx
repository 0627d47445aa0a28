/** The location ring: metres and a word. It never blocks saving; no fix is a valid answer with a reason. */
import { useEffect, useState } from 'preact/hooks';
import { distanceMetres, distanceWords, type Point } from '../../domain/distance';
import type { Place } from '../../domain/operation';
import type { Sheet } from '../../domain/sheet';
import { t } from '../../i18n/words/sampler';
import { type FixState, placeOf, ring } from '../../place/fix';
import type { Rooms } from '../../rooms';
import { Button, Icon, Notice, TextField } from '../../ui';
import { useFix } from './here';

/** Farther than this from the registered position: the wrong site, or the wrong datum. */
const FAR_M = 300;

interface PlaceRingProps {
  rooms: Rooms;
  sheet: Sheet;
  site_at: Point | null;
  change: (part: Partial<Sheet>) => void;
}

export function PlaceRing({ rooms, sheet, site_at, change }: PlaceRingProps) {
  const kept = sheet.place && sheet.place.method !== 'none' ? sheet.place : null;
  const [looking, setLooking] = useState(kept === null);
  const [turn, setTurn] = useState(0);
  const state = useFix(rooms, looking, turn);
  useEffect(() => {
    if (!state) return;
    // Even a coarse fix is kept at once: the phone may die before a better one comes.
    if (state.state !== 'none' && state.best) change({ place: placeOf(state, '') });
    if (state.state === 'none') change({ place: null });
    if (state.state !== 'looking') setLooking(false);
  }, [state]);
  const again = (): void => {
    setTurn(turn + 1);
    setLooking(true);
  };
  const far = kept && site_at ? distanceMetres(kept, site_at) : 0;
  return (
    <div class="place">
      <div class="place-line">
        <span class={`ring is-${ringOf(kept, looking)}`} aria-hidden="true"><Icon name="place" /></span>
        <p role="status" class="place-words">{wordsOf(kept, looking ? state : null)}</p>
        {looking && kept && <Button onClick={() => setLooking(false)}>{t('place_use')}</Button>}
        {!looking && <Button tone="quiet" onClick={again}>{t('place_again')}</Button>}
      </div>
      {far > FAR_M && <Notice tone="warn">{t('place_far', { distance: distanceWords(far) })}</Notice>}
      {!looking && !kept && (
        <>
          {state?.state === 'none' && <p class="field-hint">{t(`place_${state.reason}`)}</p>}
          <div class="field"><TextField label={t('place_reason')} mark={t('optional')} value={sheet.no_place_reason} onChange={(no_place_reason) => change({ no_place_reason })} maxLength={200} /></div>
        </>
      )}
    </div>
  );
}

type Fixed = Exclude<Place, { method: 'none' }>;

function ringOf(kept: Fixed | null, looking: boolean): string {
  if (!kept) return looking ? 'looking' : 'none';
  return `${ring(kept.accuracy_m ?? Infinity)}${looking ? ' is-looking' : ''}`;
}

function wordsOf(kept: Fixed | null, state: FixState | null): string {
  const seconds = state?.state === 'looking' ? t('place_looking', { seconds: state.seconds }) : '';
  if (!kept) return seconds || t('place_none');
  const accuracy = Math.round(kept.accuracy_m ?? 0);
  return `${t('place_found', { accuracy })} · ${t(`place_${ring(accuracy)}`)}`;
}
