/** "Do you still hold these?" Once a day, and by a tap: what the lab has lost goes again. */
import { PROTO } from '../domain/operation';
import type { Remembered, Store } from '../store';
import { heldBy } from '../store/held';
import { NoAnswer, type Wire } from './wire';

interface CheckAnswer {
  proto: string;
  missing_ops: string[];
  missing_blobs: string[];
}
type Checked = Remembered['checked'];

const MOST = 1000;

async function ask(wire: Wire, body: { ops: object[]; blobs: string[] }): Promise<CheckAnswer> {
  const answer = await wire.json<CheckAnswer>('/api/v1/sync/check', { method: 'POST', body });
  if (answer.proto !== PROTO || !Array.isArray(answer.missing_ops) || !Array.isArray(answer.missing_blobs)) {
    throw new NoAnswer('not an answer of the lab', 'stranger');
  }
  return answer;
}

/** Compares all that is held as sent with what the lab holds; what is missing waits again. */
export async function checkHeld(store: Store, wire: Wire, now: Date): Promise<Checked> {
  const { operations, photos } = await heldBy(store);
  const missing_ops = new Set<string>();
  const missing_photos: string[] = [];
  for (let from = 0; from < Math.max(operations.length, photos.length); from += MOST) {
    const answer = await ask(wire, { ops: operations.slice(from, from + MOST), blobs: photos.slice(from, from + MOST) });
    answer.missing_ops.forEach((op_id) => missing_ops.add(op_id));
    missing_photos.push(...answer.missing_blobs);
  }
  if (missing_ops.size > 0) await store.outbox.sendAgain((op_id) => missing_ops.has(op_id));
  await store.photos.wanted(missing_photos);
  const checked = { at: now.toISOString(), asked: operations.length + photos.length, missing: missing_ops.size + missing_photos.length };
  await store.meta.remember('checked', checked);
  return checked;
}
