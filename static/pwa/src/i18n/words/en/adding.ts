/** English for words/adding.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../adding';

export const en: Catalogue<Key> = { title: 'Add a container', close: 'Close', what: 'Which container', another: 'One more: {name}', added: 'Added: {name}' };
