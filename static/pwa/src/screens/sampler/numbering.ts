/** A sample's number, from this device's own counter. */
import { sampleNumber } from '../../domain/identity';
import { type Sheet, typeOf } from '../../domain/sheet';
import type { Rooms } from '../../rooms';
import type { Alongside } from '../../store';

type Counted = NonNullable<Alongside['number']>;

/** Its number, taken in the same transaction as everything else: a second try burns none. */
export async function numbered(rooms: Rooms, sheet: Sheet): Promise<{ sample_no: string; number?: Counted }> {
  if (sheet.sample_no !== null) return { sample_no: sheet.sample_no };
  const { session, store, reference } = rooms;
  const year = new Date(sheet.sampled_at).getFullYear();
  const counter = `sample:${session.device_id}:${year}`;
  const count = await store.meta.nextWouldBe(counter);
  const form = typeOf(reference, sheet)?.form ?? '';
  const sample_no = sampleNumber({ prefix: session.lab.prefix, year, form, device_no: session.device_no, count });
  return { sample_no, number: { counter, value: count } };
}
