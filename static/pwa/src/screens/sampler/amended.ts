/** Corrections in a sample's history: old → new, and why. */
import type { Amendment, Sample } from '../../domain/document';
import type { FieldValue } from '../../domain/operation';
import { listOf, type Reference } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/amended';

type Said = Record<string, unknown>;

/** A correction as one line among the facts. */
export const lineOf = ({ op_id, at, by, field, old, new: now, reason, applied }: Amendment) => ({
  op_id, at, by, kind: 'sample.amend', unsure: false, waiting: false, said: { field, old, new: now, reason, applied },
});
export const amendmentLines = ({ amendments = [] }: Sample) => amendments.map(lineOf);

function valueWords(reference: Reference, field: string, value: FieldValue | null): string {
  if (value === null || value === '') return t('nothing');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const text = Array.isArray(value) ? value.join('、') : String(value);
  if (field === 'sample_type') return nameOf(reference.sample_types.find(({ code }) => code === text), text);
  const list = reference.form_fields.find(({ key }) => key === field)?.list;
  return list ? nameOf(listOf(reference, list).find(({ key }) => key === text), text) : text;
}

export function amendmentWords(reference: Reference, { field, old, new: now, reason, applied }: Said): string {
  const key = typeof field === 'string' ? field : '';
  const name = nameOf(reference.form_fields.find((one) => one.key === key), key);
  const words = t('corrected', { field: name, old: valueWords(reference, key, old as FieldValue | null), new: valueWords(reference, key, now as FieldValue | null) });
  const with_reason = typeof reason === 'string' && reason !== '' ? t('why', { words, reason }) : words;
  return applied === false ? `${with_reason} · ${t('late')}` : with_reason;
}
