/** What may leave this device, and only on the lab's word: records, and the bytes of photos. */
import type { Store } from '.';
import type { DurableMark } from './meta';

/** 30 days. */
const LONG_MS = 30 * 86_400_000;

/** Lets go of what the lab's backup covers; a refused one stays until a person has looked. */
export async function release({ ground, watch }: Store, durable: Record<string, DurableMark>): Promise<void> {
  const tx = (await ground.db()).transaction(['outbox', 'deliveries'], 'readwrite', { durability: 'strict' });
  for (let at = await tx.objectStore('outbox').index('by_state').openCursor('sent'); at; at = await at.continue()) {
    const { operation, answer } = at.value;
    const mark = durable[operation.lab_id];
    if (!mark || answer?.pos == null || answer.pos > mark.pos) continue;
    const deliveries = await Promise.all(operation.blobs.map(({ sha256 }) => tx.objectStore('deliveries').get(sha256)));
    // The photo's own record is let go only when its bytes are at the lab, verified.
    if (deliveries.some((delivery) => delivery?.state === 'waiting')) continue;
    await at.delete();
  }
  await tx.done;
  watch.touched();
}

/**
 * Lets photos leave this device, never by age alone: the lab has verified the bytes, and its backup covers the whole
 * sample and these bytes, or space is short and 30 days have passed since; oldest first. The thumbnail stays.
 * `durable_pos` is how far the lab's backup reaches. Returns the bytes freed.
 */
export async function letGoOfPhotos({ ground, watch }: Store, now: Date, is_short: boolean, durable_pos: number): Promise<number> {
  const tx = (await ground.db()).transaction(['deliveries', 'photos', 'outbox'], 'readwrite', { durability: 'strict' });
  const deliveries = tx.objectStore('deliveries');
  const sent = (await deliveries.index('by_state').getAll('sent')).filter(({ freed }) => !freed);
  let bytes = 0;
  for (const row of sent.sort((a, b) => (a.sent_at ?? '').localeCompare(b.sent_at ?? ''))) {
    const still_held = await tx.objectStore('outbox').index('by_about').count(row.about);
    const is_old = row.sent_at !== undefined && now.getTime() - Date.parse(row.sent_at) > LONG_MS;
    const is_covered = still_held === 0 && durable_pos > (row.sent_pos ?? Infinity);
    if (!is_covered && !(is_short && is_old)) continue;
    await tx.objectStore('photos').delete(row.sha256);
    await deliveries.put({ ...row, freed: true });
    bytes += row.size;
  }
  await tx.done;
  if (bytes > 0) watch.touched();
  return bytes;
}
