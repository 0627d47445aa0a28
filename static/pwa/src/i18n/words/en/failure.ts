/** English for words/failure.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../failure';

export const en: Catalogue<Key> = {
  no_answer: 'The lab’s server cannot be reached. Check the network and try again; what is on this device is safe.',
  no_room: 'There is no room left on the phone, so it was not saved. The draft is still here. Send photos first, or clear videos and unused apps, then try again.',
  unclear: 'Something went wrong and this was not done. Try again; what was saved is safe.',
};
