/** How long a sample may still wait: a sign, a colour and words, never one alone. */
import { type Deadline, type Urgency, urgencyOf } from '../domain/deadline';
import { nameOf } from '../i18n/catalogue';
import { momentWords } from '../i18n/moments';
import { leftWords, t } from '../i18n/words/deadline';
import { Icon } from './icon';
import { Badge } from './parts';

const ICON = { calm: 'clock', soon: 'clock', past: 'warn' } as const;

export function TimeLeft({ deadline, now_ms }: { deadline: Pick<Deadline, 'from_ms' | 'until_ms'>; now_ms: number }) {
  const urgency: Urgency = urgencyOf(deadline, now_ms);
  return (
    <span class={`time-left is-${urgency}`}>
      <Icon name={ICON[urgency]} />
      {leftWords(deadline.until_ms, now_ms)}
    </span>
  );
}

/** `whole`: with the day even when it is today, for paper. */
export function deadlineWords({ by, bottle, until_ms }: Deadline, whole = false): string {
  const time = momentWords(new Date(until_ms).toISOString(), whole ? new Date(0) : new Date());
  return by === 'analysis' ? t('by_analysis', { bottle: nameOf(bottle ?? undefined), time }) : t('by_delivery', { time });
}

/** What must have happened by when, and how sure that rule is. */
export function DeadlineWords({ deadline }: { deadline: Deadline }) {
  const { firm, assumed, days, on_calendar } = deadline;
  return (
    <>
      {deadlineWords(deadline)}
      {!firm && <> <Badge>{t('soft')}</Badge></>}
      {assumed && <><br />{t('assumed')}</>}
      {days && <><br />{t(on_calendar ? 'on_calendar' : 'working_days')}</>}
    </>
  );
}
