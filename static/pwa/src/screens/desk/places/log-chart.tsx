/** A month of temperatures as a drawing: a dot in range, a triangle out of it, a hatched strip where nothing was noted. The table beside it says the same. */
import type { StorePlace } from '../../../domain/document';
import type { MonthLog } from '../../../domain/temperature-log';
import { t } from '../../../i18n/words/places';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 24;
const PAD_DEGREES = 2;

interface LogChartProps {
  place: StorePlace;
  log: MonthLog;
  month: { from: Date; to: Date };
}

export function LogChart({ place, log: { readings, gaps }, month }: LogChartProps) {
  const values = readings.map(({ value }) => value);
  if (values.length === 0) return null;
  const limits = [place.temperature_min, place.temperature_max].filter((limit) => limit !== null);
  const low = Math.min(...values, ...limits) - PAD_DEGREES;
  const high = Math.max(...values, ...limits) + PAD_DEGREES;
  const [from, to] = [month.from.getTime(), month.to.getTime()];
  const x = (at: string): number => LEFT + (Math.min(Math.max(Date.parse(at), from), to) - from) / (to - from) * (WIDTH - LEFT - 8);
  const y = (degrees: number): number => 8 + (high - degrees) / (high - low) * (HEIGHT - BOTTOM - 8);
  const days = Math.round((to - from) / 86_400_000);
  return (
    <svg class="log-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('chart', { count: values.length, min: Math.min(...values), max: Math.max(...values) })}>
      <defs><pattern id="gap-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="8" class="log-hatch" /></pattern></defs>
      {gaps.map((gap) => <rect key={gap.from} class="log-gap" x={x(gap.from)} y="8" width={Math.max(2, x(gap.to) - x(gap.from))} height={HEIGHT - BOTTOM - 8} fill="url(#gap-hatch)" />)}
      {limits.map((limit) => <g key={limit}><line class="log-limit" x1={LEFT} x2={WIDTH - 8} y1={y(limit)} y2={y(limit)} /><text class="log-word" x={LEFT - 6} y={y(limit) + 4} text-anchor="end">{limit}</text></g>)}
      {Array.from({ length: Math.ceil(days / 5) }, (_, i) => i * 5).map((day) => <text key={day} class="log-word" x={LEFT + (day + 0.5) / days * (WIDTH - LEFT - 8)} y={HEIGHT - 6} text-anchor="middle">{day + 1}</text>)}
      <polyline class="log-line" points={readings.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
      {readings.map(({ op_id, at, value, in_range }) => in_range
        ? <circle key={op_id} class="log-dot" cx={x(at)} cy={y(value)} r="4" />
        : <path key={op_id} class="log-out" d={`M${x(at)} ${y(value) - 8}l8 14h-16z`} />)}
    </svg>
  );
}
