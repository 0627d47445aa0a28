/** Handing samples over without a box: those that are ticked, to one person, in one go. */
import { useState } from 'preact/hooks';
import type { Operation } from '../../../domain/operation';
import { readTemperature } from '../../../domain/temperature';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import { Button, Chips, Sheet, TextField } from '../../../ui';
import { doneWithUndo } from '../../undo';
import { nameOfSample, type ToCarry } from './found';
import { TemperatureField } from './temperature';

function handOver(rooms: Rooms, chosen: ToCarry[], to_name: string, temperature: string): Promise<Operation[]> {
  const typed = readTemperature(temperature);
  const body = { to_name, from_name: rooms.session.person.name, ...(typed.ok ? { temperature_c: typed.value } : {}) };
  return rooms.say(chosen.map(({ sample }) => ({ kind: 'sample.hand_over', subject: sample.id, body })));
}

export function DirectSheet({ rooms, loose, onClose }: { rooms: Rooms; loose: ToCarry[]; onClose: () => void }) {
  const [chosen, setChosen] = useState(() => loose.filter(({ state }) => state === 'sealed').map(({ sample }) => sample.id));
  const [to_name, setTo] = useState('');
  const [temperature, setTemperature] = useState('');
  const [tried, setTried] = useState(false);
  const rows = loose.filter(({ sample }) => chosen.includes(sample.id));
  const bad_temperature = temperature.trim() !== '' && !readTemperature(temperature).ok;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (rows.length === 0 || to_name.trim() === '' || bad_temperature) return;
    const said = await handOver(rooms, rows, to_name.trim(), temperature);
    doneWithUndo(rooms, t('direct_done', { count: rows.length }), said, 'sample.hand_over');
    onClose();
  };
  const choices = loose.map(({ sample, state }) => {
    const name = nameOfSample(sample, t('unnamed'));
    return { value: sample.id, text: state === 'sealed' ? name : t('direct_unsealed', { name }) };
  });
  return (
    <Sheet title={t('direct_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Chips label={t('direct_which')} several choices={choices} chosen={chosen} onChange={setChosen} error={tried && rows.length === 0 ? t('direct_none') : undefined} />
        <TextField label={t('to_name')} value={to_name} onChange={setTo} error={tried && to_name.trim() === '' ? t('needed') : undefined} maxLength={200} />
        <TemperatureField
          reference={rooms.reference} samples={rows.map(({ sample }) => sample)} label={t('temperature')} mark={t('optional')} value={temperature} onChange={setTemperature}
          error={tried && bad_temperature ? t('temperature_bad') : undefined}
        />
        <div class="actions"><Button tone="primary" type="submit" wide>{t('direct_confirm', { count: rows.length })}</Button></div>
      </form>
    </Sheet>
  );
}
