/** English for words/form.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../form';

export const en: Catalogue<Key> = {
  personal: 'personal', not_applicable: 'not applicable', slash: 'N/A /', slash_undo: 'Fill in instead', slash_label: '{word}: {name}',
  group_missing: '{count} missing', group_whole: '✓ complete', group_optional: 'optional',
  group_sampling_basics: 'Sampling', group_sampling_org: 'Sampling organisation', group_site: 'Sampled business', group_producer: 'Producer', group_sample: 'The sample',
  group_paper_form: 'Seal and delivery', group_base: 'Method and deviations', group_produce: 'Produce', group_online_purchase: 'Bought online', group_water: 'Taking the water',
  group_by_sample_type: 'This kind of sample', group_qc: 'Quality control',
  own_title: 'Questions of this programme', own_unlikely: 'An unusual number (mostly {range}). Look again; keep it if it is right.', own_photo_count: '{count} {count|photo|photos}', own_photos: '{count} taken, take another',
  amounts: 'Item A {a}, item B {b}', amount_none: 'none', amount_third: 'a third of all', units: 'packs', pieces: 'pieces', bottles: 'bottles', bottle_set: 'bottle set {set}', transport: 'Carried {how}',
  hold_hours: 'delivered within {hours} h', hold_bottles: 'each bottle has its own time', hold_days: 'delivered within 5 working days', stop: '; ',
  amount_less: 'Less than this kind of sample wants. If there is no more, save it all the same and say why in the notes.',
  form_title: 'Rest of the form', form_hint: 'Saving does not wait for these; sealing does.',
};
