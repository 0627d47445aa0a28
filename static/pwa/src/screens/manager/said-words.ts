/** The few words of a record that has no page of its own: what was said, and what it waits for. */
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/manager';

const KINDS = {
  'visit.record': 'd_visit', 'sample.create': 'd_create', 'label.bind': 'd_bind', 'photo.add': 'd_photo', 'sample.seal': 'd_seal', 'sample.void': 'd_void',
  'sample.hand_over': 'd_hand_over', 'sample.amend': 'd_amend', 'sample.relabel': 'd_relabel', 'sample.arrive': 'd_arrive', 'sample.receive': 'd_receive', 'sample.reject': 'd_reject',
} as const;
const NOUNS = ['person', 'device', 'site', 'label_roll', 'visit', 'sample', 'item', 'label', 'photo', 'lab'] as const;

/** 登记样品, 接收 …; a kind this app does not know is named by its noun, or as it came. */
export function kindWords(kind: string): string {
  const known = KINDS[kind as keyof typeof KINDS] as (typeof KINDS)[keyof typeof KINDS] | undefined;
  if (known) return t(known);
  const noun = NOUNS.find((one) => one === kind.split('.')[0]);
  return noun ? t(`k_${noun}`) : kind;
}

/** "label:CODE" → the label as it is printed; anything else by its noun. */
export function waitsForWords(waits_for: string): string {
  const [noun = '', id = ''] = waits_for.split(':');
  if (noun === 'label') return t('waits_for_label', { code: printed(id) });
  return t('waits_for_record', { what: kindWords(noun) });
}

export const waitsForLabel = (waits_for: string): boolean => waits_for.startsWith('label:');
