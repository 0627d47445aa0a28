/** What this device knows of a label in the store: the items that carry it, each with what was said here since. */
import type { BlindItem, Item, Sample } from '../../../domain/document';
import { type ItemView, itemView } from '../../../domain/item';
import type { Store } from '../../../store';
import { ownWords } from '../batch/batch';
import { aboutLabel, itemsWith } from '../found';

export interface StoredItem {
  view: ItemView;
  /** Null of a sub-item's own screens: what a blind code belongs to is not shown. */
  sample: Sample | undefined;
}
export interface FoundLabel {
  code: string;
  /** The code stands in a roll this lab has issued, as far as this desk knows. */
  issued: boolean;
  items: StoredItem[];
}

/** The bench has sub-items under their blind codes alone; of what they are, it has nothing. */
const asItem = (blind: BlindItem): Item => ({ container: null, ...blind, sample: '' });

async function storedItem(store: Store, item: Item, by_label: Awaited<ReturnType<Store['outbox']['about']>>): Promise<StoredItem> {
  const [own, about_sample, sample] = await Promise.all([store.outbox.about(item.id), item.sample ? store.outbox.about(item.sample) : [], item.sample ? store.documents.find('samples', item.sample) : undefined]);
  return { view: itemView(item, [...own, ...by_label], about_sample, sample), sample };
}

export async function lookUpItem(store: Store, code: string): Promise<FoundLabel> {
  const [whole, blind, rolls, all_rolls, by_label] = await Promise.all([
    itemsWith(store, code), store.documents.listByKey('blind_items', code), store.documents.listByKey('label_rolls', code), store.documents.count('label_rolls'), store.outbox.about(aboutLabel(code)),
  ]);
  const items = [...whole, ...blind.filter(({ id }) => !whole.some((one) => one.id === id)).map(asItem)];
  // What was said of a bare label counts for neither of two that claim it.
  const found = await Promise.all(items.map((item) => storedItem(store, item, items.length === 1 ? by_label : [])));
  return { code, issued: rolls.length > 0 || items.length > 0 || all_rolls === 0, items: found };
}

/** All items, with this device's own words: for lists of a place and of what is due. */
export async function allItems(store: Store, which: (item: Item) => boolean = () => true): Promise<ItemView[]> {
  const [whole, blind, about] = await Promise.all([store.documents.list('items'), store.documents.list('blind_items'), ownWords({ store })]);
  const items = [...whole, ...(whole.length === 0 ? blind.map(asItem) : [])];
  return items.filter(which).map((item) => itemView(item, [...(about.get(item.id) ?? []), ...(about.get(aboutLabel(item.label)) ?? [])], about.get(item.sample) ?? []));
}
