/**
 * A batch at the desk: what is expected here and what came, worked out from documents and this desk's own words alone.
 * Nothing of it lives in a page: another desk that opens the same address goes on where this one stopped.
 */
import { type BoxView, boxView } from '../../../domain/box';
import { keysOfDay } from '../../../domain/day-keys';
import type { Item, Sample } from '../../../domain/document';
import { undoneHere } from '../../../domain/undoing';
import { dayOf } from '../../../i18n/moments';
import type { Rooms } from '../../../rooms';
import type { OutboxEntry } from '../../../store';
import type { ReceptionRow } from '../row-acts';
import { isScanned } from './item-standing';
import { isAccounted, rowOf } from './row';

export type BatchRef = { kind: 'box'; id: string } | { kind: 'phone'; device: string; day: string } | { kind: 'loose'; day: string };

export interface Totals {
  expected: number;
  /** Of what is expected. */
  arrived: number;
  scanned: number;
  manual: number;
  missing: number;
  unexpected: number;
  accounted: number;
}
export interface Batch {
  ref: BatchRef;
  box: BoxView | null;
  /** Who took what is expected, where it is known. */
  sampler: string | null;
  rows: ReceptionRow[];
  /** Scanned here, and no record of it has come. */
  labels: { code: string; at: string; scan_mode: unknown }[];
  totals: Totals;
}

/** `ID` of a box, `phone:DEVICE:DAY`, `loose:DAY`: what stands behind # in the address. */
export function refOf(hash: string): BatchRef | null {
  const [kind, one, day] = hash.split(':');
  const today = dayOf(new Date());
  if (kind === 'loose') return { kind: 'loose', day: one ?? today };
  if (kind === 'phone') return one ? { kind: 'phone', device: one, day: day ?? today } : null;
  return kind ? { kind: 'box', id: kind } : null;
}

/** So many of this desk's last words are looked through besides all that waits. */
const LATEST = 400;

/** This desk's own words, by the record they are shown under. */
export async function ownWords({ store }: Pick<Rooms, 'store'>): Promise<Map<string, OutboxEntry[]>> {
  const [latest, waiting] = await Promise.all([store.outbox.latest(LATEST), store.outbox.waiting()]);
  const entries = new Map([...waiting, ...latest].map((entry) => [entry.op_id, entry]));
  const by_record = new Map<string, OutboxEntry[]>();
  for (const entry of [...entries.values()].sort((a, b) => (a.n ?? 0) - (b.n ?? 0))) {
    if (entry.about !== null) by_record.set(entry.about, [...(by_record.get(entry.about) ?? []), entry]);
  }
  return by_record;
}

const bodyOf = ({ operation }: OutboxEntry): Record<string, unknown> => JSON.parse(operation.body) as Record<string, unknown>;
const COMING = ['sample.arrive', 'item.unexpected'];

/** What this desk took in from this box, by record: samples and bare labels. */
function takenFrom(box: string | null, words: Map<string, OutboxEntry[]>): string[] {
  const mine = (entry: OutboxEntry): boolean => entry.state !== 'refused' && COMING.includes(entry.operation.kind) && (bodyOf(entry)['box'] ?? null) === box;
  return [...words].filter(([, entries]) => {
    const undone = undoneHere([], entries);
    return entries.some((entry) => mine(entry) && !undone.has(entry.op_id));
  }).map(([about]) => about);
}

/** The samples of a lab's day, by when they were taken or came. */
export async function ofDay({ store }: Rooms, word: 'taken' | 'came', day: string): Promise<Sample[]> {
  const found = await Promise.all(keysOfDay(word, day).map((key) => store.documents.listByKey('samples', key)));
  const at = (sample: Sample): string | null => (word === 'came' ? sample.arrived_at : (sample.at ?? sample.sampled_at));
  return found.flat().filter((sample) => dayOf(new Date(at(sample) ?? 0)) === day);
}

/** What was scanned by mistake and taken back is no part of it. */
const concernsBox = ({ items, unexpected, answers }: ReceptionRow): boolean => items.some(({ listed }) => listed) || unexpected || answers.length > 0;

interface Around {
  rooms: Rooms;
  words: Map<string, OutboxEntry[]>;
  scanned: string | undefined;
}
interface Plan {
  samples: string[];
  box: BoxView | null;
  isListed: (item: Item) => boolean;
  isOf: (row: ReceptionRow) => boolean;
  /** Taken in here without a record, from this box or from none. */
  from: string | null;
}

