/** 重新处理: why a set-aside record may come in now. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { QuarantineRow } from '../../sync/api';
import { AreaField, Button, Chips, Notice, Sheet } from '../../ui';
import { aboutRow } from './second-chance';

interface ApplySheetProps {
  rooms: Rooms;
  row: QuarantineRow;
  name: string;
  onAsked: () => void;
  onClose: () => void;
}

export function ApplySheet({ rooms, row, name, onAsked, onClose }: ApplySheetProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const usual = [t('apply_role_mended'), t('apply_phone_found'), t('apply_server_mended')];
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    const { op_id, body_sha256 } = row;
    await rooms.say([{ kind: 'quarantine.apply', subject: null, about: aboutRow(op_id), body: { op_id, body_sha256, reason: reason.trim() } }]);
    onAsked();
  };
  return (
    <Sheet title={t('apply_title', { name })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Notice>{t('apply_text')}</Notice>
        <Chips label={t('apply_usual')} choices={usual.map((text) => ({ value: text, text }))} chosen={[reason]} onChange={([one]) => setReason(one ?? '')} />
        <AreaField label={t('apply_reason')} value={reason} onChange={setReason} maxLength={2000} error={tried && reason.trim() === '' ? t('apply_needed') : undefined} />
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" type="submit">{t('apply')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
