/** What may be done with a sample beside sealing: hand over, void. Each is one more fact, nothing is unsaid. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/sample';
import type { Rooms } from '../../rooms';
import { AreaField, Button, Sheet, TextField } from '../../ui';
import { doneWithUndo } from '../undo';
import type { SampleView } from './delivery';

interface ActProps {
  rooms: Rooms;
  view: SampleView;
  onClose: () => void;
}

export function HandOverSheet({ rooms, view, onClose }: ActProps) {
  const [to_name, setTo] = useState('');
  const [temperature, setTemperature] = useState('');
  const [tried, setTried] = useState(false);
  const temperature_c = Number(temperature.replace(',', '.'));
  const bad_temperature = temperature.trim() !== '' && !Number.isFinite(temperature_c);
  const handOver = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (to_name.trim() === '' || bad_temperature) return;
    const body = { to_name: to_name.trim(), from_name: rooms.session.person.name, ...(temperature.trim() === '' ? {} : { temperature_c }) };
    const said = await rooms.say([{ kind: 'sample.hand_over', subject: view.sample.id, body }]);
    doneWithUndo(rooms, t('hand_over_done'), said, 'sample.hand_over');
    onClose();
  };
  return (
    <Sheet title={t('hand_over_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void handOver(event)} noValidate>
        <TextField label={t('to_name')} value={to_name} onChange={setTo} error={tried && to_name.trim() === '' ? t('needed') : undefined} maxLength={200} />
        <TextField label={t('temperature')} mark={t('optional')} inputMode="decimal" value={temperature} onChange={setTemperature} error={bad_temperature ? t('temperature_bad') : undefined} />
        <div class="actions"><Button tone="primary" type="submit" wide>{t('hand_over_confirm')}</Button></div>
      </form>
    </Sheet>
  );
}

export function VoidSheet({ rooms, view, onClose }: ActProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const voidIt = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    const said = await rooms.say([{ kind: 'sample.void', subject: view.sample.id, body: { reason: reason.trim() } }]);
    doneWithUndo(rooms, t('void_done'), said, 'sample.void');
    onClose();
  };
  return (
    <Sheet title={t('void_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void voidIt(event)} noValidate>
        <p class="soft stack-gap">{t('void_text')}</p>
        <AreaField label={t('void_reason')} value={reason} onChange={setReason} error={tried && reason.trim() === '' ? t('needed') : undefined} />
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="danger" type="submit">{t('void_confirm')}</Button></div>
      </form>
    </Sheet>
  );
}
