/** 退回补正: comments on parts of a record, for its sampler to put right. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../domain/document';
import type { ReturnComment } from '../../domain/operation';
import { returnAct } from '../../domain/returning';
import { t } from '../../i18n/words/returning';
import type { Rooms } from '../../rooms';
import { AreaField, Button, List, Notice, Row, SelectField, Sheet, useWatched } from '../../ui';
import { doneWithUndo } from '../undo';
import { formFieldsOf, OWN_FIELDS, valueOf } from '../amend/amending';
import { fieldWords, valueWords } from '../amend/field-words';

const WHOLE = '';

interface ReturnSheetProps {
  rooms: Rooms;
  sample: Sample;
  onClose: () => void;
}

export function ReturnSheet({ rooms, sample, onClose }: ReturnSheetProps) {
  const [written, setWritten] = useState<ReturnComment[]>([]);
  const [field, setField] = useState(WHOLE);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const sampler = useWatched(rooms.store, () => rooms.store.documents.find('people', sample.created_by));
  const now = text.trim() === '' ? [] : [{ field: field === WHOLE ? null : field, text: text.trim() }];
  const add = (): void => {
    setTried(now.length === 0);
    setWritten([...written, ...now]);
    setText('');
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const comments = [...written, ...now];
    if (comments.length === 0) return;
    doneWithUndo(rooms, t('done'), await rooms.say([returnAct(sample, comments)]), 'sample.return');
    onClose();
  };
  const missing = tried && written.length === 0 && now.length === 0;
  return (
    <Sheet title={t('title', { name: sample.sample_name ?? sample.sample_no ?? '' })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {sampler?.active === false ? <Notice tone="warn">{t('nobody')}</Notice> : <p class="soft stack-gap">{t('explain')}</p>}
        <Written rooms={rooms} comments={written} onRemove={(at) => setWritten(written.filter((_, i) => i !== at))} />
        <SelectField label={t('item')} value={field} choices={choicesOf(rooms, sample)} onChange={setField} />
        {field !== WHOLE && <p class="field-hint">{t('present', { value: valueWords(rooms.reference, field, valueOf(sample, field)) || t('nothing') })}</p>}
        <AreaField label={t('comment')} hint={t('comment_hint')} value={text} maxLength={2000} rows={3} error={missing ? t('needed') : undefined} onChange={setText} />
        <div class="actions">
          <Button tone="quiet" onClick={add}>{t('add')}</Button>
          <Button tone="primary" type="submit">{t('go')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

function choicesOf({ reference }: Rooms, sample: Sample): { value: string; text: string }[] {
  const keys = [...OWN_FIELDS, ...formFieldsOf(reference, sample).map(({ key }) => key), 'photos', 'samplers', 'location'];
  return [{ value: WHOLE, text: t('whole') }, ...[...new Set(keys)].map((key) => ({ value: key, text: fieldWords(reference, key) }))];
}

function Written({ rooms, comments, onRemove }: { rooms: Rooms; comments: ReturnComment[]; onRemove: (at: number) => void }) {
  if (comments.length === 0) return null;
  return (
    <List label={t('added', { count: comments.length })}>
      {comments.map(({ field, text }, at) => (
        <Row key={`${field}${text}`} title={field === null ? t('whole') : fieldWords(rooms.reference, field)} under={text} aside={<Button tone="quiet" onClick={() => onRemove(at)}>{t('remove')}</Button>} />
      ))}
    </List>
  );
}
