/** A kept position in words: how it was got, how right it is, how far from the site, how old. */
import { distanceWords, type Point } from '../../domain/distance';
import type { Place } from '../../domain/operation';
import { ageSeconds, isShifted, metresTo, type PlaceHint, type Placed, STALE_S } from '../../domain/whereabouts';
import { spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/whereabouts';
import { t as sampler } from '../../i18n/words/sampler';
import { ring } from '../../place/fix';

const mapKey = (crs: string): 'gcj02' | 'bd09' => (crs === 'GCJ02' ? 'gcj02' : 'bd09');

function howWords({ method, accuracy_m, crs }: Placed): string {
  if (method === 'site_default') return t('site_default');
  if (method === 'pin') return isShifted(crs) ? `${t('pinned')} · ${t('of_map', { map: t(mapKey(crs)) })}` : t('pinned');
  const accuracy = Math.round(accuracy_m ?? 0);
  return `${sampler('place_found', { accuracy })} · ${sampler(`place_${ring(accuracy)}`)}`;
}

const AT_SITE_M = 5;

function distanceFrom(place: Placed, site: Point | null): string {
  if (!site || place.method === 'site_default') return '';
  const metres = metresTo(place, site);
  if (isShifted(place.crs)) return t('from_site_map', { distance: distanceWords(metres) });
  return metres < AT_SITE_M ? t('at_site') : t('from_site', { distance: distanceWords(metres) });
}

/** While the form is open, a fix that has grown old says so. */
export function placeWords(place: Placed, site: Point | null, now: Date | null): string {
  const old = now && place.method === 'gps' && ageSeconds(place.captured_at, now) > STALE_S ? t('age', { span: spanWords(place.captured_at, now) }) : '';
  const why = place.method !== 'gps' && place.reason ? t('reason', { reason: place.reason }) : '';
  return [howWords(place), distanceFrom(place, site), old, why].filter(Boolean).join(' · ');
}

/** Of a finished record: its accuracy, or why there is none. */
export const keptPlaceWords = (place: Place | null, site: Point | null): string => {
  if (place && place.method !== 'none') return placeWords(place, site, null);
  return [sampler('place_none'), place?.reason].filter(Boolean).join(' · ');
};

export function hintWords(hint: PlaceHint, place: Placed, site: Point | null): string {
  const distance = site ? distanceWords(metresTo(place, site)) : '';
  if (hint.key === 'shifted') return t('hint_shifted', { map: t(mapKey(hint.crs)), map_name: t(`${mapKey(hint.crs)}_name`), distance });
  if (hint.key === 'far' && isShifted(place.crs)) return t('hint_far_map', { map_name: t(`${mapKey(place.crs)}_name`), distance });
  return t(`hint_${hint.key}`, { distance, accuracy: distanceWords(place.accuracy_m ?? 0) });
}
