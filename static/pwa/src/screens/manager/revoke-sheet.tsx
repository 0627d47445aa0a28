/** 手机丢失/停用: why, and honestly when the data on it is really wiped. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { FleetDevice } from '../../sync/api';
import { Button, Chips, Notice, Sheet, TextField } from '../../ui';
import { waitingWords } from './phone';

interface RevokeSheetProps {
  rooms: Rooms;
  device: FleetDevice;
  name: string;
  onClose: () => void;
}

export function RevokeSheet({ rooms, device, name, onClose }: RevokeSheetProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const usual = [t('revoke_lost'), t('revoke_left'), t('revoke_replaced')];
  const holds = (device.waiting_operations ?? 0) + (device.waiting_photos ?? 0) > 0;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    await rooms.say([{ kind: 'device.revoke', subject: device.id, body: { reason: reason.trim() } }]);
    rooms.toast(t('revoked'), 'good');
    onClose();
  };
  return (
    <Sheet title={t('revoke_title', { name })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Notice tone="warn">{t('revoke_text')}</Notice>
        <p class="stack-gap">{holds && <strong>{t('revoke_waiting', { waiting: waitingWords(device) })} </strong>}{t('revoke_late')}</p>
        <Chips label={t('revoke_reason')} choices={usual.map((text) => ({ value: text, text }))} chosen={[reason]} onChange={([one]) => setReason(one ?? '')} />
        <TextField label={t('revoke_words')} value={reason} onChange={setReason} maxLength={200} autoComplete="off" error={tried && reason.trim() === '' ? t('revoke_needed') : undefined} />
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="danger" type="submit">{t('revoke_go')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
