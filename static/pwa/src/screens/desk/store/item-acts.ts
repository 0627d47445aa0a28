/** What the store says when something is done to an item: by its id, or by its label where its record has not come. */
import { newId } from '../../../domain/identity';
import type { Item } from '../../../domain/document';
import { type ItemView, toPlace } from '../../../domain/item';
import type { Act, Bodies, SplitPart } from '../../../domain/operation';
import { aboutLabel } from '../found';

export interface Target {
  /** Null where only the label is known. */
  view: ItemView | null;
  code: string;
  scan_mode: 'scanned' | 'manual';
}

type Following = 'item.check_out' | 'item.check_in' | 'item.consume' | 'item.retain' | 'item.transfer' | 'item.propose_disposal' | 'item.confirm_disposal' | 'item.decline_disposal' | 'item.break' | 'item.lose';

const subjectOf = ({ view, code }: Target): { subject: string | null; about: string } => (view ? { subject: view.id, about: view.id } : { subject: null, about: aboutLabel(code) });
const aimOf = ({ view, code }: Target): { label?: string; after: string[] } => (view ? { after: view.heads } : { label: code, after: [] });

/** To a place: stored, moved or brought back, as the item stands. */
export function putAct(target: Target, place: string): Act {
  const kind = target.view ? toPlace(target.view) : 'item.store';
  const aim = { ...subjectOf(target) };
  if (kind === 'item.check_in') return { kind, ...aim, body: { ...aimOf(target), place } };
  return { kind, ...aim, body: { ...aimOf(target), place, scan_mode: target.scan_mode } };
}

/** Any other act on the item in hand. */
export function itemAct<K extends Following>(target: Target, kind: K, body: Omit<Bodies[K], 'after' | 'label' | 'scan_mode'>): Act {
  return { kind, ...subjectOf(target), body: { ...aimOf(target), ...body } } as Act;
}

export interface Splitting {
  acts: Act[];
  records: { collection: 'items'; id: string; doc: Item }[];
  parts: SplitPart[];
}

/** The sub-items as this device shows them until the lab's own come. */
export function splitting(view: ItemView, parts: Omit<SplitPart, 'item'>[]): Splitting {
  const made = parts.map((part) => ({ ...part, item: newId() }));
  const records = made.map(({ item, code, amount, amount_unit }) => ({
    collection: 'items' as const, id: item,
    doc: {
      id: item, lab_id: view.lab_id, sample: view.sample, label: code, kind: 'D', container: null, amount: amount === undefined ? null : `${amount} ${amount_unit ?? ''}`.trim(),
      twin: false, parent: view.id, blind: true, state: 'arrived' as const, flags: [], place: null, out: null, arrival: 'arrived' as const, facts: [],
    },
  }));
  return { acts: [{ kind: 'item.split', subject: view.id, body: { parts: made } }], records, parts: made };
}
