/** What the normal road does not take goes as it is, to be looked at by a person. */
import { type OperationAnswer, PROTO } from '../domain/operation';
import type { DeliveryRow, OutboxEntry, Store } from '../store';
import { sha256 } from '../store/fingerprint';
import { asSent, isOthers, type Surroundings } from './push';
import { NoAnswer, Refusal, type Wire } from './wire';

const MOST_BYTES = 16 * 1024 * 1024;

/** True when the lab has these very bytes. False when they are too many for this road too. */
async function rescue(wire: Wire, bytes: Uint8Array): Promise<boolean> {
  if (bytes.length > MOST_BYTES) return false;
  try {
    const answer = await wire.json<{ proto: string; sha256: string }>('/api/v1/sync/rescue', {
      method: 'POST', raw: bytes, headers: { 'Content-Type': 'application/octet-stream' },
    });
    if (answer.proto === PROTO && answer.sha256 === (await sha256(bytes))) return true;
  } catch (error) {
    if (error instanceof Refusal && error.status === 413) return false;
    throw error;
  }
  throw new NoAnswer('not an answer of the lab', 'stranger');
}

/** Kept at the lab as it came, beside the normal road, for a person to look at. */
const rescued = ({ op_id, operation: { body_sha256 } }: OutboxEntry): OperationAnswer =>
  ({ op_id, body_sha256, status: 'quarantined', duplicate: false, pos: null, flags: [], reason: 'rescued' });

/** Operations over the limit of a push. */
export async function rescueLarge(store: Store, wire: Wire, around: Surroundings): Promise<void> {
  for (const entry of await store.outbox.waiting()) {
    if (entry.set_aside !== 'too_large' || isOthers(entry, around.person_id)) continue;
    const bytes = new TextEncoder().encode(JSON.stringify(asSent(entry, around.device_id)));
    if (await rescue(wire, bytes)) await store.outbox.acknowledge([rescued(entry)], around.now().toISOString());
  }
}

const names = (entry: OutboxEntry, row: DeliveryRow): boolean => entry.operation.blobs.some((blob) => blob.sha256 === row.sha256);

/** The lab took the record and does not know its photo: it has lost both, as by an old backup. The record goes again. */
async function nameAgain(store: Store, row: DeliveryRow): Promise<void> {
  const lost = new Set((await store.outbox.about(row.about)).filter((entry) => entry.state === 'sent' && names(entry, row)).map(({ op_id }) => op_id));
  if (lost.size > 0) await store.outbox.sendAgain((op_id) => lost.has(op_id));
}

/** A photo that the lab does not know although its operation has arrived: that one is in quarantine, and so nothing wants it. */
export async function rescuePhoto(store: Store, wire: Wire, row: DeliveryRow, bytes: ArrayBuffer): Promise<boolean> {
  const named_in = (await store.outbox.refused()).some((entry) => names(entry, row));
  if (!named_in) await nameAgain(store, row);
  if (!named_in || !(await rescue(wire, new Uint8Array(bytes)))) return false;
  await store.photos.reached(row.sha256, row.size, { at: new Date().toISOString(), pos: Number.MAX_SAFE_INTEGER });
  return true;
}
