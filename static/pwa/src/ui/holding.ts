/** Holding times of samples as this device knows them, and the lab's time to hold them against. */
import { type LabDays, labDaysOf } from '../domain/calendar';
import { type Deadline, deadlinesOf, soonerFirst } from '../domain/deadline';
import type { Item, PackedItem, Sample } from '../domain/document';
import type { Reference } from '../domain/reference';
import type { Store } from '../store';
import { useNow, useWatched } from './watched';

/** The lab's clock minus this device's, as far as it is known. */
const offsetNow = async (store: Store): Promise<number> => (await store.meta.find('clock'))?.offset_ms ?? 0;

/** The lab's time, looked at every half minute. */
export function useLabNow(store: Store): number {
  const now = useNow();
  const offset = useWatched(store, () => offsetNow(store)) ?? 0;
  return now.getTime() + offset;
}

export const labNow = async (store: Store): Promise<number> => Date.now() + (await offsetNow(store));

/** What was known of this device's clock when it made the sample; another device's is not ours to judge. */
async function offsetAt(store: Store, sample: Sample, device_id: string): Promise<number> {
  if (sample.device_id !== device_id) return 0;
  const made = (await store.outbox.about(sample.id)).find(({ operation }) => operation.kind === 'sample.create');
  return made?.operation.clock_offset_ms ?? offsetNow(store);
}

/** Holidays and worked weekends of all years that the lab has set. */
const labDays = async (store: Store): Promise<LabDays> => labDaysOf(await store.documents.list('calendars'));

export interface Around {
  store: Store;
  reference: Reference;
  session: { device_id: string };
}

/** Soonest first. */
export async function deadlinesHere({ store, reference, session }: Around, sample: Sample, known_items?: Item[]): Promise<Deadline[]> {
  const items = known_items ?? (await store.documents.listByKey('items', sample.id)).filter((item) => item.sample === sample.id);
  const parent = sample.parent ? await store.documents.find('samples', sample.parent) : undefined;
  return deadlinesOf(reference, { sample, items, parent_type: parent?.sample_type, offset_ms: await offsetAt(store, sample, session.device_id) }, await labDays(store));
}

/** The same for many at once: each list is read once, not once a sample. */
export async function deadlinesOfAll({ store, reference, session }: Around, samples: Sample[]): Promise<Map<string, Deadline[]>> {
  const [items, all, waiting, offset_now] = await Promise.all([store.documents.list('items'), store.documents.list('samples'), store.outbox.waiting(), offsetNow(store)]);
  const lab_days = await labDays(store);
  const types = new Map(all.map(({ id, sample_type }) => [id, sample_type]));
  const held = new Map<string, Item[]>();
  for (const item of items) held.set(item.sample, [...(held.get(item.sample) ?? []), item]);
  const offsets = new Map(waiting.filter(({ operation }) => operation.kind === 'sample.create').map(({ about, operation }) => [about, operation.clock_offset_ms]));
  return new Map(samples.map((sample) => {
    const offset_ms = sample.device_id === session.device_id ? (offsets.get(sample.id) ?? offset_now) : 0;
    return [sample.id, deadlinesOf(reference, { sample, items: held.get(sample.id) ?? [], parent_type: types.get(sample.parent ?? ''), offset_ms }, lab_days)];
  }));
}

/** The most pressing of what is packed together. */
export async function soonestOf(around: Around, packed: PackedItem[]): Promise<Deadline | undefined> {
  const inside = new Set(packed.map(({ item }) => item));
  const samples = await Promise.all([...new Set(packed.map(({ sample }) => sample))].map((id) => around.store.documents.find('samples', id)));
  const found = await Promise.all(samples.flatMap((sample) => (sample ? [deadlinesHere(around, sample)] : [])));
  return found.flat().filter(({ item }) => item === null || inside.has(item)).sort(soonerFirst)[0];
}
