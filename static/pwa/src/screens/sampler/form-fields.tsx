/** Fields that a sample type or programme adds, drawn from the reference data: lists, yes/no, dates, numbers, text. */
import { extraFields, isFalsePositiveProne, offeredFields, requiredFields } from '../../domain/form';
import type { FieldValue } from '../../domain/operation';
import { type FormField, listOf, type Reference } from '../../domain/reference';
import { occasionOf, type Sheet, typeOf } from '../../domain/sheet';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import { Chips, SelectField, TextField } from '../../ui';

interface FormFieldsProps {
  reference: Reference;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  errors: Record<string, string>;
}

export function RequiredFields({ reference, sheet, change, errors }: FormFieldsProps) {
  const type = typeOf(reference, sheet);
  if (!type) return null;
  const fields = extraFields(requiredFields(reference.form_fields, occasionOf(sheet, type)));
  return <>{fields.map((field) => <OneField key={field.key} field={field} reference={reference} sheet={sheet} change={change} error={errors[`fields.${field.key}`]} optional={false} />)}</>;
}

/** What sealing or the national form asks: offered here, since it is often known here, never demanded. */
export function OptionalFields({ reference, sheet, change }: Omit<FormFieldsProps, 'errors'>) {
  const type = typeOf(reference, sheet);
  if (!type) return null;
  const at_seal = occasionOf(sheet, type, 'seal');
  const fields = [
    ...offeredFields(reference.form_fields, occasionOf(sheet, type)),
    ...requiredFields(reference.form_fields, at_seal),
    ...offeredFields(reference.form_fields, at_seal),
  ];
  const own = extraFields(fields).filter(({ group }) => !['online_purchase', 'paper_form', 'site', 'sampling_org'].includes(group));
  if (own.length === 0) return null;
  return (
    <details class="more">
      <summary>{t('more_fields')} <span class="field-mark">{t('more_fields_hint')}</span></summary>
      {own.map((field) => <OneField key={field.key} field={field} reference={reference} sheet={sheet} change={change} error={undefined} optional />)}
    </details>
  );
}

interface OneFieldProps {
  field: FormField;
  reference: Reference;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  error: string | undefined;
  optional: boolean;
}

const YES_NO = /^(is_|house_retained)/;
const MOST_CHIPS = 6;

function OneField({ field, reference, sheet, change, error, optional }: OneFieldProps) {
  const value = sheet.fields[field.key];
  const set = (given: FieldValue): void => change({ fields: { ...sheet.fields, [field.key]: given } });
  const common = { label: nameOf(field), error, mark: optional ? t('optional') : undefined, id: `sheet-fields.${field.key}` };
  if (YES_NO.test(field.key)) {
    const chosen = typeof value === 'boolean' ? [String(value)] : [];
    const hint = field.key === 'is_false_positive_prone' ? t('guessed') : undefined;
    return <Chips {...common} hint={hint} choices={[{ value: 'true', text: t('yes') }, { value: 'false', text: t('no') }]} chosen={chosen} onChange={([said]) => set(said === 'true')} />;
  }
  if (field.list) {
    const choices = listOf(reference, field.list).map((row) => ({ value: row.key, text: nameOf(row) }));
    if (choices.length <= MOST_CHIPS) return <Chips {...common} choices={choices} chosen={[String(value ?? '')]} onChange={([said = '']) => set(said)} />;
    return <SelectField {...common} value={String(value ?? '')} choices={choices} empty={t('choose')} onChange={set} />;
  }
  if (/_on$/.test(field.key)) return <TextField {...common} type="date" value={String(value ?? '')} onChange={set} />;
  const number = /_(c|m|m3|minutes|households|population|price|size)$/.test(field.key);
  return <TextField {...common} {...(number ? { inputMode: 'decimal' as const } : {})} value={String(value ?? '')} onChange={set} maxLength={200} />;
}

/** The first guess for produce, made when the name is typed and never over a person's own answer. */
export function withGuess(sheet: Sheet, sample_name: string): Partial<Sheet> {
  const guess = isFalsePositiveProne(sample_name);
  const was_guess = sheet.fields['is_false_positive_prone'] === undefined || sheet.fields['is_false_positive_prone'] === isFalsePositiveProne(sheet.sample_name);
  return was_guess ? { sample_name, fields: { ...sheet.fields, is_false_positive_prone: guess } } : { sample_name };
}
