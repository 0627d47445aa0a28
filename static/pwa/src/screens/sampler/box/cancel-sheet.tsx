/** Giving a box up, with a word why: its items are free again. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import { AreaField, Button, Sheet } from '../../../ui';
import { cancelBox } from './moves';

export function CancelSheet({ rooms, box, onClose }: { rooms: Rooms; box: BoxView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    await cancelBox(rooms, box, reason.trim());
    onClose();
  };
  return (
    <Sheet title={t('cancel_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p class="soft stack-gap">{t('cancel_text')}</p>
        <AreaField label={t('cancel_reason')} value={reason} onChange={setReason} error={tried && reason.trim() === '' ? t('needed') : undefined} />
        <div class="actions"><Button onClick={onClose}>{t('close_back')}</Button><Button tone="danger" type="submit">{t('cancel_confirm')}</Button></div>
      </form>
    </Sheet>
  );
}
