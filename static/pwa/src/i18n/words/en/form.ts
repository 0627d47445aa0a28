/** English for words/form.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../form';

export const en: Catalogue<Key> = {
  personal: 'personal', not_applicable: 'not applicable', slash: 'Not applicable /', slash_undo: 'Fill in instead', slash_label: '{name}: not applicable',
  group_missing: '{count} missing', group_whole: '✓ complete', group_optional: 'optional',
  group_sampling_basics: 'Sampling', group_sampling_org: 'Sampling organisation', group_site: 'Sampled business', group_producer: 'Producer', group_sample: 'The sample',
  group_paper_form: 'Seal and delivery', group_base: 'Method and deviations', group_produce: 'Produce', group_online_purchase: 'Bought online', group_water: 'Taking the water',
  group_by_sample_type: 'This kind of sample', group_qc: 'Quality control',
  form_title: 'Rest of the form', form_hint: 'Saving does not wait for these; sealing does.',
};
