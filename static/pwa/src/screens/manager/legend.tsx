/** What the circles mean, with how many there are of each. */
import { t } from '../../i18n/words/manager';
import { classWords } from '../../ui/map';

interface LegendProps {
  bounds: number[];
  tones: (number | null)[];
  measure: string;
  unplaced: number;
  /** Where the colour shows what was collected, a zero and nothing are the same. */
  counts_zero: boolean;
}

const LegendRow = ({ sign, word, count }: { sign: string; word: string; count: number }) => (
  <li><span class={`legend-sign ${sign}`} aria-hidden="true" />{word}<span class="legend-count">{t('legend_sites', { count })}</span></li>
);

export function Legend({ bounds, tones, measure, unplaced, counts_zero }: LegendProps) {
  const many = (tone: number | null): number => tones.filter((one) => one === tone).length;
  return (
    <section class="legend" aria-label={t('legend')}>
      <h2>{measure}</h2>
      <ul>
        {bounds.map((bound, i) => <LegendRow key={bound} sign={`is-${toneOf(i + 1, bounds)}`} word={t('legend_class', { range: classWords(i + 1, bounds) })} count={many(toneOf(i + 1, bounds))} />)}
        {counts_zero && <LegendRow sign="is-zero" word={t('legend_zero', { measure: measure.toLowerCase() })} count={many(0)} />}
        <LegendRow sign="is-none" word={t('legend_none')} count={many(null)} />
      </ul>
      <p>{t('legend_size')}{unplaced > 0 && ` ${t('legend_unplaced', { count: unplaced })}`}</p>
    </section>
  );
}

/** Few classes are spread over the whole ramp, so that the highest is always the darkest. */
export function toneOf(index: number, bounds: number[]): number {
  if (index === 0) return 0;
  return bounds.length === 1 ? 3 : Math.round(1 + ((index - 1) * 4) / (bounds.length - 1));
}
