/** On a sample's page: what was sent back, and how its sampler puts it right and hands it in again. */
import { useState } from 'preact/hooks';
import type { Returned, Sample } from '../../domain/document';
import { resubmitAct } from '../../domain/returning';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/returning';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Notice, Sheet, useWatched } from '../../ui';
import { doneWithUndo } from '../undo';
import { AmendSheet } from '../amend/amend-sheet';
import { formFieldsOf, OWN_FIELDS } from '../amend/amending';
import { fieldWords } from '../amend/field-words';

interface ReturnedPartProps {
  rooms: Rooms;
  sample: Sample;
  open: Returned[];
  /** The sampler whose record it is. */
  is_mine: boolean;
}

export function ReturnedPart({ rooms, sample, open, is_mine }: ReturnedPartProps) {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const [answering, setAnswering] = useState(false);
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  if (open.length === 0) return null;
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '';
  return (
    <Notice tone="warn" title={t(is_mine ? 'back_title' : 'waits')} urgent={is_mine}>
      {open.map((one) => (
        <div key={one.op_id} class="returned">
          <p class="soft small">{t('back_by', { by: nameOf(one.by), time: momentWords(one.at) })}</p>
          <ul class="returned-comments">
            {one.comments.map(({ field, text }, at) => (
              <li key={at}>
                <strong>{field === null ? t('whole') : fieldWords(rooms.reference, field)}</strong>
                <p>{text}</p>
                {is_mine && field !== null && mayCorrect(rooms, sample, field) && <Button onClick={() => setCorrecting(field)}>{t('correct', { field: fieldWords(rooms.reference, field) })}</Button>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {is_mine && (
        <div class="actions">
          <Button onClick={() => setCorrecting(OWN_FIELDS[0])}>{t('correct_any')}</Button>
          <Button tone="primary" onClick={() => setAnswering(true)}>{t('answer')}</Button>
        </div>
      )}
      {correcting !== null && <AmendSheet rooms={rooms} sample={sample} first={correcting} onClose={() => setCorrecting(null)} />}
      {answering && <AnswerSheet rooms={rooms} sample={sample} open={open} onClose={() => setAnswering(false)} />}
    </Notice>
  );
}

const mayCorrect = ({ reference }: Rooms, sample: Sample, field: string): boolean =>
  OWN_FIELDS.some((own) => own === field) || formFieldsOf(reference, sample).some(({ key }) => key === field);

function AnswerSheet({ rooms, sample, open, onClose }: { rooms: Rooms; sample: Sample; open: Returned[]; onClose: () => void }) {
  const [note, setNote] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    doneWithUndo(rooms, t('answered'), await rooms.say([resubmitAct(sample, open, note)]), 'sample.resubmit');
    onClose();
  };
  return (
    <Sheet title={t('answer_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <AreaField label={t('answer_note')} hint={t('answer_hint')} value={note} maxLength={2000} rows={3} onChange={setNote} />
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit">{t('answer')}</Button></div>
      </form>
    </Sheet>
  );
}
