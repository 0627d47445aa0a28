/** Choosing a PIN: twice the same, not too easy, and the present one first where there is one. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/shared';
import { PIN_FORM, type Pins } from '../../store/pins';
import { Button, Notice, TextField } from '../../ui';

interface PinFormProps {
  pins: Pins;
  person: string;
  /** Whether the present one must be shown first. */
  has_pin: boolean;
  onSaved: () => void;
  onCancel?: () => void;
}

const ROWS = '01234567890 09876543210';
export const isSimple = (pin: string): boolean => /^(\d)\1+$/.test(pin) || ROWS.includes(pin);

/** What is wrong with the new one; null when it will do. */
export function pinFault(pin: string, again: string): 'pin_form' | 'pin_simple' | 'pin_differs' | null {
  if (!PIN_FORM.test(pin)) return 'pin_form';
  if (isSimple(pin)) return 'pin_simple';
  return pin === again ? null : 'pin_differs';
}

function PinField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <TextField label={label} type="password" inputMode="numeric" autoComplete="off" maxLength={8} value={value} onChange={(typed) => onChange(typed.replace(/\D/g, ''))} required />;
}

export function PinForm({ pins, person, has_pin, onSaved, onCancel }: PinFormProps) {
  const [old, setOld] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const fault = async (): Promise<string> => {
    const wrong = pinFault(pin, again);
    if (wrong) return t(wrong);
    return has_pin && !(await pins.fits(person, old)) ? t('pin_old_wrong') : '';
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const wrong = await fault();
    setTrouble(wrong);
    if (!wrong) {
      await pins.set(person, pin, new Date().toISOString());
      onSaved();
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <p class="soft">{t('pin_why')}</p>
      {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
      {has_pin && <PinField label={t('pin_old')} value={old} onChange={setOld} />}
      <PinField label={t('pin_new')} value={pin} onChange={setPin} />
      <PinField label={t('pin_again')} value={again} onChange={setAgain} />
      <div class="actions">
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
        <Button tone="primary" type="submit" busy={busy}>{t('pin_save')}</Button>
      </div>
    </form>
  );
}
