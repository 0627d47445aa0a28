/** English for words/guide.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../guide';

export const en: Catalogue<Key> = {
  title: 'Guide for samplers', back: 'Back', print: 'Print', call: 'Whom to call:', qr: 'QR code of this app’s address {address}',
  steps: 'One sample', step_ready: 'Before setting out: “Me”, “Ready check”; go when it is green.', step_scan: 'Tap “Scan” and scan the label of the bag, or type it.',
  step_photo: 'Choose the site, answer what is marked “needed”, take the photos asked for.', step_seal: 'Seal it; both samplers and the sampled party sign. When they refuse, choose “refused” and write why.',
  step_save: 'Tap “Save sample”; at the same site, “Save and next”.', step_box: 'Scan it into the transport box, note start temperature and seal number, close the box.', step_send: 'It sends itself with a network. Before going home the outbox should say that all is sent. Both sides sign at the hand-over.',
  signs: 'What the signs mean', sign_draft: 'draft: not finished, not yet a sample', sign_saved: 'saved: on this phone', sign_sent: 'sent: record and photos are at the lab', sign_arrived: 'arrived: the lab has the sample', sign_safe: 'safe: backed up',
  troubles: 'When something fails', camera_what: 'The camera does not open or read', camera_do: 'Wipe the lens, use the torch, hold it further away; or type what stands below the code. Not allowed: allow it in the browser’s site settings.',
  place_what: 'No position', place_do: 'Go to a door or window; after 20 seconds write why, and save all the same.', network_what: 'No network', network_do: 'Go on sampling, nothing is lost. If it lasts: make a file in the outbox and hand it to the lab.',
  phone_what: 'The phone went off', phone_do: 'Open it again, drafts and records are there. PIN forgotten: a colleague opens it with theirs, or join again at the lab.', mistake_what: 'A mistake after saving', mistake_do: 'Open the sample, “Correct”, and write why. A spoiled label: record it and take another.',
  refused_what: 'Refused, closed, no sample', refused_do: 'Open the site and record why; no label is needed.', never: 'Never clear the browser’s data and never open it inside WeChat: unsent records would be lost.',
};
