/** One item as this device sees it: the lab's document and what was said here since. A fold like the lab's own, which decides. */
import { localIso } from './clock';
import type { SaidHere } from './custody';
import type { Fact, Item, ItemState, Sample } from './document';
import { type Disposal, isOpen } from './disposal-fold';
import { type Around, type ItemFact, OF_ITEM, standingOf } from './item-fold';
import { undoneHere } from './undoing';

export interface ItemView extends Item {
  state: ItemState;
  flags: string[];
  place: string | null;
  out: NonNullable<Item['out']> | null;
  amount_left: number | null;
  retain_until: string | null;
  retain_verdict: 'pass' | 'fail' | null;
  /** What this device said of it since, and the lab has not told. */
  since: ItemFact[];
  /** Kinds that the lab has set aside: what is shown does without them. */
  refused: string[];
  /** Facts that nobody followed: what is said next names them all. */
  heads: string[];
  /** What disposed of it, or waits for a second person, or was the last to be proposed. */
  disposal: Disposal | null;
}

const dayOf = (at: string): string => localIso(new Date(at)).slice(0, 10);
const ofFact = ({ op_id, kind, at, by, said }: Fact): ItemFact => ({ op_id, kind, at, by, said, day: dayOf(at) });
const ofEntry = ({ op_id, operation: { kind, device_time: at, actor: by, body } }: SaidHere): ItemFact =>
  ({ op_id, kind, at, by, said: JSON.parse(body) as Record<string, unknown>, day: dayOf(at) });

/** Arrivals are said of the sample; an item that was on its way is here with the first one that means it. */
function arrivedHere({ id, state }: Pick<Item, 'id' | 'state'>, about_sample: SaidHere[]): ItemState {
  const now = state ?? 'labelled';
  if (now !== 'labelled' && now !== 'in_transit') return now;
  const means = ({ state: answer, operation }: SaidHere): boolean => {
    if (answer === 'refused' || operation.kind !== 'sample.arrive') return false;
    const { item } = JSON.parse(operation.body) as { item?: string };
    return item === undefined || item === id;
  };
  return about_sample.some(means) ? 'arrived' : now;
}

const BEFORE_STORE: ItemState[] = ['labelled', 'in_transit', 'arrived', 'missing'];

function aroundOf(item: Item, about_sample: SaidHere[], sample: Pick<Sample, 'state' | 'decided_at'> | undefined): Around {
  const now = arrivedHere(item, about_sample);
  return { state: BEFORE_STORE.includes(now) ? now : 'arrived', decided_at: sample?.decided_at ?? null, is_void: sample?.state === 'void' };
}

const outOf = ({ said, by, at }: ItemFact): ItemView['out'] => ({
  person: typeof said['person'] === 'string' ? said['person'] : by, purpose: typeof said['purpose'] === 'string' ? said['purpose'] : '',
  amount: typeof said['amount'] === 'number' ? said['amount'] : null, amount_unit: typeof said['amount_unit'] === 'string' ? said['amount_unit'] : null, at,
});

const asTold = (item: Item, state: ItemState) => ({
  state, flags: item.flags ?? [], place: item.place ?? null, out: item.out ?? null, amount_left: item.amount_left ?? null,
  retain_until: item.retain_until ?? null, retain_verdict: item.retain_verdict ?? null,
});

/** `entries`: what this device said of the item, or of its label; `about_sample`: what it said of the sample. */
export function itemView(item: Item, entries: SaidHere[], about_sample: SaidHere[] = [], sample?: Pick<Sample, 'state' | 'decided_at'>): ItemView {
  const facts = item.facts ?? [];
  const known = new Set(facts.map(({ op_id }) => op_id));
  const undone = undoneHere(facts, entries);
  for (const { op_id, undone: gone } of facts) if (gone) undone.add(op_id);
  const since = entries.filter(({ op_id, state, operation }) => state !== 'refused' && !known.has(op_id) && OF_ITEM.includes(operation.kind)).map(ofEntry);
  const { heads, out, disposal, ...standing } = standingOf([...facts.map(ofFact), ...since], undone, aroundOf(item, about_sample, sample));
  const counts_there = facts.some((fact) => undone.has(fact.op_id) && !fact.undone);
  // While nothing was said here since, the lab's own fold is shown: it knows what this device may not.
  const shown = since.length > 0 || counts_there ? { ...standing, out: out && outOf(out) } : asTold(item, arrivedHere(item, about_sample));
  return {
    ...item, ...shown, since: since.filter(({ op_id }) => !undone.has(op_id)), heads: heads.map(({ op_id }) => op_id), disposal,
    refused: entries.filter(({ state }) => state === 'refused').map(({ operation }) => operation.kind),
  };
}

export type Doing = 'store' | 'check_out' | 'check_in' | 'split' | 'retain' | 'transfer' | 'dispose' | 'break' | 'lose' | 'consume';

const MAY: Record<ItemState, Doing[]> = {
  labelled: ['store', 'break', 'lose'],
  in_transit: ['store', 'break', 'lose'],
  arrived: ['store', 'check_out', 'split', 'retain', 'consume', 'transfer', 'dispose', 'break', 'lose'],
  in_store: ['store', 'check_out', 'split', 'retain', 'consume', 'transfer', 'dispose', 'break', 'lose'],
  checked_out: ['check_in', 'consume', 'break', 'lose'],
  retained: ['store', 'check_out', 'transfer', 'dispose', 'retain', 'break', 'lose'],
  consumed: [],
  transferred: [],
  disposed: [],
  broken: ['store', 'dispose'],
  missing: ['store'],
};
const BY_ROLE: Record<string, Doing[]> = {
  receiver: ['store', 'check_out', 'check_in', 'split', 'retain', 'transfer', 'dispose', 'break', 'lose', 'consume'],
  analyst: ['store', 'check_out', 'check_in', 'break', 'lose', 'consume'],
  manager: ['retain', 'transfer', 'dispose', 'break', 'lose'],
};

/** What the screen offers to these roles; nothing: the item is gone for good, or it is not theirs to do. Nobody proposes what is proposed already. */
export const mayBeDone = ({ state, disposal }: Pick<ItemView, 'state'> & Partial<Pick<ItemView, 'disposal'>>, roles: string[]): Doing[] => {
  const theirs = new Set(roles.flatMap((role) => BY_ROLE[role] ?? []));
  const proposed = disposal != null && isOpen(disposal);
  return MAY[state].filter((doing) => theirs.has(doing) && !(doing === 'dispose' && proposed));
};

/** Its disposal waits for a second person; null: it does not, or it is gone. */
export const proposedOf = ({ disposal, flags }: Pick<ItemView, 'disposal' | 'flags'>): Disposal | null => (disposal !== null && flags.includes('disposal_proposed') ? disposal : null);

/** Whether it can be put anywhere at all, by whomever. */
export const isGone = ({ state }: Pick<ItemView, 'state'>): boolean => MAY[state].length === 0;

/** How it comes to a place: put away, carried over, or brought back. */
export function toPlace({ state }: Pick<ItemView, 'state'>): 'item.store' | 'item.move' | 'item.check_in' {
  if (state === 'checked_out') return 'item.check_in';
  return state === 'in_store' || state === 'retained' ? 'item.move' : 'item.store';
}
