/** What a decided sample still needs: its notice on paper, a new sample in its place. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../domain/document';
import { t } from '../../i18n/words/decisions';
import type { Rooms } from '../../rooms';
import { Button, Icon, Notice } from '../../ui';
import { type NameOfPerson } from './record';
import { RecollectSheet } from './recollect-sheet';
import type { DeskView } from './standing';

interface AfterPartProps {
  rooms: Rooms;
  sample: Sample;
  view: DeskView;
  person: NameOfPerson;
}

export function AfterPart({ rooms, sample, view, person }: AfterPartProps) {
  const [asking, setAsking] = useState(false);
  const { state, conflict } = view;
  const task = sample.recollect ?? null;
  if (conflict) return null;
  if (state !== 'rejected' && state !== 'missing') return task?.withdrawn && task.taken.length === 0 ? <p class="desk-under">{t('recollect_withdrawn')}</p> : null;
  return (
    <>
      {task && (
        <Notice tone="info" title={t('recollect_open', { to: task.to ? person(task.to) : t('recollect_any'), due: task.due ?? t('recollect_no_due') })} action={task.taken[0] ? <Button onClick={() => rooms.go(`/sample#${task.taken[0] ?? ''}`)}>{t('recollect_taken')}</Button> : undefined}>
          {task.reason}
        </Notice>
      )}
      <div class="desk-choice">
        {state === 'rejected' && <Button onClick={() => rooms.go(`/notice#${sample.id}`)}><Icon name="print" />{t('notice_print')}</Button>}
        {!task && <Button onClick={() => setAsking(true)}>{t('recollect')}</Button>}
      </div>
      {asking && <RecollectSheet rooms={rooms} sample={sample} onClose={() => setAsking(false)} />}
    </>
  );
}
