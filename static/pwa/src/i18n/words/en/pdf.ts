/** English for words/pdf.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../pdf';

export const en: Catalogue<Key> = { button: '{paper} PDF', failed: 'The PDF could not be fetched: {why}', manifest: 'Packing list', day: 'Today’s record' };
