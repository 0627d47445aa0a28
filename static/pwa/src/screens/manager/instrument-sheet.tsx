/** One instrument: added, changed, taken out of use; its label's QR code to be put on it. */
import { useState } from 'preact/hooks';
import type { Instrument } from '../../domain/document';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/instruments';
import type { Rooms } from '../../rooms';
import { Button, Chips, Sheet, TextField } from '../../ui';
import { Qr } from '../../ui/qr';
import { faultsOf, holderOf, type InstrumentFault, sayActive, sayInstrument, type Typed, typedOf } from './instrument-saying';

interface InstrumentSheetProps {
  rooms: Rooms;
  /** Null adds a new one. */
  instrument: Instrument | null;
  others: Instrument[];
  onClose: () => void;
}

export function InstrumentSheet({ rooms, instrument, others, onClose }: InstrumentSheetProps) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(instrument));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(typed, instrument?.id, others);
  const fault = (one: InstrumentFault): string | undefined =>
    tried && faults.includes(one) ? t(one, { name: holderOf(typed.code, instrument?.id, others)?.name ?? '' }) : undefined;
  const set = (key: keyof Typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0) return;
    const { name } = await sayInstrument(rooms, instrument, typed);
    rooms.toast(t('saved', { name }), 'good');
    onClose();
  };
  const turn = async (known: Instrument): Promise<void> => {
    await sayActive(rooms, known, !known.active);
    rooms.toast(t('saved', { name: known.name }), 'good');
    onClose();
  };
  const quantities = rooms.reference.field_quantities.map((one) => ({ value: one.key, text: nameOf(one) }));
  const date = (key: 'calibrated_on' | 'calibration_due') =>
    <TextField label={t(key)} mark={t('optional')} type="date" value={typed[key]} onChange={set(key)} error={key === 'calibration_due' ? fault('dates_crossed') : undefined} />;
  return (
    <Sheet title={instrument ? t('change_title', { name: instrument.name }) : t('add_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <TextField label={t('name')} hint={t('name_hint')} value={typed.name} onChange={set('name')} maxLength={200} autoComplete="off" error={fault('name_needed')} />
        <Chips label={t('quantities')} several choices={quantities} chosen={typed.quantities} onChange={(chosen) => setTyped((before) => ({ ...before, quantities: chosen }))} error={fault('quantities_needed')} />
        <TextField label={t('code')} mark={t('optional')} hint={t('code_hint')} value={typed.code} onChange={set('code')} maxLength={200} autoComplete="off" spellcheck={false} error={fault('code_taken')} />
        <TextField label={t('serial_no')} mark={t('optional')} value={typed.serial_no} onChange={set('serial_no')} maxLength={200} autoComplete="off" spellcheck={false} />
        <div class="dates">{date('calibrated_on')}{date('calibration_due')}</div>
        {instrument && <TextField label={t('reason')} mark={t('optional')} value={typed.reason} onChange={set('reason')} maxLength={200} />}
        {instrument?.code && <LabelCode code={instrument.code} />}
        <p class="field-hint stack-gap">{t('offline_note')}</p>
        <div class="actions">
          {instrument && <Button tone={instrument.active ? 'danger' : 'plain'} onClick={() => void turn(instrument)}>{t(instrument.active ? 'deactivate' : 'activate')}</Button>}
          <Button tone="primary" type="submit">{t('save')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

function LabelCode({ code }: { code: string }) {
  const [shown, setShown] = useState(false);
  if (!shown) return <Button onClick={() => setShown(true)}>{t('qr_show')}</Button>;
  return (
    <figure class="instrument-code">
      <Qr text={code} label={t('qr_label', { code })} />
      <figcaption><span class="code">{code}</span> {t('qr_hint')}</figcaption>
    </figure>
  );
}
