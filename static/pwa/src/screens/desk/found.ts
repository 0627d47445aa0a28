/** What this desk knows of a label: the samples that carry it, or what was said about it before its record came. */
import type { Item, Returned, Sample } from '../../domain/document';
import { openReturns } from '../../domain/returning';
import type { Store } from '../../store';
import { amended, amendmentsOf, type Said } from '../amend/amending';
import { relabelled } from './relabelling';
import { undoneIn } from '../../domain/undoing';
import { type DeskView, deskView, type SaidHere, type Told, toldHere } from './standing';

export interface Claim {
  item: Item;
  items: Item[];
  sample: Sample;
  view: DeskView;
  amendments: Said[];
  /** Sent back to its sampler, and not answered yet. */
  returns: Returned[];
}
export interface Found {
  code: string;
  /** The code stands in a roll this lab has issued, as far as this desk knows. */
  issued: boolean;
  claims: Claim[];
  /** Said about the bare label; empty once its record has come. */
  told: Told[];
  /** The last thing this desk said of it was to take something back. */
  taken_back: boolean;
}

export const aboutLabel = (code: string): string => `label:${code}`;

async function claimOf(store: Store, item: Item, by_label: SaidHere[]): Promise<Claim | null> {
  const told = await store.documents.find('samples', item.sample);
  if (!told) return null;
  const [items, entries] = await Promise.all([store.documents.listByKey('items', told.id), store.outbox.about(told.id)]);
  items.sort((a, b) => a.kind.localeCompare(b.kind));
  const sample = amended(told, entries);
  return { item, items, sample, view: deskView(sample, [...entries, ...by_label]), amendments: amendmentsOf(told, entries), returns: openReturns(told, entries) };
}

/** The items with a label, as the lab tells it and as this desk has changed it since. */
export async function itemsWith(store: Store, code: string): Promise<Item[]> {
  const waiting = (await store.outbox.waiting()).filter(({ operation }) => operation.kind === 'sample.relabel');
  const moved = await Promise.all(waiting.map(({ operation }) => store.documents.find('items', operation.subject ?? '')));
  const told = await store.documents.listByKey('items', code);
  const said = await Promise.all(told.map(({ sample }) => store.outbox.about(sample)));
  const now = relabelled([...waiting, ...said.flat()], [...told, ...moved.filter((item) => item !== undefined)]);
  const here = moved.flatMap((item) => (item && now.get(item.id) === code ? [{ ...item, label: code, twin: false }] : []));
  return [...told.filter(({ id }) => !now.has(id) || now.get(id) === code), ...here];
}

async function toldOfLabel(store: Store, code: string, by_label: SaidHere[]): Promise<Told[]> {
  const waiting = await store.documents.listByKey('waiting', code);
  // A waiting document carries the id of its operation.
  const known = new Set(waiting.map(({ id }) => id));
  const told = waiting.map(({ id, kind, at, by }) => ({ op_id: id, kind, at, by, said: {}, here: false }));
  const here = by_label.filter(({ op_id, state }) => state !== 'refused' && !known.has(op_id)).map(toldHere);
  const undone = undoneIn(here);
  return [...told, ...here].filter(({ op_id, kind }) => !undone.has(op_id) && kind !== 'operation.undo');
}

export async function lookUp(store: Store, code: string): Promise<Found> {
  const [items, rolls, all_rolls, by_label] = await Promise.all([
    itemsWith(store, code),
    store.documents.listByKey('label_rolls', code),
    store.documents.count('label_rolls'),
    store.outbox.about(aboutLabel(code)),
  ]);
  const claims = await Promise.all(items.map((item) => claimOf(store, item, by_label)));
  const there = onePerSample(claims.filter((claim) => claim !== null));
  const told = there.length === 0 ? await toldOfLabel(store, code, by_label) : [];
  // A desk that holds no rolls yet cannot say that a label is of none.
  const taken_back = there.some(({ view }) => view.taken_back) || by_label.at(-1)?.operation.kind === 'operation.undo';
  return { code, issued: rolls.length > 0 || items.length > 0 || all_rolls === 0, claims: there, told, taken_back };
}

const onePerSample = (claims: Claim[]): Claim[] =>
  claims.filter(({ sample }, i) => claims.findIndex((other) => other.sample.id === sample.id) === i);
