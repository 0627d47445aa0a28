/** On 今天: samples whose time runs, soonest first, until the lab has them. */
import { useEffect, useState } from 'preact/hooks';
import { isStale, urgencyOf } from '../../domain/deadline';
import { leftWords, t } from '../../i18n/words/deadline';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Icon, List, Notice, Row, Section, Sheet, useWatched } from '../../ui';
import { useLabNow } from '../../ui/holding';
import { DeadlineWords, TimeLeft } from '../../ui/time-left';
import { outstanding } from './outstanding';
import { askToRing, keepRinging, ringing, stopRinging } from './ring';

const FIRST = 4;

/** What a notification does and cannot do stands above the button that asks for it. */
function RingSheet({ rooms, onClose }: { rooms: Rooms; onClose: () => void }) {
  const [turn, setTurn] = useState(0);
  const state = useWatched(rooms.store, () => ringing(rooms), [turn]);
  const ask = async (): Promise<void> => {
    await askToRing(rooms);
    setTurn(turn + 1);
  };
  return (
    <Sheet title={t('ring_title')} close_label={t('close')} onClose={onClose}>
      <p class="stack-gap">{t('ring_text')}</p>
      <div class="stack-gap"><Notice tone="warn">{t('ring_closed')}</Notice></div>
      {state === 'none' && <Notice tone="plain">{t('ring_none')}</Notice>}
      {state === 'denied' && <Notice tone="warn" urgent>{t('ring_denied')}</Notice>}
      {state === 'on' && <Notice tone="good">{t('ring_on')}</Notice>}
      <div class="actions">
        {state === 'off' && <Button tone="primary" wide onClick={() => void ask()}>{t('ring_ask')}</Button>}
        {state === 'on' && <Button wide onClick={() => void stopRinging(rooms)}>{t('ring_off')}</Button>}
      </div>
    </Sheet>
  );
}

/** Only when something presses: one line above everything, the rest stands below. */
export function UrgentToday({ rooms }: ScreenProps) {
  const now_ms = useLabNow(rooms.store);
  const pressing = useWatched(rooms.store, () => outstanding(rooms))?.filter(({ deadline }) => urgencyOf(deadline, now_ms) !== 'calm' && !isStale(deadline, now_ms)) ?? [];
  const [first] = pressing;
  if (!first) return null;
  const { sample, deadline } = first;
  return (
    <Notice tone={urgencyOf(deadline, now_ms) === 'past' ? 'bad' : 'warn'} title={t('pressing', { count: pressing.length })} action={<Button onClick={() => rooms.go(`/sample#${sample.id}`)}>{t('look')}</Button>}>
      {t('ring_line', { name: sample.sample_name ?? sample.sample_no ?? t('unnamed'), left: leftWords(deadline.until_ms, now_ms) })}
    </Notice>
  );
}

export function DeadlinesToday({ rooms }: ScreenProps) {
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const now_ms = useLabNow(rooms.store);
  const running = useWatched(rooms.store, () => outstanding(rooms));
  useEffect(() => keepRinging(rooms), [rooms.session.person_id]);
  if (!running || running.length === 0) return null;
  return (
    <Section title={t('title')} aside={<Button tone="quiet" onClick={() => setAsking(true)}><Icon name="clock" />{t('ring')}</Button>}>
      <List label={t('title')}>
        {running.slice(0, all ? undefined : FIRST).map(({ sample, deadline }) => (
          <Row
            key={sample.id} title={sample.sample_name ?? sample.sample_no ?? t('unnamed')}
            under={<><DeadlineWords deadline={deadline} /><br /><TimeLeft deadline={deadline} now_ms={now_ms} /></>}
            onClick={() => rooms.go(`/sample#${sample.id}`)}
          />
        ))}
      </List>
      {!all && running.length > FIRST && <div class="actions is-close"><Button tone="quiet" onClick={() => setAll(true)}>{t('more', { count: running.length })}</Button></div>}
      {asking && <RingSheet rooms={rooms} onClose={() => setAsking(false)} />}
    </Section>
  );
}
