/** Stands before every screen of a guarded phone: locked after 15 minutes without a touch, or by a tap; survives the browser's death. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../../domain/session';
import type { Store } from '../../store';
import { Pins } from '../../store/pins';
import { useWatched } from '../../ui';
import { LockScreen } from './lock';
import { PinScreen } from './pin';

export interface GateProps {
  store: Store;
  session: Session;
  unlock: (as: Session) => Promise<void>;
  go: (path: string) => void;
  children: ComponentChildren;
}

export const IDLE_MS = 15 * 60_000;
const NOTE_EVERY_MS = 20_000;
const LOOK_EVERY_MS = 10_000;

/** A clock that went back says nothing about how long nobody was here, so it locks as well. */
const isIdle = (active_at: number, now: number): boolean => now - active_at > IDLE_MS || active_at - now > IDLE_MS;

type Standing = 'open' | 'locked' | 'pinless';

async function standingOf(store: Store, session: Session): Promise<Standing> {
  const lock = await store.meta.find('lock');
  if (lock && (lock.locked || isIdle(lock.active_at, Date.now()))) return 'locked';
  const several = (await store.auth.everyone()).length > 1;
  return several && !(await new Pins(store.ground, store.watch).has(session.person_id)) ? 'pinless' : 'open';
}

/** Notes touches, and looks whether there has been none for long. */
function useIdleLock(store: Store, is_open: boolean): void {
  useEffect(() => {
    if (!is_open) return undefined;
    let noted = 0;
    const touch = (): void => {
      if (Date.now() - noted < NOTE_EVERY_MS && Date.now() >= noted) return;
      noted = Date.now();
      void store.meta.rememberQuietly('lock', { locked: false, active_at: noted });
    };
    const look = async (): Promise<void> => {
      const lock = await store.meta.find('lock');
      if (lock && !lock.locked && isIdle(lock.active_at, Date.now())) await store.meta.remember('lock', { ...lock, locked: true });
    };
    const lookNow = (): void => void look();
    const timer = setInterval(lookNow, LOOK_EVERY_MS);
    // On coming back, not on leaving: a page that WebKit suspends in the middle of a read keeps the store locked for others.
    const onSeen = (): void => {
      if (document.visibilityState === 'visible') lookNow();
    };
    document.addEventListener('visibilitychange', onSeen);
    for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, touch, { passive: true });
    touch();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onSeen);
      for (const event of ['pointerdown', 'keydown'] as const) removeEventListener(event, touch);
    };
  }, [is_open]);
}

/** Another tab may have changed the person: this one begins anew as them, locked or not. */
function useSamePerson(store: Store, session: Session, changing: { current: boolean }): void {
  const acting = useWatched(store, () => store.meta.find('acting'));
  useEffect(() => {
    if (acting !== undefined && acting !== session.person_id && !changing.current) location.reload();
  }, [acting]);
}

export function Gate({ store, session, unlock, go, children }: GateProps) {
  const standing = useWatched(store, () => standingOf(store, session));
  useIdleLock(store, standing === 'open');
  const changing = useRef(false);
  useSamePerson(store, session, changing);
  const unlockAs = (as: Session): Promise<void> => {
    changing.current = true;
    return unlock(as);
  };
  if (standing === undefined) return null;
  if (standing === 'locked') return <LockScreen store={store} session={session} unlock={unlockAs} go={go} />;
  if (standing === 'pinless') return <PinScreen store={store} session={session} />;
  return <>{children}</>;
}
