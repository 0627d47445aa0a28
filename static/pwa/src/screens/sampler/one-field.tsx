/** One field of the form, drawn from the reference data: list, yes/no, date, number or text; "/" where it may not apply. */
import { kindOf, NOT_APPLICABLE } from '../../domain/form';
import type { FieldValue } from '../../domain/operation';
import { type FormField, listOf, type Reference } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/form';
import { t as sampler } from '../../i18n/words/sampler';
import { Chips, Field, Icon, SelectField, TextField } from '../../ui';

interface OneFieldProps {
  field: FormField;
  reference: Reference;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  error?: string | undefined;
  optional?: boolean;
  /** Offers "/" beside the field. */
  may_not_apply?: boolean;
}

const MOST_CHIPS = 6;

function Marks({ field, optional }: { field: FormField; optional: boolean }) {
  return (
    <>
      {optional && sampler('optional')}
      {field.personal && <span class="personal"><Icon name="lock" />{t('personal')}</span>}
    </>
  );
}

export function OneField({ field, reference, value, onChange, error, optional = false, may_not_apply = false }: OneFieldProps) {
  const id = `sheet-fields.${field.key}`;
  const mark = optional || field.personal ? <Marks field={field} optional={optional} /> : undefined;
  const input = <Input field={field} reference={reference} value={value} onChange={onChange} common={{ id, label: nameOf(field), error, mark }} />;
  if (!may_not_apply) return input;
  const absent = value === NOT_APPLICABLE;
  const word = t(absent ? 'slash_undo' : 'slash');
  return (
    <div class="may-not-apply">
      {absent ? <Field id={id} label={nameOf(field)} mark={mark}><p id={id} class="not-applicable" tabIndex={-1}>/ {t('not_applicable')}</p></Field> : input}
      <button type="button" class="slash" aria-pressed={absent} aria-label={t('slash_label', { word, name: nameOf(field) })} onClick={() => onChange(absent ? '' : NOT_APPLICABLE)}>
        {word}
      </button>
    </div>
  );
}

interface InputProps {
  field: FormField;
  reference: Reference;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  common: { id: string; label: string; error: string | undefined; mark: preact.ComponentChildren };
}

function Input({ field, reference, value, onChange, common }: InputProps) {
  const kind = kindOf(field);
  if (kind === 'yes_no') return <YesNo value={value} onChange={onChange} common={common} guessed={field.key === 'is_false_positive_prone'} />;
  if (kind === 'list') return <OfList choices={listOf(reference, field.list ?? '').map((row) => ({ value: row.key, text: nameOf(row) }))} value={value} onChange={onChange} common={common} />;
  const typed = { ...common, value: String(value ?? ''), onChange, maxLength: 200 };
  if (kind === 'date') return <TextField {...typed} type="date" />;
  return kind === 'number' ? <TextField {...typed} inputMode="decimal" autoComplete="off" /> : <TextField {...typed} autoComplete="off" />;
}

type OfKind = Pick<InputProps, 'value' | 'onChange' | 'common'>;

function YesNo({ value, onChange, common, guessed }: OfKind & { guessed: boolean }) {
  const chosen = typeof value === 'boolean' ? [String(value)] : [];
  const choices = [{ value: 'true', text: sampler('yes') }, { value: 'false', text: sampler('no') }];
  return <Chips {...common} hint={guessed ? sampler('guessed') : undefined} choices={choices} chosen={chosen} onChange={([said]) => onChange(said === 'true')} />;
}

function OfList({ choices, value, onChange, common }: OfKind & { choices: { value: string; text: string }[] }) {
  const chosen = String(value ?? '');
  if (choices.length <= MOST_CHIPS) return <Chips {...common} choices={choices} chosen={[chosen]} onChange={([said = '']) => onChange(said)} />;
  return <SelectField {...common} value={chosen} choices={choices} empty={sampler('choose')} onChange={onChange} />;
}
