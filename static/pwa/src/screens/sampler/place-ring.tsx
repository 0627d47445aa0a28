/** The location ring: metres and words. It never blocks saving; no fix is a valid answer with a reason, and a person may say where it was. */
import { useState } from 'preact/hooks';
import type { Point } from '../../domain/distance';
import { isChineseZone, placeHints, type Placed } from '../../domain/whereabouts';
import { t as place_t } from '../../i18n/words/whereabouts';
import { t } from '../../i18n/words/sampler';
import { type FixState, ring } from '../../place/fix';
import type { Rooms } from '../../rooms';
import { Button, Icon, Notice, TextField, useNow } from '../../ui';
import { lazy } from '../../ui/lazy';
import { type ChangePlace, placedIn, type PlaceKept, useComesAgain, usePlaceWatch } from './place-watch';
import { hintWords, placeWords } from './place-words';

const PlaceSheet = lazy(() => import('./place-sheet').then((file) => file.PlaceSheet), () => null, () => null);

interface PlaceRingProps {
  rooms: Rooms;
  sheet: PlaceKept;
  site_at: Point | null;
  change: ChangePlace;
}

export function PlaceRing({ rooms, sheet, site_at, change }: PlaceRingProps) {
  const kept = placedIn(sheet);
  const { state, looking, again, stop } = usePlaceWatch(rooms, sheet, change);
  const [by_hand, setByHand] = useState(false);
  const now = useNow(15_000);
  const done = (place: Placed): void => {
    stop();
    change({ place });
    setByHand(false);
  };
  return (
    <div class="place">
      <div class="place-line">
        <span class={`ring is-${ringOf(kept, looking)}`} aria-hidden="true"><Icon name="place" /></span>
        <p role="status" class="place-words">{kept ? placeWords(kept, site_at, looking ? null : now) : lookingWords(state)}</p>
        {looking && kept && <Button onClick={stop}>{t('place_use')}</Button>}
        {!looking && <Button tone="quiet" onClick={again}>{t('place_again')}</Button>}
      </div>
      {kept && <PlaceHints rooms={rooms} sheet={sheet} kept={kept} site_at={site_at} settled={!looking} />}
      {!looking && !kept && (
        <>
          {state?.state === 'none' && <Notice tone="warn" title={t(`place_${state.reason}`)}>{place_t(`do_${state.reason}`)}</Notice>}
          <div class="field"><TextField label={t('place_reason')} mark={t('optional')} value={sheet.no_place_reason} onChange={(no_place_reason) => change({ no_place_reason })} maxLength={200} /></div>
        </>
      )}
      {!looking && <button type="button" class="more-line" onClick={() => setByHand(true)}>{place_t('other_way')}</button>}
      {by_hand && <PlaceSheet rooms={rooms} site_id={sheet.site} here={kept} onDone={done} onClose={() => setByHand(false)} />}
    </div>
  );
}

function PlaceHints({ rooms, sheet, kept, site_at, settled }: { rooms: Rooms; sheet: PlaceKept; kept: Placed; site_at: Point | null; settled: boolean }) {
  const again = useComesAgain(rooms, kept, sheet.site, settled);
  const trail = kept.method === 'gps' ? (sheet.trail ?? []) : [];
  const hints = placeHints({ place: kept, trail, site: site_at, lab_in_china: isChineseZone(rooms.session.lab.timezone), again });
  return <>{hints.map((hint) => <Notice key={hint.key} tone="warn">{hintWords(hint, kept, site_at)}</Notice>)}</>;
}

function ringOf(kept: Placed | null, looking: boolean): string {
  if (!kept) return looking ? 'looking' : 'none';
  if (kept.method !== 'gps') return 'fair';
  return `${ring(kept.accuracy_m ?? Infinity)}${looking ? ' is-looking' : ''}`;
}

const lookingWords = (state: FixState | null): string => (state?.state === 'looking' ? t('place_looking', { seconds: state.seconds }) : t('place_none'));
