/** The strip, always on top: network word, what waits, when the lab was last reached, who acts. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/frame';
import type { ScreenProps } from '../../rooms';
import { Icon, useNow, useTold, useWatched } from '../../ui';

function networkWord({ travelling, trouble, reached_at }: { travelling: boolean; trouble: string | null; reached_at: string | null }) {
  if (trouble === 'no_network') return { word: t('net_off'), sign: 'off' };
  if (trouble) return { word: t('net_wait'), sign: 'off' };
  if (travelling && reached_at === null) return { word: t('net_busy'), sign: 'busy' };
  return reached_at ? { word: t('net_ok'), sign: 'on' } : { word: t('net_wait'), sign: 'off' };
}

export function Strip({ rooms }: ScreenProps) {
  const { store, sync, session, go, lock } = rooms;
  useTold(sync);
  useNow();
  const count = useWatched(store, () => store.outbox.count());
  const last = useWatched(store, () => store.meta.find('last_sync_at'));
  const { word, sign } = networkWord(sync.state);
  const waiting = (count?.operations ?? 0) + (count?.photos ?? 0);
  return (
    <header class="strip">
      <p class="strip-state" role="status">
        <span class={`dot is-${sign}`} aria-hidden="true" />
        <span>{word}</span>
        <span class="strip-rest"> · {waiting > 0 ? t('strip_waiting', { count: waiting }) : t('strip_clear')}</span>
        <span class="strip-rest"> · {last ? t('strip_last', { time: momentWords(last) }) : t('strip_never')}</span>
      </p>
      {lock && (
        <button type="button" class="strip-me" onClick={lock} aria-label={t('strip_lock', { name: session.person.name })}>
          <Icon name="lock" />
          <span>{session.person.name}</span>
        </button>
      )}
      <button type="button" class="strip-me" onClick={() => go('/me')} aria-label={t('strip_me', { name: session.person.name })}>
        <Icon name="me" />
        {!lock && <span>{session.person.name}</span>}
      </button>
    </header>
  );
}
