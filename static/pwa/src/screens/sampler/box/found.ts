/** What this phone knows of its boxes: the lab's documents, and what was said here since. */
import { type BoxView, boxView, isGone, siblingsOf } from '../../../domain/box';
import { stateWith } from '../../../domain/custody';
import { type Deadline, isOutstanding, soonerFirst } from '../../../domain/deadline';
import type { Box, Item, Sample } from '../../../domain/document';
import { kindsCounting } from '../../../domain/undoing';
import type { Rooms } from '../../../rooms';
import type { Store } from '../../../store';
import { deadlinesHere } from '../../../ui/holding';
import { viewOf } from '../delivery';

/** Items that entries of this box speak of, as far as they are here. */
async function itemsSaid(store: Store, bodies: string[]): Promise<Map<string, Item>> {
  const ids = [...new Set(bodies.map((body) => (JSON.parse(body) as { item?: unknown }).item))];
  const items = await Promise.all(ids.map((id) => (typeof id === 'string' ? store.documents.find('items', id) : Promise.resolve(undefined))));
  return new Map(items.flatMap((item) => (item ? [[item.id, item] as const] : [])));
}

async function viewOfBox(store: Store, box: Box): Promise<BoxView> {
  const entries = await store.outbox.about(box.id);
  return boxView(box, entries, await itemsSaid(store, entries.map(({ operation }) => operation.body)));
}

export async function boxHere(store: Store, id: string): Promise<BoxView | null> {
  const box = await store.documents.find('boxes', id);
  return box ? viewOfBox(store, box) : null;
}

/** Newest first. */
export async function boxesHere(store: Store): Promise<BoxView[]> {
  const boxes = await store.documents.list('boxes');
  boxes.sort((a, b) => b.opened_at.localeCompare(a.opened_at));
  return Promise.all(boxes.map((box) => viewOfBox(store, box)));
}

/** Boxes that are still somebody's to carry. */
export const boxesUnderWay = async (store: Store): Promise<BoxView[]> => (await boxesHere(store)).filter((box) => !isGone(box));

export interface Content {
  sample: Sample;
  items: Item[];
  packed: Item[];
  missing: Item[];
  sealed: boolean;
  /** Soonest first; of what is in the box. */
  deadlines: Deadline[];
}

async function contentOf(rooms: Rooms, sample: Sample, inside: Set<string>): Promise<Content> {
  const { store } = rooms;
  const [linked, entries] = await Promise.all([store.documents.listByKey('items', sample.id), store.outbox.about(sample.id)]);
  const items = linked.filter((item) => item.sample === sample.id);
  const packed = items.filter(({ id }) => inside.has(id));
  const deadlines = (await deadlinesHere(rooms, sample, items)).filter(({ item }) => item === null || inside.has(item));
  const sealed = sample.state === 'sealed' || kindsCounting(sample, entries).includes('sample.seal');
  return { sample, items, packed, missing: items.filter(({ id }) => !inside.has(id)), sealed, deadlines };
}

/** By sample, the one with the least time left first. */
export async function contentsOf(rooms: Rooms, box: BoxView): Promise<Content[]> {
  const inside = new Set(box.items.map(({ item }) => item));
  const ids = [...new Set(box.items.map(({ sample }) => sample))];
  const samples = await Promise.all(ids.map((id) => rooms.store.documents.find('samples', id)));
  const contents = await Promise.all(samples.flatMap((sample) => (sample ? [contentOf(rooms, sample, inside)] : [])));
  const first = ({ deadlines }: Content): number => deadlines[0]?.until_ms ?? Infinity;
  return contents.sort((a, b) => first(a) - first(b));
}

export const soonestIn = (contents: Content[]): Deadline | undefined => contents.flatMap(({ deadlines }) => deadlines).sort(soonerFirst)[0];

export const nameOfSample = ({ sample_name, sample_no }: Sample, otherwise: string): string => sample_name ?? sample_no ?? otherwise;

/** How much of each sample is in the box, counted over what is packed now. */
export const countsOf = (box: BoxView, contents: Content[]) => siblingsOf(box.items, contents.flatMap(({ items }) => items));

export interface ToCarry {
  sample: Sample;
  state: string;
  items: number;
  deadline: Deadline | undefined;
}

/** How many they are, without looking at each. */
export async function countToCarry(rooms: Rooms): Promise<number> {
  const { store, session, reference } = rooms;
  const own = (await store.documents.list('samples')).filter((sample) => sample.created_by === session.person_id && isOutstanding(sample));
  const [boxes, waiting] = await Promise.all([boxesUnderWay(store), store.outbox.waiting()]);
  const boxed = new Set(boxes.flatMap(({ items }) => items.map(({ sample }) => sample)));
  const said = new Map<string | null, string[]>();
  for (const { about, operation } of waiting) said.set(about, [...(said.get(about) ?? []), operation.kind]);
  const state = (sample: Sample): string => stateWith(reference.custody.states, sample.state, said.get(sample.id) ?? []);
  return own.filter((sample) => !boxed.has(sample.id) && ['registered', 'sealed'].includes(state(sample))).length;
}

/** This person's samples that are in nobody else's hands and in no box, the most pressing first. */
export async function samplesToCarry(rooms: Rooms): Promise<ToCarry[]> {
  const { store, session, reference } = rooms;
  const own = (await store.documents.list('samples')).filter((sample) => sample.created_by === session.person_id && isOutstanding(sample));
  const boxed = new Set((await boxesUnderWay(store)).flatMap(({ items }) => items.map(({ sample }) => sample)));
  const rows = await Promise.all(own.filter(({ id }) => !boxed.has(id)).map(async (sample) => {
    const [view, items, deadlines] = await Promise.all([viewOf(store, reference, sample, false), store.documents.listByKey('items', sample.id), deadlinesHere(rooms, sample)]);
    return { sample, state: view.state, items: items.length, deadline: deadlines[0] };
  }));
  const left = rows.filter(({ state }) => state === 'registered' || state === 'sealed');
  return left.sort((a, b) => (a.deadline?.until_ms ?? Infinity) - (b.deadline?.until_ms ?? Infinity));
}
