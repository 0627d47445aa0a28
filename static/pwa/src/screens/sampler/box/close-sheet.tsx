/** 封箱: what of a sample is missing is named first; then seal, temperature, instrument, or why there is none. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import { printed } from '../../../domain/label';
import type { Bodies } from '../../../domain/operation';
import { readTemperature } from '../../../domain/temperature';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import { Button, Notice, SelectField, Sheet, TextField, useWatched } from '../../../ui';
import { doneWithUndo } from '../../undo';
import { type Content, countsOf, nameOfSample } from './found';
import { itemWords } from './item-words';
import { TemperatureField } from './temperature';

interface Said {
  seal_no: string;
  temperature: string;
  instrument: string;
  no_temperature_reason: string;
}

function Missing({ rooms, box, contents }: { rooms: Rooms; box: BoxView; contents: Content[] }) {
  const partly = countsOf(box, contents).filter(({ missing }) => missing.length > 0);
  if (partly.length === 0) return null;
  const lines = partly.flatMap(({ sample: id, missing }) => {
    const content = contents.find(({ sample }) => sample.id === id);
    return missing.map((one) => {
      const item = content?.items.find((other) => other.id === one.id);
      const what = item && content ? itemWords(rooms.reference, item, content.sample) : '';
      return { id: one.id, words: t('missing_item', { name: content ? nameOfSample(content.sample, t('unnamed')) : '', what, code: printed(one.label) }) };
    });
  });
  return (
    <div class="stack-gap">
      <Notice tone="warn" title={t('missing_title', { count: lines.length })}><ul>{lines.map(({ id, words }) => <li key={id}>{words}</li>)}</ul></Notice>
    </div>
  );
}

function Unsealed({ contents }: { contents: Content[] }) {
  const open = contents.filter(({ sealed }) => !sealed);
  if (open.length === 0) return null;
  return <div class="stack-gap"><Notice tone="warn" title={t('unsealed_title', { count: open.length })}>{open.map(({ sample }) => nameOfSample(sample, t('unnamed'))).join(t('comma'))}</Notice></div>;
}

function bodyOf(said: Said): Bodies['box.close'] {
  const typed = readTemperature(said.temperature);
  return {
    ...(said.seal_no.trim() ? { seal_no: said.seal_no.trim() } : {}),
    ...(typed.ok ? { temperature_c: typed.value } : {}),
    ...(typed.ok && said.instrument ? { instrument: said.instrument } : {}),
    ...(!typed.ok && said.no_temperature_reason.trim() ? { no_temperature_reason: said.no_temperature_reason.trim() } : {}),
  };
}

export function CloseSheet({ rooms, box, contents, onClose }: { rooms: Rooms; box: BoxView; contents: Content[]; onClose: () => void }) {
  const [said, setSaid] = useState<Said>({ seal_no: '', temperature: '', instrument: '', no_temperature_reason: '' });
  const [tried, setTried] = useState(false);
  const instruments = useWatched(rooms.store, () => rooms.store.documents.list('instruments'))?.filter((one) => one.active && one.quantities.some((key) => key.includes('temperature'))) ?? [];
  const set = (key: keyof Said) => (value: string) => setSaid((before) => ({ ...before, [key]: value }));
  const typed = readTemperature(said.temperature);
  const blank = said.temperature.trim() === '';
  const lacks_temperature = blank && said.no_temperature_reason.trim() === '';
  const lacks_seal = said.seal_no.trim() === '';
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (lacks_seal || lacks_temperature || (!blank && !typed.ok)) return;
    const closed = await rooms.say([{ kind: 'box.close', subject: box.id, body: bodyOf(said) }]);
    doneWithUndo(rooms, t('close_done'), closed, 'box.close');
    onClose();
  };
  const temperature_error = !tried ? undefined : lacks_temperature ? t('temperature_needed') : !blank && !typed.ok ? t('temperature_bad') : undefined;
  return (
    <Sheet title={t('close_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Missing rooms={rooms} box={box} contents={contents} />
        <Unsealed contents={contents} />
        <TextField label={t('seal_no')} value={said.seal_no} onChange={set('seal_no')} error={tried && lacks_seal ? t('needed') : undefined} maxLength={200} autoCapitalize="characters" autoComplete="off" />
        <TemperatureField
          reference={rooms.reference} samples={contents.map(({ sample }) => sample)} label={t('start_temperature')} value={said.temperature} onChange={set('temperature')} error={temperature_error}
        />
        {blank && <TextField label={t('no_temperature_reason')} value={said.no_temperature_reason} onChange={set('no_temperature_reason')} maxLength={200} />}
        {!blank && instruments.length > 0 && (
          <SelectField label={t('instrument')} mark={t('optional')} value={said.instrument} onChange={set('instrument')} empty={t('instrument_none')} choices={instruments.map(({ id, name }) => ({ value: id, text: name }))} />
        )}
        <div class="actions"><Button onClick={onClose}>{t('close_back')}</Button><Button tone="primary" type="submit">{t('close_confirm')}</Button></div>
      </form>
    </Sheet>
  );
}
