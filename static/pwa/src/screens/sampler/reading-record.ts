/** What readings stand on a record, and saying one more: the record on this phone shows it at once. */
import type { Box, Instrument, Item, Measurement, Sample, Visit } from '../../domain/document';
import { printed } from '../../domain/label';
import { newId } from '../../domain/identity';
import type { Bodies } from '../../domain/operation';
import { measurementAct, measurementOf } from '../../domain/reading';
import type { OutboxEntry } from '../../store/ground';
import { useWatched } from '../../ui';
import type { ReadingNames } from '../../ui/readings';
import type { Rooms } from '../../rooms';

export type ReadOf = 'sample' | 'visit' | 'box';
export type ReadingBody = Bodies['measurement.add'];

const COLLECTIONS = { sample: 'samples', visit: 'visits', box: 'boxes', place: 'places' } as const;

export interface ReadingRecord {
  doc: Sample | Visit | Box | undefined;
  sample: Sample | undefined;
  items: Item[];
  instruments: Instrument[];
  measurements: Measurement[];
  waiting: Set<string>;
}

const isReading = ({ operation, state }: OutboxEntry): boolean => operation.kind === 'measurement.add' && state !== 'refused';

/** The lab's document may be older than what this phone has said since. */
function withUnsent(known: Measurement[], entries: OutboxEntry[], instruments: Instrument[]): Measurement[] {
  const here = new Set(known.map(({ op_id }) => op_id));
  const unsent = entries.filter((entry) => isReading(entry) && !here.has(entry.op_id)).map(({ op_id, operation }) => {
    const body = JSON.parse(operation.body) as ReadingBody;
    return measurementOf(op_id, body, operation.actor, instruments.find(({ id }) => id === body.instrument));
  });
  return [...known, ...unsent];
}

async function find(rooms: Rooms, of: ReadOf, id: string): Promise<ReadingRecord> {
  const { documents, outbox } = rooms.store;
  const [doc, items, instruments, entries] = await Promise.all([
    documents.find(COLLECTIONS[of], id), of === 'sample' ? documents.listByKey('items', id) : [], documents.list('instruments'), outbox.about(id),
  ]);
  return {
    doc, items, instruments,
    sample: of === 'sample' ? (doc as Sample | undefined) : undefined,
    measurements: withUnsent(doc?.measurements ?? [], entries, instruments),
    waiting: new Set(entries.filter(({ state }) => state === 'waiting').map(({ op_id }) => op_id)),
  };
}

export const useReadings = (rooms: Rooms, of: ReadOf, id: string): ReadingRecord | undefined => useWatched(rooms.store, () => find(rooms, of, id), [of, id]);

export function namesOf(rooms: Rooms, { instruments, items }: Pick<ReadingRecord, 'instruments' | 'items'>): ReadingNames {
  const itemWords = (id: string | null): string => {
    const item = items.find((one) => one.id === id);
    return item ? `${item.bottle ?? item.kind} ${printed(item.label)}` : '';
  };
  return { quantities: rooms.reference.field_quantities, instrument: (id) => instruments.find((one) => one.id === id)?.name ?? '…', item: itemWords };
}

/** Says it, and remembers the instrument for the next reading of this quantity on this phone. */
export async function sayReading(rooms: Rooms, id: string, record: ReadingRecord, body: ReadingBody): Promise<void> {
  const op_id = newId();
  const instrument = record.instruments.find((one) => one.id === body.instrument);
  const measurement = measurementOf(op_id, body, rooms.session.person_id, instrument);
  const doc = record.doc && { ...record.doc, measurements: [...record.measurements, measurement] };
  await rooms.say([measurementAct(id, op_id, body)], doc && { records: [{ collection: COLLECTIONS[body.of], id, doc }] });
  if (!body.instrument) return;
  const before = (await rooms.store.meta.find('instruments')) ?? {};
  await rooms.store.meta.rememberQuietly('instruments', { ...before, [body.quantity]: body.instrument });
}
