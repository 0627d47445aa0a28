/** Into the box and out of it: what a label means here, and what is said and shown for it. */
import type { BoxView } from '../../../domain/box';
import type { Item, PackedItem, Sample, SampleState } from '../../../domain/document';
import { printed, readScanned, readTyped } from '../../../domain/label';
import type { Act } from '../../../domain/operation';
import type { Sheet } from '../../../domain/draft';
import { t } from '../../../i18n/words/box';
import { t as label } from '../../../i18n/words/label-check';
import type { Rooms } from '../../../rooms';
import type { Reading } from '../../../scan';
import type { Alongside } from '../../../store';
import { kindsCounting } from '../../../domain/undoing';
import { doneWithUndo } from '../../undo';
import { viewOf } from '../delivery';
import { boxesUnderWay, nameOfSample } from './found';

export type Judged =
  | { verdict: 'pack'; item: Item; sample: Sample; state: SampleState }
  | { verdict: 'inside'; item: Item; sample: Sample }
  | { verdict: 'refused'; words: string };

const refused = (words: string): Judged => ({ verdict: 'refused', words });

/** Each with a word of its own: what the person holds is something else than an item to pack. */
async function withoutItem(rooms: Rooms, code: string): Promise<Judged> {
  const draft = (await rooms.store.drafts.list()).find(({ body }) => (body as Partial<Sheet>).items?.some((item) => item.code === code));
  return refused(draft ? t('pack_draft', { name: (draft.body as Sheet).sample_name || t('unnamed') }) : t('pack_unknown', { code: printed(code) }));
}

async function whereElse(rooms: Rooms, box: BoxView, item: Item): Promise<Judged | null> {
  const other = (await boxesUnderWay(rooms.store)).find(({ id, items }) => id !== box.id && items.some((one) => one.item === item.id));
  return other ? refused(t('pack_other_box', { box: printed(other.code) })) : null;
}

/** Of two items with one label the one that this person made: the other is in somebody else's hands. */
async function itemWith(rooms: Rooms, code: string): Promise<{ item: Item; sample: Sample } | null> {
  const items = (await rooms.store.documents.listByKey('items', code)).filter(({ label }) => label === code);
  const found = await Promise.all(items.map(async (item) => ({ item, sample: await rooms.store.documents.find('samples', item.sample) })));
  const known = found.flatMap(({ item, sample }) => (sample ? [{ item, sample }] : []));
  return known.find(({ sample }) => sample.created_by === rooms.session.person_id) ?? known[0] ?? null;
}

async function judgeItem(rooms: Rooms, box: BoxView, code: string): Promise<Judged> {
  const found = await itemWith(rooms, code);
  if (!found) return withoutItem(rooms, code);
  const { item, sample } = found;
  if (box.items.some((one) => one.item === item.id)) return { verdict: 'inside', item, sample };
  const elsewhere = await whereElse(rooms, box, item);
  if (elsewhere) return elsewhere;
  const { state } = await viewOf(rooms.store, rooms.reference, sample, false);
  if (state === 'void') return refused(t('pack_void', { name: nameOfSample(sample, t('unnamed')) }));
  if (!['registered', 'sealed', 'in_transit'].includes(state)) return refused(t('pack_at_lab', { name: nameOfSample(sample, t('unnamed')) }));
  return { verdict: 'pack', item, sample, state };
}

export async function judgeReading(rooms: Rooms, box: BoxView, reading: Reading): Promise<Judged> {
  const { prefix } = rooms.session.lab;
  const read = reading.how === 'camera' ? readScanned(reading.text, prefix) : readTyped(reading.text, prefix);
  if (!read.ok) return refused(label(`label_${read.fault}`, { shown: read.shown, prefix }));
  if (read.code === box.code) return refused(t('pack_box_itself'));
  const other = (await boxesUnderWay(rooms.store)).find(({ code }) => code === read.code);
  return other ? refused(t('pack_is_box', { box: printed(other.code) })) : judgeItem(rooms, box, read.code);
}

/** Returns the operation's id, by which the packing can be taken back. */
export async function pack(rooms: Rooms, box: BoxView, item: Item, sample: Sample): Promise<string | null> {
  const on_its_way: SampleState = sample.state === 'registered' || sample.state === 'sealed' ? 'in_transit' : sample.state;
  const [said] = await rooms.say([{ kind: 'box.pack', subject: box.id, body: { item: item.id } }], {
    records: [
      { collection: 'items', id: item.id, doc: { ...item, box: box.id } },
      { collection: 'samples', id: sample.id, doc: { ...sample, state: on_its_way } },
    ],
  });
  return said?.op_id ?? null;
}

/** Where a sample stands when nothing of it is in a box any more. */
async function stateWithout(rooms: Rooms, sample: Sample): Promise<SampleState> {
  if (sample.state !== 'in_transit') return sample.state;
  const entries = await rooms.store.outbox.about(sample.id);
  const kinds = kindsCounting(sample, entries);
  if (kinds.includes('sample.hand_over')) return 'in_transit';
  return kinds.includes('sample.seal') ? 'sealed' : 'registered';
}

/** The records of these items as they are once they have left the box. */
async function freed(rooms: Rooms, box: BoxView, leaving: PackedItem[]): Promise<NonNullable<Alongside['records']>> {
  const { documents } = rooms.store;
  const staying = new Set(box.items.filter(({ item }) => !leaving.some((one) => one.item === item)).map(({ sample }) => sample));
  const items = await Promise.all(leaving.map(({ item }) => documents.find('items', item)));
  const gone = [...new Set(leaving.map(({ sample }) => sample))].filter((id) => !staying.has(id));
  const samples = await Promise.all(gone.map((id) => documents.find('samples', id)));
  const states = await Promise.all(samples.map((sample) => (sample ? stateWithout(rooms, sample) : Promise.resolve(null))));
  return [
    ...items.flatMap((item) => (item ? [{ collection: 'items' as const, id: item.id, doc: { ...item, box: null } }] : [])),
    ...samples.flatMap((sample, at) => (sample ? [{ collection: 'samples' as const, id: sample.id, doc: { ...sample, state: states[at] } }] : [])),
  ];
}

export async function takeOut(rooms: Rooms, box: BoxView, item: PackedItem, reason?: string): Promise<void> {
  const body = { item: item.item, answers: [item.op_id], ...(reason ? { reason } : {}) };
  await rooms.say([{ kind: 'box.unpack', subject: box.id, body }], { records: await freed(rooms, box, [item]) });
}

/** The records of these items and of their samples as they stand now. */
async function asTheyAre(rooms: Rooms, packed: PackedItem[]): Promise<NonNullable<Alongside['records']>> {
  const { documents } = rooms.store;
  const items = await Promise.all(packed.map(({ item }) => documents.find('items', item)));
  const samples = await Promise.all([...new Set(packed.map(({ sample }) => sample))].map((id) => documents.find('samples', id)));
  return [
    ...items.flatMap((doc) => (doc ? [{ collection: 'items' as const, id: doc.id, doc }] : [])),
    ...samples.flatMap((doc) => (doc ? [{ collection: 'samples' as const, id: doc.id, doc }] : [])),
  ];
}

/** Gives the box up, and offers to take that back. */
export async function cancelBox(rooms: Rooms, box: BoxView, reason: string): Promise<void> {
  const act: Act = { kind: 'box.cancel', subject: box.id, body: { reason } };
  const before = await asTheyAre(rooms, box.items);
  const said = await rooms.say([act], { records: await freed(rooms, box, box.items) });
  doneWithUndo(rooms, t('cancel_done'), said, act.kind, { records: before });
}
