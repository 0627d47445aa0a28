/** What is said of a container: its name, and how it is to be filled. */
import type { Slot } from '../../domain/slots';
import { nameOf } from '../../i18n/catalogue';
import { language } from '../../i18n/language';
import { t } from '../../i18n/words/items';

export function slotName({ key, kind, bottle, turn }: Slot): string {
  if (!bottle) return t(`kind_${kind as 'A' | 'B' | 'K' | 'P' | 'S'}`);
  return bottle.count > 1 ? t('bottle_turn', { key: bottle.bottle, name: nameOf(bottle), turn, count: bottle.count }) : `${key} ${nameOf(bottle)}`;
}

/** "G 灭菌" → 玻璃瓶，灭菌: the table's letters are for chemists. */
function containerWords(container: string | null): string {
  if (container === null) return '';
  const [letter = '', ...rest] = container.split(' ');
  const glass = letter === 'G' ? t('glass') : letter === 'P' ? t('plastic') : letter;
  const how = rest.join(' ').replace('灭菌', t('sterile')).replace('满瓶', t('brimful'));
  return how === '' ? glass : `${glass}${t('comma')}${how}`;
}

export function slotFacts({ bottle }: Slot): string {
  if (!bottle) return '';
  const hours = bottle.max_hours === null ? '' : t('within_hours', { hours: bottle.max_hours });
  const preservative = bottle.preservative === null ? '' : language() === 'en' ? t('preserve', { name: bottle.preservative }) : bottle.preservative;
  return [`${bottle.volume_l} L`, containerWords(bottle.container), preservative, hours, bottle.required ? '' : t('only_when_ordered')].filter(Boolean).join(' · ');
}
