/** "6 samples, 14 items". */
import { type BoxView, samplesIn } from '../../../domain/box';
import { t } from '../../../i18n/words/box';

export const countWords = (box: Pick<BoxView, 'items'>): string => t('count', { samples: samplesIn(box.items), items: box.items.length });
