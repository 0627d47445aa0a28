/** English for words/practice.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../practice';

export const en: Catalogue<Key> = {
  banner: 'Practice', banner_text: 'These samples never reach the lab and are not counted.', label: 'Take a practice label', end: 'End practice', title: 'Practice', back: 'Back',
  intro: 'Try anything here: scan, photograph, fill in, save. It uses copies of the lab’s sites and people; the records lie in a place of their own, with no way to the lab.',
  real: 'Real drafts and waiting records are left alone and are sent as usual.', begin: 'Begin practice', on: 'Practice is on. The page has a striped frame.',
  label_title: 'A practice label', label_text: 'Scan it with another phone, or type what stands below it; or begin with it at once.', label_qr: 'QR code of the practice label', use: 'Begin a sample with it', none: 'The practice labels are used up: end practice and begin again for new ones.',
  end_title: 'End practice?', end_text: 'Practice samples, drafts and photos are deleted from this phone. Real records are left alone.', end_do: 'End and delete', cancel: 'Go on practising', ended: 'Practice ended, its records are deleted',
  example: 'Example', example_market: 'Example market (示例)', example_shop: 'Example school kitchen (示例)', example_town: 'Example town (示例)', example_colleague: 'Example colleague (示例)', frame: 'Practice mode',
};
