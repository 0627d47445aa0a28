/** A field and its value as a person reads them. */
import { type FormField, listOf, type Reference } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/desk';
import { OWN_FIELDS, type OwnField, type Value } from './amending';
import type { Choice } from '../../ui';

const OWN_WORDS: Record<OwnField, () => string> = {
  sample_name: () => t('name'), sample_type: () => t('type'), qty_total: () => t('amount'), qty_unit: () => t('unit'), point: () => t('point'),
};
const isOwn = (field: string): field is OwnField => OWN_FIELDS.some((own) => own === field);
const YES_NO = /^(is_|house_retained)/;

const formField = ({ form_fields }: Reference, field: string): FormField | undefined => form_fields.find(({ key }) => key === field);

export const fieldWords = (reference: Reference, field: string): string =>
  isOwn(field) ? OWN_WORDS[field]() : nameOf(formField(reference, field), field);

export type Input = { kind: 'text' } | { kind: 'number' } | { kind: 'choice'; choices: Choice[] };

/** How the new value is asked for. */
export function inputOf(reference: Reference, field: string): Input {
  if (field === 'qty_total') return { kind: 'number' };
  if (field === 'sample_type') {
    return { kind: 'choice', choices: reference.sample_types.filter(({ form }) => form !== 'parent').map((type) => ({ value: type.code, text: `${type.code} ${nameOf(type)}` })) };
  }
  if (YES_NO.test(field)) return { kind: 'choice', choices: [{ value: 'true', text: t('yes') }, { value: 'false', text: t('no') }] };
  const list = formField(reference, field)?.list;
  const rows = list ? listOf(reference, list) : [];
  return rows.length > 0 ? { kind: 'choice', choices: rows.map((row) => ({ value: row.key, text: nameOf(row) })) } : { kind: 'text' };
}

export const asText = (value: Value): string => (value === null ? '' : Array.isArray(value) ? value.join('、') : String(value));

export function valueWords(reference: Reference, field: string, value: Value): string {
  const text = asText(value);
  if (text === '') return t('nothing');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const input = inputOf(reference, field);
  return input.kind === 'choice' ? (input.choices.find((choice) => choice.value === text)?.text ?? text) : text;
}

export type Read = { ok: true; value: Value } | { ok: false; why: 'amend_number' | 'amend_type' };

/** What a person typed, as the record holds it; empty means "nothing". */
export function readValue(field: string, text: string): Read {
  const said = text.trim();
  if (said === '') return field === 'sample_type' ? { ok: false, why: 'amend_type' } : { ok: true, value: null };
  if (YES_NO.test(field)) return { ok: true, value: said === 'true' };
  if (field !== 'qty_total') return { ok: true, value: said };
  const number = Number(said.replace(',', '.'));
  return Number.isFinite(number) && number >= 0 ? { ok: true, value: number } : { ok: false, why: 'amend_number' };
}
