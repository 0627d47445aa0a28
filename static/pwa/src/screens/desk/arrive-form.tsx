/** A box at the desk: counted, measured, its seal looked at. Enter goes from one to the next, and the last one saves. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { instrumentOf } from '../../domain/calibration';
import type { Instrument } from '../../domain/document';
import type { SheetPhoto } from '../../domain/draft';
import { halfWidth } from '../../domain/label';
import type { Bodies } from '../../domain/operation';
import { readTemperature } from '../../domain/temperature';
import { dayOf } from '../../i18n/moments';
import { t } from '../../i18n/words/arrivals';
import { t as receipt } from '../../i18n/words/receipt';
import type { Rooms } from '../../rooms';
import { Button, Chips, TextField } from '../../ui';
import { PhotoRow } from '../photos/photo-row';
import { hasKeyboard } from './scan-field';

export type Arrived = Bodies['box.arrive'];

export interface Said {
  count: string;
  temperature: string;
  no_temperature_reason: string;
  /** As it was scanned or typed: its own label, its number, its name. */
  instrument: string;
  seal: string;
}
type Wrong = Partial<Record<keyof Said, string>>;

export const instrumentNamed = (instruments: Instrument[], text: string): Instrument | undefined =>
  instrumentOf(instruments, halfWidth(text)) ?? instruments.find(({ name }) => name === text.trim());

export function wrongIn(said: Said, instruments: Instrument[] = []): Wrong {
  const blank = said.temperature.trim() === '';
  return {
    ...(/^\d{1,4}$/.test(halfWidth(said.count).trim()) ? {} : { count: t('count_bad') }),
    ...(!blank && !readTemperature(said.temperature).ok ? { temperature: t('temperature_bad') } : {}),
    ...(blank && said.no_temperature_reason.trim() === '' ? { temperature: t('temperature_needed') } : {}),
    ...(said.instrument.trim() !== '' && !instrumentNamed(instruments, said.instrument) ? { instrument: receipt('instrument_unknown') } : {}),
    ...(said.seal === '' ? { seal: t('seal_needed') } : {}),
  };
}

export function arrivedOf(said: Said, instruments: Instrument[] = []): Arrived {
  const typed = readTemperature(said.temperature);
  const instrument = instrumentNamed(instruments, said.instrument)?.id;
  return {
    count: Number(halfWidth(said.count)), seal_ok: said.seal === 'ok', ...(typed.ok ? { temperature_c: typed.value } : { no_temperature_reason: said.no_temperature_reason.trim() }),
    ...(instrument ? { instrument } : {}),
  };
}

/** Enter in a field goes to the next one; in the seal's it saves, as everywhere. */
function goOn(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return;
  const form = event.target.form;
  const fields = [...(form?.querySelectorAll('input') ?? [])];
  const next = fields.slice(fields.indexOf(event.target) + 1).find(({ id }) => id !== 'arrive-reason');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What a scanner has typed into a field on its way is no answer to that field. */
const without = (value: string, scanned: string): string => (scanned.toUpperCase().startsWith(value.toUpperCase()) ? '' : value);

function useScannedInstrument(rooms: Rooms, instruments: Instrument[], onFound: (text: string, clean: (said: Said) => Said) => void): void {
  useEffect(() => rooms.listenWedge(({ text }) => {
    const found = instrumentNamed(instruments, text);
    if (found) onFound(found.code ?? found.name, (said) => ({ ...said, count: without(said.count, text), temperature: without(said.temperature, text) }));
  }), [instruments.length]);
}

interface ArriveFormProps {
  rooms: Rooms;
  expected: number | null;
  seal_no: string | null;
  instruments: Instrument[];
  /** The one that was used here last. */
  usual: string;
  /** Photos go with a box that is on record. */
  may_photograph: boolean;
  onArrive: (arrived: Arrived, photos: SheetPhoto[]) => Promise<void>;
  onCancel: () => void;
}

function InstrumentField({ value, onChange, instruments, error }: { value: string; onChange: (text: string) => void; instruments: Instrument[]; error: string | undefined }) {
  const found = instrumentNamed(instruments, value);
  const due = found?.calibration_due ?? null;
  const overdue = due !== null && due < dayOf(new Date());
  const hint = found ? (overdue ? receipt('overdue', { name: found.name, due }) : found.name) : receipt('instrument_hint');
  const names = instruments.filter(({ active }) => active).map(({ code, name }) => code ?? name);
  return <TextField id="arrive-instrument" label={receipt('instrument')} mark={receipt('optional')} hint={hint} value={value} onChange={onChange} error={error} list={names} autoComplete="off" maxLength={64} />;
}

export function ArriveForm({ rooms, expected, seal_no, instruments, usual, may_photograph, onArrive, onCancel }: ArriveFormProps) {
  const [said, setSaid] = useState<Said>({ count: '', temperature: '', no_temperature_reason: '', instrument: usual, seal: '' });
  const [photos, setPhotos] = useState<SheetPhoto[]>([]);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** A second Enter on the same answer says nothing new. */
  const saying = useRef(false);
  useEffect(() => {
    if (hasKeyboard()) form.current?.querySelector('input')?.focus();
  }, []);
  useScannedInstrument(rooms, instruments, (instrument, clean) => setSaid((before) => ({ ...clean(before), instrument })));
  const set = (key: keyof Said) => (value: string) => setSaid((before) => ({ ...before, [key]: value }));
  const wrong = tried ? wrongIn(said, instruments) : {};
  const counted = halfWidth(said.count).trim();
  const differs = expected !== null && /^\d+$/.test(counted) && Number(counted) !== expected;
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (saying.current || Object.keys(wrongIn(said, instruments)).length > 0) return;
    saying.current = true;
    onArrive(arrivedOf(said, instruments), photos).catch(() => {
      saying.current = false;
    });
  };
  const seals = [{ value: 'ok', text: t('seal_ok') }, { value: 'broken', text: t('seal_broken') }];
  return (
    <form class="arrive-form" ref={form} onSubmit={submit} onKeyDown={goOn} noValidate aria-label={t('arrive')}>
      <TextField id="arrive-count" label={t('count')} value={said.count} onChange={set('count')} hint={differs ? t('count_differs', { count: expected }) : expected === null ? undefined : t('expected', { count: expected })} error={wrong.count} inputMode="numeric" autoComplete="off" maxLength={4} />
      <TextField id="arrive-temperature" label={t('temperature')} hint={t('temperature_hint')} value={said.temperature} onChange={set('temperature')} error={wrong.temperature} autoComplete="off" maxLength={12} />
      {said.temperature.trim() === '' && <TextField id="arrive-reason" label={t('no_temperature_reason')} value={said.no_temperature_reason} onChange={set('no_temperature_reason')} maxLength={200} autoComplete="off" />}
      {instruments.length > 0 && <InstrumentField value={said.instrument} onChange={set('instrument')} instruments={instruments} error={wrong.instrument} />}
      <Chips label={seal_no ? receipt('seal_listed', { seal_no }) : t('seal_state')} choices={seals} chosen={said.seal ? [said.seal] : []} onChange={([seal]) => set('seal')(seal ?? '')} error={wrong.seal} />
      {said.seal === 'broken' && may_photograph && <PhotoRow rooms={rooms} label={receipt('photo')} mark={receipt('optional')} photo_kind="reception" photos={photos} onChange={setPhotos} />}
      <div class="actions"><Button onClick={onCancel}>{t('cancel')}</Button><Button tone="primary" type="submit">{t('save')}</Button></div>
    </form>
  );
}
