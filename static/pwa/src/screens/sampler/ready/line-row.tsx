/** One line of the check: sign, word, what was found, and what to do. */
import { momentWords, sizeWords } from '../../../i18n/moments';
import { type Key, t } from '../../../i18n/words/ready';
import { Badge, Button, type Tone } from '../../../ui';
import type { Line, LineTone } from './lines';

const SIGNS: Record<LineTone, string> = { good: '✓', warn: '!', bad: '✕', plain: 'i' };
const BADGE: Record<LineTone, Tone> = { good: 'good', warn: 'warn', bad: 'bad', plain: 'plain' };

/** Times and sizes are said as people write them here. */
function spoken({ values }: Line): Record<string, string | number> {
  const { at, bytes } = values;
  return { ...values, ...(at !== undefined && { at: momentWords(String(at)) }), ...(bytes !== undefined && { bytes: sizeWords(Number(bytes)) }) };
}

export function LineRow({ line, act }: { line: Line; act?: { word: string; do: () => void } | undefined }) {
  const { key, tone } = line;
  const words = t(`${key}_${line.case}` as Key, spoken(line));
  return (
    <li class={`ready-line tone-${tone}`}>
      <Badge tone={BADGE[tone]} sign={SIGNS[tone]}>{t(`tone_${tone}`)}</Badge>
      <span class="ready-text"><strong>{t(`line_${key}`)}</strong><span>{words}</span></span>
      {tone !== 'good' && act && <Button onClick={act.do}>{act.word}</Button>}
    </li>
  );
}
