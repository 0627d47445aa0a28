/** An item in words: what it is, where it is, what was done to it. */
import type { StorePlace } from '../../../domain/document';
import { printed } from '../../../domain/label';
import type { ItemView } from '../../../domain/item';
import { pathWords } from '../../../domain/store-place';
import { type Key, t } from '../../../i18n/words/shelf';
import type { StoredItem } from './found-item';

export type NameOfPerson = (id: string) => string;

/** Said of any key that the lab may send, known here or not. */
const known = (key: string): key is Key => key in t.all['zh-CN'];
const wordFor = (key: string, otherwise: string): string => (known(key) ? t(key) : otherwise);

export const kindWords = ({ kind, blind }: Pick<ItemView, 'kind' | 'blind'>): string => (blind ? t('kind_sub') : wordFor(`kind_${kind}`, kind));
export const stateWords = (state: string): string => wordFor(`state_${state}`, state);
export const flagWords = (flag: string): string => wordFor(`flag_${flag}`, flag);
export const factWords = (kind: string): string => wordFor(`fact_${kind.replace(/^item\./, '')}`, kind);

/** Of a blind sub-item the code alone: its name would tell where it comes from. */
export function nameOfItem({ view, sample }: StoredItem): string {
  if (view.blind) return `${t('kind_sub')} ${printed(view.label)}`;
  return [sample?.sample_name ?? sample?.sample_no ?? printed(view.label), kindWords(view)].join(' · ');
}

export function whereWords(view: ItemView, places: Map<string, StorePlace>, person: NameOfPerson): string {
  if (view.out) return t('where_out', { person: person(view.out.person), purpose: view.out.purpose });
  return pathWords(places, view.place) || t('where_none');
}
