/** What was said at a desk, in a word or a line. */
import { t as arrivals } from '../../i18n/words/arrivals';
import { t as decisions } from '../../i18n/words/decisions';
import { t } from '../../i18n/words/desk';

const textIn = (said: Record<string, unknown>, key: string): string => (typeof said[key] === 'string' ? said[key] : '');

/** `said` is empty where only the kind is known. */
export function factWords({ kind, said }: { kind: string; said: Record<string, unknown> }): string {
  switch (kind) {
    case 'box.arrive': return arrivals('fact_box');
    case 'sample.arrive': return t('fact_arrive');
    case 'sample.reject': return t('fact_reject');
    case 'sample.receive': return t(said['deviation'] ? 'fact_receive_dev' : 'fact_receive');
    case 'sample.hold': return decisions('fact_hold', { question: textIn(said, 'question') });
    case 'sample.reply': return decisions('fact_reply', { text: textIn(said, 'text') });
    case 'item.unexpected': return decisions('fact_unexpected', { explanation: textIn(said, 'explanation') });
    case 'item.mark_missing': return decisions('fact_missing', { reason: textIn(said, 'reason') });
    case 'reception.check': return decisions('fact_check');
    default: return kind;
  }
}
