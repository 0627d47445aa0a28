/** English for words/evidence.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../evidence';

export const en: Catalogue<Key> = { reception: 'At the desk', paper: 'Paper form', add_photo: 'Take or choose photos', photo_no: 'Photo {number}', remove_photo: 'Take photo {number} out' };
