/** What a row said, line by line, in words a person reads: keys and values of every kind, and nothing twice. */
import type { CustodyRow } from '../../../domain/chain-of-custody';
import { printed, readTyped } from '../../../domain/label';
import { listOf, type Reference } from '../../../domain/reference';
import { nameOf } from '../../../i18n/catalogue';
import { listed } from '../../../i18n/listed';
import { momentWords } from '../../../i18n/moments';
import { type Key, t } from '../../../i18n/words/custody';

export interface Names {
  reference: Reference;
  person: (id: string) => string | null;
  place: (id: string) => string | null;
  item: (id: string) => string | null;
  instrument: (id: string) => string | null;
  site: (id: string) => string | null;
}

const isKey = (key: string): key is Key => key in t.all['zh-CN'];
export const wordOf = (key: string, otherwise: string): string => (isKey(key) ? t(key) : otherwise);

/** Shown elsewhere in the row, or of use to programs alone. */
const HIDDEN = new Set([
  'after', 'answers', 'op_id', 'hold', 'proposal', 'box', 'sample', 'sha256', 'size', 'mime', 'of', 'scan_mode', 'unit', 'quantity', 'qualifier', 'amount_unit', 'got_unit',
  'field', 'old', 'new', 'stood', 'applied', 'body_sha256', 'parent', 'repeat_of', 'criterion', 'crs', 'started_at', 'task_category', 'notice_no_task',
]);
const PEOPLE = ['person', 'second_person', 'asked', 'proposed_by', 'agreed_by', 'to', 'issued_to', 'witness_person'];
const PLACES = ['place', 'to_place', 'room'];
const MOMENTS = ['measured_at', 'filled_at', 'taken_at', 'ended_at'];
const LISTS: Record<string, string> = { item_kind: 'item_kind', outcome: 'visit_outcome' };

export const rowTitle = ({ kind, said }: CustodyRow): string =>
  kind === 'sample.receive' && said['deviation'] ? t('k_receive_dev') : wordOf(`k_${kind.replace('.', '_').replace('.', '_')}`, kind);

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value));
const labelOr = (value: string): string => (readTyped(value).ok ? printed(value) : value);

function listedValue(value: unknown[], names: Names): string {
  return listed(value.map((one) => (typeof one === 'string' ? (names.person(one) ?? one) : typeof one === 'object' && one !== null && 'text' in one ? text((one).text) : text(one))));
}

function checklistWords(value: object, { reference }: Names): string {
  const items = listOf(reference, 'reception_check');
  return Object.entries(value).map(([key, answer]) => `${nameOf(items.find((row) => row.key === key), key)} ${wordOf(text(answer), text(answer))}`).join('；');
}

function partsWords(value: unknown): string {
  const codes = (value as { code?: string }[]).map(({ code }) => printed(code ?? ''));
  return t('parts_words', { count: codes.length, codes: codes.join('、') });
}

function known(key: string, value: string, names: Names): string {
  if (PEOPLE.includes(key)) return names.person(value) ?? value;
  if (PLACES.includes(key)) return names.place(value) ?? value;
  if (key === 'item' || key === 'other') return names.item(value) ?? value;
  if (key === 'instrument') return names.instrument(value) ?? value;
  if (key === 'site') return names.site(value) ?? value;
  if (key === 'label' || key === 'code') return labelOr(value);
  if (key === 'verdict') return wordOf(value, value);
  if (key === 'photo_kind') return nameOf(names.reference.photo_set.find((one) => one.key === value), value);
  if (key === 'reason') return nameOf(names.reference.rejection_reasons.find(({ code }) => code === value), value);
  if (MOMENTS.includes(key)) return momentWords(value, new Date(0));
  const list = LISTS[key];
  return list ? nameOf(listOf(names.reference, list).find((row) => row.key === value), value) : value;
}

function withUnit(key: string, value: number, said: Record<string, unknown>): string {
  if (key === 'temperature_c') return `${value} °C`;
  const unit = key === 'value' ? said['unit'] : key === 'got_amount' ? said['got_unit'] : key === 'amount' || key === 'amount_left' ? said['amount_unit'] : '';
  return [said['qualifier'] && key === 'value' ? `${text(said['qualifier'])}${value}` : String(value), unit].filter(Boolean).join(' ');
}

function valueWords(key: string, value: unknown, said: Record<string, unknown>, names: Names): string {
  if (typeof value === 'number') return withUnit(key, value, said);
  if (typeof value === 'boolean') return key === 'seal_ok' ? t(value ? 'seal_whole' : 'seal_broken') : t(value ? 'yes' : 'no');
  if (key === 'parts' && Array.isArray(value)) return partsWords(value);
  if (Array.isArray(value)) return listedValue(value as unknown[], names);
  if (key === 'checklist' && typeof value === 'object' && value !== null) return checklistWords(value, names);
  return typeof value === 'string' ? known(key, value, names) : text(value);
}

export interface Line {
  key: string;
  name: string;
  value: string;
}

export function saidLines({ kind, said }: CustodyRow, names: Names): Line[] {
  const quantity = typeof said['quantity'] === 'string' ? nameOf(names.reference.field_quantities.find(({ key }) => key === said['quantity']), said['quantity']) : null;
  return Object.entries(said).filter(([key, value]) => !HIDDEN.has(key) && value !== null && value !== '' && !(kind === 'photo.add' && key === 'photo_kind'))
    .map(([key, value]) => ({ key, name: key === 'value' && quantity ? quantity : wordOf(`s_${key}`, key), value: valueWords(key, value, said, names) }));
}
