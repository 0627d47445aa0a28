/** What is said of a container: its name, and how it is to be filled. */
import type { BottleRow, PreservationRow } from '../../domain/reference';
import { rowsFor, type Slot } from '../../domain/slots';
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

/** Days where they are whole: nobody counts 336 hours. */
function timeWords(hours: number | null): string {
  if (hours === null) return '';
  return hours >= 48 && hours % 24 === 0 ? t('within_days', { days: hours / 24 }) : t('within_hours', { hours });
}

/** Where the tables ask for different things in one bottle: each with its own. */
export const preservationWords = (bottle: BottleRow, preservation: PreservationRow[]): string =>
  rowsFor(bottle, preservation).map((row) => `${nameOf(row)}${t('colon')}${(language() === 'en' ? row.preservation_en : row.preservation_zh) ?? '–'}`).join(t('comma'));

/** The table names these in Chinese alone; acids and lye it names by their formulas. */
const NAMED = { 硫代硫酸钠: 'with_thiosulfate', 抗坏血酸: 'with_ascorbic', 冷藏: 'chilled' } as const;

function preservativeWords(name: string | null): string {
  if (name === null) return '';
  return name in NAMED ? t(NAMED[name as keyof typeof NAMED]) : t('preserve', { name });
}

export function slotFacts({ bottle }: Slot): string {
  if (!bottle) return '';
  const hours = timeWords(bottle.max_hours);
  return [`${bottle.volume_l} L`, containerWords(bottle.container), preservativeWords(bottle.preservative), hours, bottle.required ? '' : t('only_when_ordered')].filter(Boolean).join(' · ');
}
