/** Field readings as every screen shows them: a quantity a row, its repeats together, and what is doubtful said in words. */
import type { Measurement } from '../domain/document';
import { isSuspect, rounded, type Series, seriesOf } from '../domain/reading';
import type { FieldQuantity } from '../domain/reference';
import { numberWords } from '../domain/typed-number';
import { nameOf } from '../i18n/catalogue';
import { momentWords } from '../i18n/moments';
import { t } from '../i18n/words/readings';
import { Badge } from './parts';

export interface ReadingNames {
  quantities: FieldQuantity[];
  instrument: (id: string) => string;
  /** A bottle's or item's label, in words; empty for the whole sample. */
  item: (id: string | null) => string;
}

interface ReadingsProps {
  measurements: Measurement[];
  names: ReadingNames;
  /** Readings that the lab has not answered for. */
  waiting?: Set<string>;
}

const unitWords = (unit: string): string => (unit === 'pH' ? '' : ` ${unit}`);

function outcomeWords(one: Measurement): string {
  if (one.criterion === null) return '';
  const values = { criterion: one.criterion, value: numberWords(one) };
  if (isSuspect(one)) return t('outcome_suspect', values);
  return (one.qualifier === '<' && one.value > one.criterion) || (one.qualifier === '>' && one.value < one.criterion) ? t('outcome_open', values) : t('outcome_below', values);
}

function sourceWords(one: Measurement, names: ReadingNames): string {
  const by = one.instrument ? names.instrument(one.instrument) : (one.instrument_text ?? (one.no_instrument_reason ? t('by_hand', { reason: one.no_instrument_reason }) : ''));
  const check = one.check_reading === null ? '' : t('check_words', { value: one.check_reading });
  return [names.item(one.item), by, check, one.measured_at ? momentWords(one.measured_at) : ''].filter(Boolean).join(' · ');
}

function spreadWords({ all, mean, difference, first }: Series<Measurement>, decimals: number): string {
  if (mean === null || difference === null) return '';
  const unit = unitWords(first.unit);
  return [t('times', { count: all.length }), t('mean', { mean: rounded(mean, decimals) + unit }), t('difference', { difference: rounded(difference, decimals) + unit })].join(' · ');
}

function SeriesRow({ series, names, waiting }: { series: Series<Measurement>; names: ReadingNames; waiting: Set<string> }) {
  const { first, all } = series;
  const quantity = names.quantities.find(({ key }) => key === first.quantity);
  const outcomes = [...new Set(all.map(outcomeWords))].filter(Boolean);
  const sources = [...new Set(all.map((one) => sourceWords(one, names)))];
  const spread = spreadWords(series, quantity?.decimals ?? 1);
  return (
    <li class="reading">
      <span class="reading-name">{nameOf(quantity, first.quantity)}</span>
      <span class="reading-value number">{all.map(numberWords).join('　')}<small>{unitWords(first.unit)}</small></span>
      <span class="reading-under">
        {spread && <span>{spread}</span>}
        {outcomes.map((words) => <strong key={words}>{words}</strong>)}
        {sources.map((words) => <span key={words}>{words}</span>)}
        {all.some(({ overdue }) => overdue) && <Badge tone="warn" sign="!">{t('overdue')}</Badge>}
        {all.some(({ op_id }) => waiting.has(op_id)) && <Badge>{t('waits')}</Badge>}
      </span>
    </li>
  );
}

export function Readings({ measurements, names, waiting = new Set() }: ReadingsProps) {
  return (
    <ul class="list readings" aria-label={t('readings')}>
      {seriesOf(measurements).map((series) => <SeriesRow key={series.first.op_id} series={series} names={names} waiting={waiting} />)}
    </ul>
  );
}
