/** In words why a photo could not be kept. */
import { t } from '../../i18n/words/photos';
import { troubleWords } from '../../ui';
import { Unreadable } from './photograph';

export const photoTrouble = (error: unknown): string => (error instanceof Unreadable ? t(error.is_heic ? 'heic' : 'unreadable') : troubleWords(error));
