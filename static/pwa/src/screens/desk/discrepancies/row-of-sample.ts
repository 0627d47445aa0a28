/** A sample that nobody has before them, as the windows of the desk take it. */
import type { Rooms } from '../../../rooms';
import type { ReceptionRow } from '../row-acts';
import type { Odd } from './finding';

export async function rowOfSample({ store }: Rooms, { sample, view, code }: Odd): Promise<ReceptionRow> {
  const items = await store.documents.listByKey('items', sample.id);
  const rows = items.filter((item) => item.sample === sample.id).map((item) => ({ item, listed: true, arrival: item.arrival ?? 'unchecked', told: null, also: [] }));
  return { id: sample.id, sample, code, scan_mode: 'manual', items: rows, view, flags: [], box: null, unexpected: false, arrived: view.arrived_at !== null, answers: [] };
}
