/**
 * A transport box as this device sees it: the lab's document and what was said here since. A small fold; the lab's own
 * decides. Without this, opening and packing would show only after the lab has answered.
 */
import type { Box, BoxArrival, Item, PackedItem } from './document';
import { undoneHere } from './undoing';

/** The part of an outbox entry that counts here. */
export interface BoxSaid {
  op_id: string;
  state: 'waiting' | 'sent' | 'refused';
  operation: { kind: string; actor: string; device_time: string; body: string };
}

export interface BoxView extends Box {
  /** Said here and not yet answered by the lab. */
  waiting: number;
  /** Kinds that the lab has set aside: what is shown does without them. */
  refused: string[];
  /** The closing that stands, for taking it back. */
  closed_by: string | null;
}

type Labelled = Pick<Item, 'id' | 'sample' | 'label'>;
interface Told {
  op_id: string;
  kind: string;
  at: string;
  said: Record<string, unknown>;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function packed(view: BoxView, told: Told, items: Map<string, Labelled>): PackedItem[] {
  const item = items.get(text(told.said['item']) ?? '');
  if (!item || view.items.some((one) => one.item === item.id)) return view.items;
  return [...view.items, { item: item.id, sample: item.sample, label: item.label, op_id: told.op_id, at: told.at }];
}

function unpacked({ items }: BoxView, { said }: Told): PackedItem[] {
  const answers = Array.isArray(said['answers']) ? (said['answers'] as string[]) : [];
  return items.filter(({ op_id }) => !answers.includes(op_id));
}

/** A hand-over that the lab has told of already: the box is here again, closed or not. */
const keptHere = (view: BoxView): Partial<BoxView> => ({ handed_to: null, ...(view.state === 'in_transit' ? { state: view.closed_by === null ? 'open' : 'closed' } : {}) });

/** Undone: a packing leaves, a closing opens again, what was handed over is back. */
function undone(view: BoxView, op_id: string | null): Partial<BoxView> {
  if (op_id !== null && op_id === view.closed_by) return { state: 'open', closed_by: null, seal_no: null, start_temperature_c: null, closed_at: null };
  if (view.facts.some((fact) => fact.kind === 'box.hand_over' && fact.op_id === op_id)) return keptHere(view);
  return { items: view.items.filter((item) => item.op_id !== op_id) };
}

const BEFORE_LEAVING = ['open', 'closed'];

const arrivalOf = ({ op_id, said }: Told): BoxArrival => ({
  op_id, count: number(said['count']), seal_ok: typeof said['seal_ok'] === 'boolean' ? said['seal_ok'] : null, temperature_c: number(said['temperature_c']),
  instrument: text(said['instrument']), no_temperature_reason: text(said['no_temperature_reason']), receipt_no: text(said['receipt_no']),
});

function after(view: BoxView, told: Told, items: Map<string, Labelled>): Partial<BoxView> {
  const { kind, said, at, op_id } = told;
  switch (kind) {
    case 'box.pack': return { items: packed(view, told, items) };
    case 'box.unpack': return { items: unpacked(view, told) };
    case 'operation.undo': return undone(view, text(said['op_id']));
    case 'box.close': return {
      closed_by: op_id, closed_at: at, seal_no: text(said['seal_no']), start_temperature_c: number(said['temperature_c']),
      ...(view.state === 'open' ? { state: 'closed' } : {}),
    };
    case 'box.hand_over': return { handed_to: text(said['to_name']), ...(BEFORE_LEAVING.includes(view.state) ? { state: 'in_transit' } : {}) };
    case 'box.cancel': return BEFORE_LEAVING.includes(view.state) ? { state: 'cancelled', items: [] } : {};
    case 'box.arrive': return { state: 'arrived', arrived_at: view.arrived_at ?? at, arrival: arrivalOf(told) };
    case 'box.reconcile': return { state: 'reconciled', reconciled_at: at };
    default: return {};
  }
}

/** `items`: those of the samples this device knows, by id. */
export function boxView(box: Box, entries: BoxSaid[], items: Map<string, Labelled>): BoxView {
  const known = new Set(box.facts.map(({ op_id }) => op_id));
  const undone_here = undoneHere([], entries);
  const since = entries.filter(({ op_id, state }) => state !== 'refused' && !known.has(op_id) && !undone_here.has(op_id));
  const closed_by = box.state === 'open' ? null : (box.facts.filter(({ kind, undone: gone }) => kind === 'box.close' && !gone).at(-1)?.op_id ?? null);
  const start: BoxView = {
    ...box, closed_by, waiting: entries.filter(({ state }) => state === 'waiting').length,
    refused: entries.filter(({ state }) => state === 'refused').map(({ operation }) => operation.kind),
  };
  return since.reduce<BoxView>((view, { op_id, operation }) => {
    const told = { op_id, kind: operation.kind, at: operation.device_time, said: JSON.parse(operation.body) as Record<string, unknown> };
    return { ...view, ...after(view, told, items) };
  }, start);
}

/** The document as this phone shows it until the lab's own comes. */
export const newBox = (id: string, lab_id: string, code: string, person_id: string, at: string): Box => ({
  id, lab_id, code, state: 'open', flags: [], items: [], seal_no: null, start_temperature_c: null, opened_by: person_id, opened_at: at,
  closed_at: null, handed_to: null, arrived_at: null, facts: [], measurements: [],
});

/** The box cannot be packed, closed or handed over any more. */
export const isGone = ({ state }: Pick<Box, 'state'>): boolean => isHere({ state }) || state === 'cancelled' || state === 'lost';

/** It stands in the lab, looked through or not. */
export const isHere = ({ state }: Pick<Box, 'state'>): boolean => state === 'arrived' || state === 'received' || state === 'reconciled';

export const samplesIn = (items: Pick<PackedItem, 'sample'>[]): number => new Set(items.map(({ sample }) => sample)).size;

export interface Siblings {
  sample: string;
  packed: number;
  all: number;
  /** Items of the same sample that are not in the box. */
  missing: Labelled[];
}

/** For each sample in the box, how much of it is there; in the order of packing. */
export function siblingsOf(packed_items: Pick<PackedItem, 'item' | 'sample'>[], items: Labelled[]): Siblings[] {
  const inside = new Set(packed_items.map(({ item }) => item));
  return [...new Set(packed_items.map(({ sample }) => sample))].map((sample) => {
    const own = items.filter((item) => item.sample === sample);
    const missing = own.filter(({ id }) => !inside.has(id));
    return { sample, packed: own.length - missing.length, all: own.length, missing };
  });
}
