/** Said where what is shown may be old: the lab could not be asked for a while. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/receipt';
import type { ScreenProps } from '../../rooms';
import { Notice, useNow, useTold, useWatched } from '../../ui';

const OLD_MS = 5 * 60_000;

export function AsOf({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const now = useNow();
  const last = useWatched(rooms.store, async () => (await rooms.store.meta.find('last_sync_at')) ?? null);
  if (last === undefined) return null;
  const old = last === null || now.getTime() - Date.parse(last) > OLD_MS;
  if (!old && rooms.sync.state.trouble === null) return null;
  return <Notice tone="warn" title={last === null ? t('never') : t('as_of', { time: momentWords(last) })}>{t('as_of_text')}</Notice>;
}
