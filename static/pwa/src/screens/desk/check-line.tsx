/** One question of the checklist: its key, what is on record, and the answer. */
import type { ComponentChildren } from 'preact';
import type { Answer, CheckKey } from '../../domain/checklist';
import { t } from '../../i18n/words/checking';
import { Badge } from '../../ui';

const ANSWERS: Answer[] = ['ok', 'deviates', 'not_applicable'];
const SIGNS: Record<Answer, string> = { ok: '✓', deviates: '!', not_applicable: '–' };

interface CheckLineProps {
  name: string;
  question: CheckKey;
  /** The key that turns it. */
  press: string;
  answer: Answer | null;
  computed: boolean;
  /** Worked out from clock and calendar: shown, not asked. */
  locked: boolean;
  onAnswer: (answer: Answer) => void;
  children?: ComponentChildren;
}

export function CheckLine({ name, question, press, answer, computed, locked, onAnswer, children }: CheckLineProps) {
  return (
    <div class={`ask-line is-${answer ?? 'open'}`} role="group" aria-labelledby={`check-${question}-name`} data-question={question}>
      <div class="check-name" id={`check-${question}-name`}>
        <kbd class="check-key" aria-label={t('key', { key: press })}>{press}</kbd>
        <span>{name}</span>
        {computed && <Badge tone="info" sign="ƒ">{t('computed')}</Badge>}
      </div>
      <div class="check-known">{children}</div>
      <div class="check-answers">
        {locked && <strong class="check-locked">{answer ? `${SIGNS[answer]} ${t(answer)}` : t('open_answer')}</strong>}
        {!locked && ANSWERS.map((one) => (
          <label key={one} class="chip">
            <input type="radio" name={`check-${question}`} checked={answer === one} onChange={() => onAnswer(one)} />
            <span>{SIGNS[one]} {t(one)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
