/** What a type wants of amount, transport and time, in words; less than that is said and never refused. */
import { isLess } from '../../domain/amount';
import type { SampleType } from '../../domain/reference';
import { amountOf, type Sheet } from '../../domain/sheet';
import { language } from '../../i18n/language';
import { t } from '../../i18n/words/form';
import { Notice } from '../../ui';

const inWords = (text: string): string =>
  text === 'none' ? t('amount_none') : text === '1/3' ? t('amount_third')
    : text.replace(/\bunits\b/g, t('units')).replace(/\bpcs\b/g, t('pieces')).replace(/\bbottles\b/g, t('bottles')).replace(/bottle set (\w+)/, t('bottle_set', { set: '$1' }));

const ENGLISH: [string, string][] = [
  ['常温干燥', 'at room temperature, dry'], ['常温/冷藏', 'at room temperature or chilled'], ['常温', 'at room temperature'], ['避光', 'in the dark'], ['按标签', 'as on the label'], ['冷藏品', 'chilled goods'], ['或', 'or'],
];
const transportWords = (text: string): string => (language() === 'en' ? ENGLISH.reduce((words, [zh, en]) => words.replace(zh, en), text) : text);

function holdWords({ hold_hours, bottle_set, form }: SampleType): string {
  if (hold_hours !== null) return t('hold_hours', { hours: hold_hours });
  return bottle_set !== null ? t('hold_bottles') : form === 'F' || form === 'A' ? t('hold_days') : '';
}

/** What the amount is held against: B counts where one is taken or expected. */
function wanted(type: SampleType, sheet: Sheet): string[] {
  const with_b = sheet.task_category === 'supervision' || sheet.items.some(({ item_kind }) => item_kind === 'B');
  return with_b ? [type.amount_a, type.amount_b] : [type.amount_a];
}

export function Amounts({ type, sheet }: { type: SampleType; sheet: Sheet }) {
  if (type.form === 'parent') return null;
  const taken = amountOf(sheet.qty_total);
  const amounts = type.bottle_set !== null ? inWords(type.amount_a) : t('amounts', { a: inWords(type.amount_a), b: inWords(type.amount_b) });
  const kept = [type.transport === null ? '' : t('transport', { how: transportWords(type.transport) }), holdWords(type)].filter(Boolean).join(t('stop'));
  return (
    <>
      <p class="field-hint">{amounts}</p>
      {kept && <p class="field-hint">{kept}</p>}
      {taken !== null && isLess(taken, sheet.qty_unit, wanted(type, sheet)) && <Notice tone="warn">{t('amount_less')}</Notice>}
    </>
  );
}
