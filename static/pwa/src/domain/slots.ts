/** The containers that a sample is made of: A and B, or the bottles of a water set in the order of filling. */
import type { Sheet, SheetItem } from './draft';
import type { BottleRow, PreservationRow, Reference, SampleType } from './reference';

export interface Slot {
  /** A, B, W1, W7#2: names the slot within its sheet. */
  key: string;
  kind: string;
  bottle: BottleRow | null;
  /** Of a set with several of this bottle: which one. */
  turn: number;
  required: boolean;
}

type OfSample = Pick<Sheet, 'sample_type' | 'task_category'>;

/** Quality control samples are one container each, of their own kind. */
const QC_KIND: Record<string, string> = { 'Q-BLK': 'K', 'Q-TRP': 'K', 'Q-PAR': 'P', 'Q-SPK': 'S' };
/** Kinds that belong to another item and fill no slot. */
export const QC_KINDS = ['K', 'P', 'S'];

const slot = (kind: string, required: boolean): Slot => ({ key: kind, kind, bottle: null, turn: 1, required });

function bottleSlots(rows: BottleRow[]): Slot[] {
  return [...rows].sort((a, b) => a.order - b.order).flatMap((bottle) =>
    Array.from({ length: bottle.count }, (_, i) => ({ key: i === 0 ? bottle.bottle : `${bottle.bottle}#${i + 1}`, kind: 'W', bottle, turn: i + 1, required: bottle.required })),
  );
}

export function slotsOf({ bottle_sets }: Pick<Reference, 'bottle_sets'>, type: SampleType, { task_category }: OfSample): Slot[] {
  if (type.bottle_set !== null) return bottleSlots(bottle_sets.filter(({ set }) => set === type.bottle_set));
  if (type.form === 'parent') return [slot(QC_KIND[type.code] ?? 'K', true)];
  const has_b = type.amount_b !== 'none';
  return [slot('A', true), ...(has_b ? [slot('B', task_category === 'supervision')] : [])];
}

const belongsIn = (item: SheetItem, { kind, bottle }: Slot): boolean => item.item_kind === kind && (item.bottle ?? null) === (bottle?.bottle ?? null);

export interface Seat {
  slot: Slot;
  item: SheetItem | undefined;
}

/** Which item sits in which slot; several alike sit in the order they were scanned. */
export function seatsOf(slots: Slot[], items: SheetItem[]): Seat[] {
  const waiting = items.filter(({ item_kind, parent }) => parent === undefined || !QC_KINDS.includes(item_kind));
  return slots.map((one) => {
    const at = waiting.findIndex((item) => belongsIn(item, one));
    return { slot: one, item: at < 0 ? undefined : waiting.splice(at, 1)[0] };
  });
}

/** Items beside the slots: blanks, parallels, and what was added by hand. */
export function besides(slots: Slot[], items: SheetItem[]): SheetItem[] {
  const seated = new Set(seatsOf(slots, items).map(({ item }) => item?.id));
  return items.filter(({ id }) => !seated.has(id));
}

export const isTaken = ({ slot, item }: Seat, not_taken: Record<string, string>): boolean => item !== undefined || (not_taken[slot.key] ?? '').trim() !== '';

/** Where the next label goes: the first slot that has none and was not said to stay empty. */
export const nextSlot = (slots: Slot[], { items, not_taken }: Pick<Sheet, 'items' | 'not_taken'>): Slot | undefined =>
  seatsOf(slots, items).find((seat) => !isTaken(seat, not_taken))?.slot;

/** What its label says of a container in this slot. */
export function asIn({ id, code, scan_mode, ...item }: SheetItem, { kind, bottle }: Slot, preservation: PreservationRow[]): SheetItem {
  const kept: SheetItem = { id, code, scan_mode, item_kind: kind };
  if (item.seal_no !== undefined) kept.seal_no = item.seal_no;
  if (item.position !== undefined) kept.position = item.position;
  if (item.filled_at !== undefined) kept.filled_at = item.filled_at;
  return bottle === null ? kept : { ...kept, bottle: bottle.bottle, amount: `${bottle.volume_l} L`, ...textsOf(bottle, preservation) };
}

function textsOf(bottle: BottleRow, preservation: PreservationRow[]): { container?: string; preservative?: string } {
  const container = bottle.container ?? '';
  const preservative = preservativeOf(bottle, preservation);
  return { ...(container ? { container } : {}), ...(preservative ? { preservative } : {}) };
}

/** The set's own word, else the tables' where they agree. Where they differ only the person knows what is in the bottle. */
export function preservativeOf(bottle: BottleRow, preservation: PreservationRow[]): string {
  const said = new Set(rowsFor(bottle, preservation).map(({ preservation_zh }) => preservation_zh ?? ''));
  return bottle.preservative ?? (said.size === 1 ? ([...said][0] ?? '') : '');
}

/** What the tables say of each thing that is looked for in this bottle. */
export const rowsFor = ({ preservation_keys }: BottleRow, preservation: PreservationRow[]): PreservationRow[] => preservation.filter(({ key }) => preservation_keys.includes(key));

/** Another type has other containers: who has no slot any more takes the next free one, in the order of scanning. */
export function reseated(items: SheetItem[], slots: Slot[], preservation: PreservationRow[]): SheetItem[] {
  const seated = new Set(seatsOf(slots, items).map(({ item }) => item?.id));
  const free = seatsOf(slots, items).filter(({ item }) => item === undefined).map(({ slot: one }) => one);
  return items.map((item) => {
    if (seated.has(item.id) || (item.parent !== undefined && QC_KINDS.includes(item.item_kind))) return item;
    const next = free.shift();
    return next ? asIn(item, next, preservation) : item;
  });
}

/** Without one item; what belonged to it belongs to nobody then. */
export const withoutItem = (items: SheetItem[], id: string): SheetItem[] =>
  items.filter((item) => item.id !== id).map((item) => {
    if (item.parent !== id) return item;
    const { parent: _, ...alone } = item;
    return alone;
  });

/** "W4 未取：瓶子破了": for the record's list of bottles. */
export const notTakenWords = (slots: Slot[], { items, not_taken }: Pick<Sheet, 'items' | 'not_taken'>): string[] =>
  seatsOf(slots, items).filter((seat) => seat.item === undefined && isTaken(seat, not_taken)).map(({ slot: { key } }) => `${key} 未取：${not_taken[key] ?? ''}`.slice(0, 200));
