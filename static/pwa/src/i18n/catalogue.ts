/**
 * A catalogue of words with typed keys. Each role's screens have their own, loaded with them.
 * `{name}` is filled in; `{count|sample|samples}` picks the word by the number.
 */
import { language } from './language';

export type Values = Record<string, string | number>;
export type Catalogue<K extends string> = Record<K, string>;
export type Speak<K extends string> = (key: K, values?: Values) => string;

export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : (Number(value) === 1 ? one : (many ?? ''));
  });
}

export interface Words<K extends string> extends Speak<K> {
  all: Record<'zh-CN' | 'en', Catalogue<K>>;
}

export function words<K extends string>(zh: Catalogue<K>, en: Catalogue<K>): Words<K> {
  const all = { 'zh-CN': zh, en };
  const speak: Speak<K> = (key, values = {}) => filled(all[language()][key], values);
  return Object.assign(speak, { all });
}

/** The display name of a row of reference data. */
export const nameOf = (row: { zh: string; en: string } | undefined, otherwise = ''): string =>
  row === undefined ? otherwise : language() === 'en' ? row.en : row.zh;
