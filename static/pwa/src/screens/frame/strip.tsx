/** The strip, always on top: network word, what waits, when the lab was last reached, who acts. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/frame';
import type { ScreenProps } from '../../rooms';
import { Icon, useNow, useTold, useWatched } from '../../ui';

interface RoadWords {
  travelling: boolean;
  trouble: string | null;
  reached_at: string | null;
}

function networkWord({ travelling, trouble, reached_at }: RoadWords, silent: boolean) {
  if (silent || trouble === 'store') return { word: t('net_silent'), sign: 'off' };
  if (trouble === 'no_network') return { word: t('net_off'), sign: 'off' };
  if (trouble) return { word: t('net_wait'), sign: 'off' };
  if (travelling && reached_at === null) return { word: t('net_busy'), sign: 'busy' };
  return reached_at ? { word: t('net_ok'), sign: 'on' } : { word: t('net_wait'), sign: 'off' };
}

/** `silent`: what waits is not known just now, so it is not said to be nothing. */
export function Strip({ rooms, silent }: ScreenProps & { silent: boolean }) {
  const { store, sync, session, go, lock } = rooms;
  useTold(sync);
  useNow();
  const count = useWatched(store, () => store.outbox.count());
  const last = useWatched(store, () => store.meta.find('last_sync_at'));
  const { word, sign } = networkWord(sync.state, silent);
  const waiting = count && !silent ? count.operations + count.photos : null;
  return (
    <header class="strip">
      <p class="strip-state" role="status">
        <span class={`dot is-${sign}`} aria-hidden="true" />
        <span>{word}</span>
        {waiting !== null && <span class="strip-rest"> · {waiting > 0 ? t('strip_waiting', { count: waiting }) : t('strip_clear')}</span>}
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
