/** How far a time is right, in words: nothing where it is right to the minute. */
import { spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/desk';

const WORTH_SAYING_S = 60;

export function bandWords(unsure: boolean, band_s: number | null, now: Date = new Date()): string {
  const span = band_s === null ? '' : spanWords(new Date(now.getTime() - band_s * 1000).toISOString(), now);
  if (unsure) return band_s === null ? t('when_unsure') : t('when_unsure_by', { span });
  return band_s !== null && band_s > WORTH_SAYING_S ? t('when_band', { span }) : '';
}
