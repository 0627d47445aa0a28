/** 交接: the box leaves the sampler's hands. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import type { Act } from '../../../domain/operation';
import { readTemperature } from '../../../domain/temperature';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import { Button, Sheet, TextField } from '../../../ui';
import type { Content } from './found';
import { TemperatureField } from './temperature';

export function HandOverSheet({ rooms, box, contents, onClose }: { rooms: Rooms; box: BoxView; contents: Content[]; onClose: () => void }) {
  const [to_name, setTo] = useState('');
  const [from_name, setFrom] = useState(rooms.session.person.name);
  const [temperature, setTemperature] = useState('');
  const [tried, setTried] = useState(false);
  const typed = readTemperature(temperature);
  const bad_temperature = temperature.trim() !== '' && !typed.ok;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (to_name.trim() === '' || from_name.trim() === '' || bad_temperature) return;
    const body = { to_name: to_name.trim(), from_name: from_name.trim(), ...(typed.ok ? { temperature_c: typed.value } : {}) };
    const acts: Act[] = [{ kind: 'box.hand_over', subject: box.id, body }];
    await rooms.say(acts);
    rooms.toast(t('hand_over_done'));
    onClose();
  };
  return (
    <Sheet title={t('hand_over_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={t('from_name')} value={from_name} onChange={setFrom} error={tried && from_name.trim() === '' ? t('needed') : undefined} maxLength={200} />
        <TextField label={t('to_name')} value={to_name} onChange={setTo} error={tried && to_name.trim() === '' ? t('needed') : undefined} maxLength={200} />
        <TemperatureField
          reference={rooms.reference} samples={contents.map(({ sample }) => sample)} label={t('temperature')} mark={t('optional')} value={temperature} onChange={setTemperature}
          error={tried && bad_temperature ? t('temperature_bad') : undefined}
        />
        <div class="actions"><Button tone="primary" type="submit" wide>{t('hand_over_confirm')}</Button></div>
      </form>
    </Sheet>
  );
}
