/** What this device tells the lab of itself, with each journey. */
import { lostAt } from './birth';
import { freeBytes, isInstalled, isPersisted } from './device';
import { language } from './i18n/language';
import type { Store } from './store';

/** On a shared phone each enrolment speaks for its own person; alone, also for what a former one left waiting. */
export async function report(phone: Store, own: Store): Promise<Record<string, unknown>> {
  const shared = (await phone.auth.everyone()).length > 1;
  const [count, persisted, free, clock, waiting] = await Promise.all([
    shared ? own.outbox.countOwn() : phone.outbox.count(), isPersisted(), freeBytes(), phone.meta.find('clock'), phone.photos.waiting(),
  ]);
  return {
    app_build: __VERSION__,
    waiting_operations: count.operations,
    waiting_photos: count.photos,
    waiting_bytes: waiting.reduce((sum, row) => sum + row.size - row.offset, 0),
    oldest_waiting_at: count.oldest_at,
    storage_persisted: persisted,
    storage_free_bytes: free,
    clock_offset_ms: clock?.offset_ms ?? null,
    storage_lost_at: lostAt(),
    installed: isInstalled(),
    language: language(),
  };
}
