/** Whether any banner has something to say; only then are they, and their words, fetched. */
import { useEffect, useState } from 'preact/hooks';
import { lostAt } from '../../birth';
import { isFramed, isInstalled, isPersisted, isSpaceShort } from '../../device';
import { WORTH_SAYING_MS } from '../../domain/clock';
import type { Rooms } from '../../rooms';
import { useTold, useWatched } from '../../ui';

/** Being out of reach is normal and no alarm; these want somebody to do something. */
const ALARMING = new Set<string | null>(['revoked', 'sign_in', 'disk_full', 'portal', 'stranger', 'receipt', 'between']);

export function useAlarms(rooms: Rooms, calm: boolean): boolean {
  useTold(rooms.sync);
  const { trouble, reached_at } = rooms.sync.state;
  // The offset is kept in silence; a proper answer is when it may have changed.
  const clock = useWatched(rooms.store, () => rooms.store.meta.find('clock'), [reached_at]);
  const [device, setDevice] = useState(false);
  const keeps_samples = rooms.session.roles.includes('sampler');
  useEffect(() => {
    if (!keeps_samples) return undefined;
    let is_latest = true;
    void Promise.all([isSpaceShort(), isPersisted()]).then(([short, kept]) => is_latest && setDevice(short || (calm && !kept && !isInstalled() && !isFramed())));
    return () => {
      is_latest = false;
    };
  }, [calm]);
  return device || !isSecureContext || lostAt() !== null || ALARMING.has(trouble) || Math.abs(clock?.offset_ms ?? 0) >= WORTH_SAYING_MS;
}
