/** A reading of a refrigerator's temperature: the number as people type it, and the thermometer by its own label. */
import { useEffect, useState } from 'preact/hooks';
import { bySoonest, calibrationOn, instrumentOf } from '../../../domain/calibration';
import { localIso } from '../../../domain/clock';
import type { Instrument, StorePlace } from '../../../domain/document';
import { isInRange } from '../../../domain/store-place';
import { readTemperature } from '../../../domain/temperature';
import { t } from '../../../i18n/words/places';
import type { Rooms } from '../../../rooms';
import { Button, Notice, SelectField, Sheet, TextField } from '../../../ui';
import { HEARS } from '../scan-field';
import { rangeWords } from './log-of';

const NONE = 'none';

interface ReadingSheetProps {
  rooms: Rooms;
  place: StorePlace;
  instruments: Instrument[];
  onClose: () => void;
}

const fits = ({ quantities }: Instrument): boolean => quantities.some((key) => key.includes('temperature'));

function choicesOf(instruments: Instrument[]): { value: string; text: string }[] {
  const offered = instruments.filter(({ active }) => active).sort((a, b) => Number(fits(b)) - Number(fits(a)) || bySoonest(a, b));
  return [...offered.map(({ id, name, code }) => ({ value: id, text: code ? `${name}（${code}）` : name })), { value: NONE, text: t('instrument_none') }];
}

export function ReadingSheet({ rooms, place, instruments, onClose }: ReadingSheetProps) {
  const [value, setValue] = useState('');
  const [chosen, setChosen] = useState<{ id: string; mode: 'scanned' | 'manual' }>({ id: '', mode: 'manual' });
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => rooms.listenWedge(({ text }) => {
    const found = instrumentOf(instruments, text);
    // The keys went into the field too, if the focus was there.
    setValue((typed) => (typed.toUpperCase().endsWith(text.toUpperCase()) ? typed.slice(0, -text.length) : typed));
    if (found) setChosen({ id: found.id, mode: 'scanned' });
  }), [instruments.length]);
  const read = readTemperature(value);
  const instrument = instruments.find(({ id }) => id === chosen.id);
  const overdue = instrument && calibrationOn(instrument, localIso(new Date()).slice(0, 10)) === 'overdue';
  const named = chosen.id !== '' && (chosen.id !== NONE || why.trim() !== '');
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!read.ok || !named) return;
    const by = chosen.id === NONE ? { no_instrument_reason: why.trim() } : { instrument: chosen.id, scan_mode: chosen.mode };
    await rooms.say([{ kind: 'measurement.add', subject: place.id, body: { of: 'place', quantity: 'temperature', value: read.value, unit: '°C', measured_at: localIso(new Date()), ...by } }]);
    onClose();
    if (isInRange(place, read.value)) rooms.toast(t('reading_saved', { value: read.value }), 'good');
    else rooms.toast(t('reading_out', { value: read.value, range: rangeWords(place) }), 'bad');
  };
  return (
    <Sheet title={t('add_reading')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate {...{ [HEARS]: '' }}>
        <p class="soft stack-gap">{place.name} · {rangeWords(place)}</p>
        <TextField label={`${t('value')} °C`} hint={t('value_hint')} value={value} onChange={setValue} maxLength={12} autoComplete="off" error={tried && !read.ok ? t('value_bad') : undefined} />
        {read.ok && !isInRange(place, read.value) && <Notice tone="warn">{t('reading_out', { value: read.value, range: rangeWords(place) })}</Notice>}
        <SelectField label={t('instrument')} hint={t('instrument_hint')} value={chosen.id} choices={choicesOf(instruments)} empty={t('instrument_choose')} onChange={(id) => setChosen({ id, mode: 'manual' })} error={tried && chosen.id === '' ? t('instrument_needed') : undefined} />
        {chosen.id === NONE && <TextField label={t('instrument_why')} value={why} onChange={setWhy} maxLength={200} error={tried && why.trim() === '' ? t('instrument_needed') : undefined} />}
        {overdue && <Notice tone="warn">{t('instrument_overdue')}</Notice>}
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit">{t('save')}</Button></div>
      </form>
    </Sheet>
  );
}
