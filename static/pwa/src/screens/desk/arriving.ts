/** Taking a box in: what is said of it, its receipt's number drawn in the same transaction, and the receipt that comes of it. */
import type { SheetPhoto } from '../../domain/draft';
import type { Instrument } from '../../domain/document';
import type { Act } from '../../domain/operation';
import { receiptNumber } from '../../domain/receipt-number';
import { dayOf } from '../../i18n/moments';
import type { Rooms } from '../../rooms';
import type { Arrived } from './arrive-form';
import { aboutBoxLabel, type ComingBox } from './coming';
import type { Receipt } from './receipt';

/** What stands in the person's hands: a box to be taken in, known or not. */
export interface BoxInHand {
  code: string;
  row: ComingBox | null;
  scan_mode: 'scanned' | 'manual';
}

function actsOf({ row, code, scan_mode }: BoxInHand, arrived: Arrived, photos: SheetPhoto[]): Act[] {
  if (!row) return [{ kind: 'box.arrive', subject: null, about: aboutBoxLabel(code), body: { ...arrived, scan_mode, label: code } }];
  const { id } = row.box;
  const added = photos.map(({ sha256, size, mime, photo_kind, taken_at }): Act => ({ kind: 'photo.add', subject: id, body: { of: 'box', photo_kind, sha256, mime, size, taken_at }, blobs: [{ sha256, size, mime }] }));
  return [{ kind: 'box.arrive', subject: id, body: { ...arrived, scan_mode } }, ...added];
}

/** Under the instrument's key of every reading of a box's temperature at this desk. */
export const BOX_TEMPERATURE = 'box_arrival';

export async function takeBoxIn(rooms: Rooms, in_hand: BoxInHand, arrived: Arrived, photos: SheetPhoto[]): Promise<Receipt> {
  const { session, store } = rooms;
  const day = dayOf(new Date());
  const counter = `receipt:${session.device_id}:${day}`;
  const count = await store.meta.nextWouldBe(counter);
  const receipt_no = receiptNumber({ prefix: session.lab.prefix, day, device_no: session.device_no, count });
  const deliveries = photos.map((photo) => ({ ...photo, about: in_hand.row?.box.id ?? '' }));
  await rooms.say(actsOf(in_hand, { ...arrived, receipt_no }, photos), { number: { counter, value: count }, deliveries });
  const instrument = arrived.instrument ? await store.documents.find('instruments', arrived.instrument) : undefined;
  if (instrument) await store.meta.remember('instruments', { ...(await store.meta.find('instruments')), [BOX_TEMPERATURE]: instrument.id });
  return {
    code: in_hand.code, box: in_hand.row?.box.id ?? null, expected: in_hand.row?.box.items.length ?? null, carrier: in_hand.row?.box.handed_to ?? null, at: new Date().toISOString(), by: session.person.name,
    instrument_name: instrument?.name ?? null, count: arrived.count ?? null, seal_ok: arrived.seal_ok ?? null, temperature_c: arrived.temperature_c ?? null, instrument: arrived.instrument ?? null,
    no_temperature_reason: arrived.no_temperature_reason ?? null, receipt_no,
  };
}

/** The receipt of a box that arrived before, from its document. */
export async function receiptOf({ store }: Rooms, { box }: ComingBox, instruments: Instrument[]): Promise<Receipt | null> {
  if (!box.arrival) return null;
  const fact = box.facts.find(({ op_id }) => op_id === box.arrival?.op_id);
  const by = fact ? await store.documents.find('people', fact.by) : undefined;
  const instrument_name = instruments.find(({ id }) => id === box.arrival?.instrument)?.name ?? null;
  return { ...box.arrival, code: box.code, box: box.id, expected: box.items.length, carrier: box.handed_to, at: box.arrived_at ?? '', by: by?.name ?? '', instrument_name };
}
