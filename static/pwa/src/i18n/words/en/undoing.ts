/** English for words/undoing.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../undoing';

export const en: Catalogue<Key> = { undo: 'Undo', undone: 'Taken back: {what}', struck: 'taken back' };
