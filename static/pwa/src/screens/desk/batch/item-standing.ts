/** One item at the desk: here, missing, or not looked at yet. An arrival outweighs the word that it is missing, whichever came first. */
import type { Item } from '../../../domain/document';
import { undoneIn } from '../../../domain/undoing';
import type { RowItem } from '../row-acts';
import type { Told } from '../standing';

type Labelled = Pick<Item, 'id' | 'label'>;

/** An arrival names its item, or a label, or nothing: then the whole sample came. */
function tellsOf(item: Labelled, { said }: Told): boolean {
  if (typeof said['item'] === 'string') return said['item'] === item.id;
  return typeof said['label'] !== 'string' || said['label'] === item.label;
}

/** What still counts of what was told: nobody took it back. */
export function counting(told: Told[]): Told[] {
  const undone = undoneIn(told);
  return told.filter(({ op_id }) => !undone.has(op_id));
}

/** Also something that nobody expected is here, whatever becomes of it. */
const TELLS = ['sample.arrive', 'item.unexpected'];

/** `told`: what counts, the lab's facts and this desk's own words. */
export function itemStanding(item: Labelled, told: Told[]): Pick<RowItem, 'arrival' | 'told' | 'also'> {
  const [first, ...also] = told.filter((one) => TELLS.includes(one.kind) && tellsOf(item, one)).sort((a, b) => a.at.localeCompare(b.at));
  if (first) return { arrival: 'arrived', told: first, also };
  const missing = told.find((one) => one.kind === 'item.mark_missing' && one.said['item'] === item.id);
  return missing ? { arrival: 'missing', told: missing, also: [] } : { arrival: 'unchecked', told: null, also: [] };
}

export const isScanned = ({ told }: Pick<RowItem, 'told'>): boolean => told?.said['scan_mode'] === 'scanned';
