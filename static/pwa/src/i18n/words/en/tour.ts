/** English for words/tour.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../tour';

export const en: Catalogue<Key> = {
  title: 'First use', step: 'card {at} of {of}', next: 'Next', before: 'Back', skip: 'Skip', done: 'Got it', practise: 'Practise once first',
  scan_title: 'Scan the label', scan_text: 'Tap the big button and hold the label of the bag before the camera. Switch on the torch when it is dark, or type what stands on it. It works without a network.',
  photo_title: 'Photos and form', photo_text: 'Choose the site, take the photos it asks for, answer what is marked “needed”. Closing it half-way is fine: the draft stays.',
  save_title: 'Save', save_text: 'Tap “Save sample” and it is on this phone. It sends itself when there is a network.',
  ticks_title: 'What the signs mean', ticks_text: 'The sign behind a sample says how far it has come:',
  tick_saved: 'saved: on this phone', tick_sent: 'sent: record and photos are at the lab', tick_arrived: 'arrived: the lab has the sample', tick_safe: 'safe: backed up',
  box_title: 'Box and hand-over', box_text: 'Scan the samples into the transport box, note the temperature, seal it; both sides sign when it is handed to the lab.',
};
