/** A number that may be missing; what is half typed stays on the screen until it is one. */
import { useState } from 'preact/hooks';
import { TextField } from '../../ui';

interface NumberFieldProps {
  label: string;
  mark?: string;
  hint?: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

const numberIn = (text: string): number | null => {
  const plain = text.trim().replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
};

export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const type = (typed: string): void => {
    setText(typed);
    onChange(numberIn(typed));
  };
  return <TextField {...field} value={text} inputMode="decimal" autoComplete="off" onChange={type} />;
}
