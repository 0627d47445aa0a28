/** On 今天 only when the phone is not ready: what the day's check found, or what is plainly wrong without one. */
import { t } from '../../i18n/words/ready';
import type { ScreenProps } from '../../rooms';
import { Button, Notice, useWatched } from '../../ui';
import { findOut, rememberedOf } from './ready/findings';
import { linesOf } from './ready/lines';

/** Known at once, without camera or fix. */
const PLAIN = new Set(['labels', 'sites', 'clock', 'space']);

export function NotReady({ rooms }: ScreenProps) {
  const wrong = useWatched(rooms.store, async () => {
    const now = new Date();
    // The lab's lists are still on their way, or this is practice.
    if ((await rooms.store.meta.find('last_sync_at')) === undefined) return null;
    const facts = await findOut(rooms, now, false);
    const bad = linesOf({ ...facts, place: 'none' }).filter(({ key, tone }) => tone === 'bad' && PLAIN.has(key));
    if (bad.length > 0) return bad.map(({ key }) => t(`line_${key}`)).join(t('and'));
    return (await rememberedOf(rooms, now)).verdict === 'bad' ? t('red_lines') : null;
  });
  if (!wrong) return null;
  return (
    <Notice tone="warn" title={t('not_ready', { what: wrong })} action={<Button onClick={() => rooms.go('/ready')}>{t('title')}</Button>} />
  );
}
