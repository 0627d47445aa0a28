/** What an item is called beside its sample's name: 检样 A, 备样 B, or the bottle's own name. */
import type { Item, Sample } from '../../../domain/document';
import { listOf, type Reference } from '../../../domain/reference';
import { nameOf } from '../../../i18n/catalogue';

export function itemWords(reference: Reference, item: Item, sample?: Sample): string {
  const set = reference.sample_types.find(({ code }) => code === sample?.sample_type)?.bottle_set;
  const bottle = reference.bottle_sets.find((row) => row.bottle === item.bottle && (set == null || row.set === set));
  const kind = nameOf(listOf(reference, 'item_kind').find(({ key }) => key === item.kind), item.kind);
  return bottle ? `${bottle.bottle} ${nameOf(bottle)}` : kind;
}
