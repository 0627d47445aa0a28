/** An answer to the lab's question: words, and a photo where one says more. Works without network. */
import { useState } from 'preact/hooks';
import type { Hold, Sample } from '../../domain/document';
import type { SheetPhoto } from '../../domain/draft';
import { replyAct } from '../../domain/holds';
import { t } from '../../i18n/words/asked';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Sheet } from '../../ui';
import { PhotoRow, photoActs, withPhotos } from '../photos/photo-row';
import { doneWithUndo } from '../undo';

interface ReplySheetProps {
  rooms: Rooms;
  sample: Sample;
  hold: Hold;
  onClose: () => void;
}

export function ReplySheet({ rooms, sample, hold, onClose }: ReplySheetProps) {
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<SheetPhoto[]>([]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '' || busy) return;
    setBusy(true);
    try {
      const said = await rooms.say([replyAct(sample, hold, text), ...photoActs(sample.id, photos)], withPhotos(sample.id, photos));
      doneWithUndo(rooms, t('done'), said, 'sample.reply');
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={t('answer_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p class="asked-question stack-gap">{hold.question}</p>
        <AreaField label={t('text')} hint={t('text_hint')} value={text} maxLength={2000} onChange={setText} error={tried && text.trim() === '' ? t('needed') : undefined} />
        <PhotoRow rooms={rooms} label={t('photos')} mark={t('optional')} photo_kind="reception" photos={photos} onChange={setPhotos} />
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit" busy={busy}>{t('send')}</Button></div>
      </form>
    </Sheet>
  );
}
