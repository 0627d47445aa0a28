/** What the desk's day is made of, found by index: a lab keeps far more samples than it has to do with today. */
import { keysOfDay, UNDECIDED } from '../../domain/day-keys';
import type { Item, Sample } from '../../domain/document';
import type { OutboxEntry, Store } from '../../store';
import { type DayParts, labelsIn } from './today';

/** Undecided ones, those of today's decisions, and whatever this desk has spoken about. */
async function samplesOf({ documents }: Store, entries: OutboxEntry[], today: string): Promise<Sample[]> {
  const spoken = [...new Set(entries.flatMap(({ about }) => about ?? []))];
  const [by_key, by_id] = await Promise.all([
    Promise.all([UNDECIDED, ...keysOfDay('decided', today)].map((key) => documents.listByKey('samples', key))),
    Promise.all(spoken.map((id) => documents.find('samples', id))),
  ]);
  return [...new Map([...by_key.flat(), ...by_id.flatMap((sample) => sample ?? [])].map((sample) => [sample.id, sample])).values()];
}

export async function partsOfDay(store: Store, touched: string[], today: string): Promise<Omit<DayParts, 'isToday'>> {
  const { documents, outbox } = store;
  const [waiting, queued, ...recent] = await Promise.all([documents.list('waiting'), outbox.waiting(), ...touched.map((id) => outbox.about(id))]);
  const entries = [...new Map([...queued, ...recent.flat()].map((entry) => [entry.op_id, entry])).values()];
  const samples = await samplesOf(store, entries, today);
  const items: Item[][] = await Promise.all([...labelsIn(waiting, entries)].map((label) => documents.listByKey('items', label)));
  return { samples, items: items.flat(), waiting, entries };
}
