/** Big digits for a thumb in a glove; a keyboard types into it as well. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/words/shared';
import { Icon } from '../../ui';

export const MOST_DIGITS = 8;

interface KeypadProps {
  label: string;
  digits: string;
  disabled: boolean;
  onChange: (digits: string) => void;
  onEnter: () => void;
}

/** What a key does to the digits; null for a key that is none of ours. */
function after(digits: string, key: string): string | null {
  if (/^\d$/.test(key)) return (digits + key).slice(0, MOST_DIGITS);
  return key === 'Backspace' ? digits.slice(0, -1) : null;
}

function useKeyboard({ digits, disabled, onChange, onEnter }: KeypadProps): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (disabled || event.ctrlKey || event.altKey || event.metaKey) return;
      const on_button = event.target instanceof HTMLButtonElement;
      if (event.key === 'Enter' && !on_button) onEnter();
      const next = after(digits, event.key);
      if (next !== null) onChange(next);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  });
}

export function Keypad(props: KeypadProps) {
  const { label, digits, disabled, onChange, onEnter } = props;
  useKeyboard(props);
  const press = (key: string) => () => onChange(after(digits, key) ?? digits);
  return (
    <>
      <p class="pin-dots" role="status">
        <span class="only-spoken">{label} · {t('lock_typed', { count: digits.length })}</span>
        <span aria-hidden="true">{'●'.repeat(digits.length).padEnd(4, '○')}</span>
      </p>
      <div class="keypad" role="group" aria-label={t('lock_keys')}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => <button key={key} type="button" disabled={disabled} onClick={press(key)}>{key}</button>)}
        <button type="button" disabled={disabled} onClick={press('Backspace')} aria-label={t('lock_erase')}><Icon name="back" /></button>
        <button type="button" disabled={disabled} onClick={press('0')}>0</button>
        <button type="button" class="keypad-enter" disabled={disabled || digits.length < 4} onClick={onEnter}>{t('lock_open')}</button>
      </div>
    </>
  );
}
