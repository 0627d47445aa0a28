/** English for words/visit.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../visit';

export const en: Catalogue<Key> = {
  returned: 'Sent back to you',
};