const today = (day: string) => (entry: OutboxEntry): boolean => dayOf(new Date(entry.queued_at)) === day;

async function planOf({ rooms, words }: Around, ref: BatchRef): Promise<Plan | null> {
  const { documents } = rooms.store;
  if (ref.kind === 'box') {
    const doc = await documents.find('boxes', ref.id);
    if (!doc) return null;
    const box = boxView(doc, words.get(ref.id) ?? [], new Map());
    const listed = new Set(box.items.map(({ item }) => item));
    const samples = [...box.items, ...(box.unexpected ?? [])].map(({ sample }) => sample);
    return { samples: [...samples, ...takenFrom(ref.id, words)], box, isListed: ({ id }) => listed.has(id), isOf: concernsBox, from: ref.id };
  }
  if (ref.kind === 'phone') {
    const own = (await ofDay(rooms, 'taken', ref.day)).filter(({ device_id }) => device_id === ref.device);
    return { samples: own.map(({ id }) => id), box: null, isListed: ({ box }) => (box ?? null) === null, isOf: ({ items }) => items.some(({ listed }) => listed), from: '' };
  }
  const came = await ofDay(rooms, 'came', ref.day);
  const here = takenFrom(null, words).filter((about) => (words.get(about) ?? []).some(today(ref.day)));
  const isLoose = ({ items }: ReceptionRow): boolean => items.some(({ told }) => told?.kind === 'sample.arrive' && typeof told.said['box'] !== 'string');
  return { samples: [...came.map(({ id }) => id), ...here], box: null, isListed: () => true, isOf: isLoose, from: null };
}

async function rowsOf({ rooms, words, scanned }: Around, { samples, box, isListed, isOf }: Plan): Promise<ReceptionRow[]> {
  const { documents } = rooms.store;
  const rows = await Promise.all([...new Set(samples)].map(async (id) => {
    const [sample, items] = await Promise.all([documents.find('samples', id), documents.listByKey('items', id)]);
    if (!sample) return [];
    return [rowOf(rooms, { sample, items: items.filter((item) => item.sample === id), entries: words.get(id) ?? [], box: box?.id ?? null, isListed, code: scanned })];
  }));
  return rows.flat().filter(isOf);
}

/** Labels that nobody has a record of yet; those that have one by now lead to its sample. */
async function labelsOf({ rooms, words }: Around, from: string | null): Promise<{ samples: string[]; labels: Batch['labels'] }> {
  const taken = takenFrom(from, words).filter((about) => about.startsWith('label:'));
  const found = await Promise.all(taken.map(async (about) => {
    const code = about.slice('label:'.length);
    const [item] = (await rooms.store.documents.listByKey('items', code)).filter(({ label }) => label === code);
    const [entry] = words.get(about) ?? [];
    return item ? { sample: item.sample } : { label: { code, at: entry?.queued_at ?? '', scan_mode: entry ? bodyOf(entry)['scan_mode'] : null } };
  }));
  return { samples: found.flatMap(({ sample }) => sample ?? []), labels: found.flatMap(({ label }) => label ?? []) };
}

export function totalsOf(rows: ReceptionRow[], labels: number): Totals {
  const items = rows.flatMap((row) => row.items);
  const listed = items.filter((item) => item.listed);
  const here = listed.filter(({ arrival }) => arrival === 'arrived');
  const scanned = here.filter(isScanned).length;
  return {
    expected: listed.length, arrived: here.length, scanned, manual: here.length - scanned, missing: listed.filter(({ arrival }) => arrival === 'missing').length,
    unexpected: items.filter((item) => !item.listed && item.arrival === 'arrived').length + labels, accounted: rows.filter(isAccounted).length,
  };
}

export async function batchOf(rooms: Rooms, ref: BatchRef, scanned?: string): Promise<Batch | null> {
  const around = { rooms, words: await ownWords(rooms), scanned };
  const plan = await planOf(around, ref);
  if (!plan) return null;
  const { samples, labels } = await labelsOf(around, plan.from);
  // What was said of a bare label is its sample's as soon as the record is here.
  const rows = await rowsOf(around, { ...plan, samples: [...plan.samples, ...samples].filter((id) => !id.startsWith('label:')) });
  const by = plan.box?.opened_by ?? rows[0]?.sample?.created_by;
  const sampler = by ? ((await rooms.store.documents.find('people', by))?.name ?? null) : null;
  return { ref, box: plan.box, sampler, rows, labels, totals: totalsOf(rows, labels.length) };
}
