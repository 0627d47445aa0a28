/** With what it was measured: the instrument's own label scanned or typed, one of the list, a name, or why none. What has run out is said at once. */
import { useEffect, useState } from 'preact/hooks';
import { bySoonest, calibrationOn, daysLeft, instrumentOf } from '../../domain/calibration';
import type { Instrument } from '../../domain/document';
import { t } from '../../i18n/words/readings';
import type { Rooms } from '../../rooms';
import type { Reading } from '../../scan';
import { Button, Notice, SelectField, TextField } from '../../ui';
import { lazy } from '../../ui/lazy';
import type { ReadingBody } from './reading-record';

const ScanInstrument = lazy(() => import('./scan-instrument').then((file) => file.ScanInstrument), () => null, () => null);

/** `choice` is an instrument's id, or one of these. */
export const OTHER = 'other';
export const NONE = 'none';

export interface Chosen {
  choice: string;
  text: string;
  scan_mode: 'scanned' | 'manual';
}
export const nothingChosen: Chosen = { choice: '', text: '', scan_mode: 'manual' };

export function saidInstrument({ choice, text, scan_mode }: Chosen): Pick<ReadingBody, 'instrument' | 'instrument_text' | 'no_instrument_reason' | 'scan_mode'> {
  if (choice === NONE) return { no_instrument_reason: text.trim() };
  if (choice === OTHER) return { instrument_text: text.trim() };
  return { instrument: choice, scan_mode };
}

export const isChosen = ({ choice, text }: Chosen): boolean => choice !== '' && ((choice !== NONE && choice !== OTHER) || text.trim() !== '');

export function CalibrationNotice({ instrument, day }: { instrument: Instrument; day: string }) {
  const { name, calibration_due: due } = instrument;
  const left = daysLeft(instrument, day) ?? 0;
  const values = { name, due: due ?? '', days: Math.abs(left) };
  const state = calibrationOn(instrument, day);
  return (
    <>
      {state === 'overdue' && <Notice tone="warn" title={t('overdue_title')} urgent>{t('overdue_text', values)}</Notice>}
      {state === 'soon' && <p class="field-hint">{left === 0 ? t('due_today', values) : t('soon', values)}</p>}
      {state === 'unknown' && <p class="field-hint">{t('due_unknown', values)}</p>}
      {!instrument.active && <p class="field-hint">{t('inactive', values)}</p>}
    </>
  );
}

interface InstrumentFieldProps {
  rooms: Rooms;
  instruments: Instrument[];
  quantity: string;
  day: string;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  error: string | undefined;
  /** A scanner that types has left its text where the focus was. */
  onTyped: (text: string) => void;
}

function choicesFor(instruments: Instrument[], quantity: string, chosen: string): { value: string; text: string }[] {
  const fits = ({ quantities }: Instrument): boolean => quantities.includes(quantity);
  const offered = instruments.filter(({ active, id }) => active || id === chosen).sort((a, b) => Number(fits(b)) - Number(fits(a)) || bySoonest(a, b));
  return [...offered.map(({ id, name, code }) => ({ value: id, text: code ? `${name}（${code}）` : name })), { value: OTHER, text: t('instrument_other') }, { value: NONE, text: t('instrument_none') }];
}

export function InstrumentField({ rooms, instruments, quantity, day, chosen, onChange, error, onTyped }: InstrumentFieldProps) {
  const [scanning, setScanning] = useState(false);
  const [unknown, setUnknown] = useState('');
  const known = instruments.find(({ id }) => id === chosen.choice);
  const take = ({ text, how }: Reading): void => {
    if (how === 'wedge') onTyped(text);
    const found = instrumentOf(instruments, text);
    setUnknown(found ? '' : text.slice(0, 40));
    if (!found) return;
    setScanning(false);
    onChange({ choice: found.id, text: '', scan_mode: how === 'typed' ? 'manual' : 'scanned' });
  };
  useEffect(() => rooms.listenWedge(take), [instruments.length]);
  return (
    <>
      <SelectField
        id="reading-instrument" label={t('instrument')} value={chosen.choice} choices={choicesFor(instruments, quantity, chosen.choice)} empty={t('instrument_choose')} error={error}
        onChange={(choice) => onChange({ choice, text: '', scan_mode: 'manual' })}
      />
      {(chosen.choice === OTHER || chosen.choice === NONE) && (
        <TextField label={t(chosen.choice === OTHER ? 'instrument_name' : 'instrument_reason')} value={chosen.text} onChange={(text) => onChange({ ...chosen, text })} maxLength={200} />
      )}
      {unknown && <Notice tone="warn" urgent>{t('instrument_unknown', { text: unknown })}</Notice>}
      {known && <CalibrationNotice instrument={known} day={day} />}
      {scanning ? <ScanInstrument rooms={rooms} onReading={take} /> : <div class="actions is-close"><Button onClick={() => setScanning(true)}>{t('instrument_scan')}</Button></div>}
    </>
  );
}
