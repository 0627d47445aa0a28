/**
 * A catalogue of words with typed keys. Each role's screens have their own, loaded with them; its English may come later.
 * `{name}` is filled in; `{count|sample|samples}` picks the word by the number.
 */
import { expectEnglish, language } from './language';

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
  all: { 'zh-CN': Catalogue<K>; en: Catalogue<K> | null };
  /** Fetches the English, where it is not there yet. */
  load: () => Promise<void>;
}

export function words<K extends string>(zh: Catalogue<K>, en: Catalogue<K> | (() => Promise<Catalogue<K>>)): Words<K> {
  const all: Words<K>['all'] = { 'zh-CN': zh, en: typeof en === 'function' ? null : en };
  const load = async (): Promise<void> => {
    if (typeof en === 'function') all.en ??= await en();
  };
  if (typeof en === 'function') expectEnglish(load);
  const speak: Speak<K> = (key, values = {}) => filled((all[language()] ?? zh)[key], values);
  return Object.assign(speak, { all, load });
}

/** The display name of a row of reference data. */
export const nameOf = (row: { zh: string; en: string } | undefined, otherwise = ''): string =>
  row === undefined ? otherwise : language() === 'en' ? row.en : row.zh;
