/** 已锁定: names and the waiting count, no data. A pause never asks for the network, and a colleague's PIN always opens. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '../../domain/session';
import { t } from '../../i18n/words/shared';
import type { Store } from '../../store';
import { Pins, TRIES_BEFORE_PAUSE } from '../../store/pins';
import type { TriesRow } from '../../store/ground';
import { Button, Icon, Notice, useWatched } from '../../ui';
import { Keypad } from './keypad';
import { usePause } from './pause';

interface LockProps {
  store: Store;
  /** Who acted last. */
  session: Session;
  unlock: (as: Session) => Promise<void>;
  go: (path: string) => void;
}

const clockWords = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.ceil(ms / 1000) % 60).padStart(2, '0')}`;
/** Whole seconds, so that a minute that begins reads 2:00 and not 1:00. */
const wholeSeconds = (ms: number): number => Math.ceil(ms / 1000) * 1000;

function Standing({ tries, failed, alone }: { tries: TriesRow | undefined; failed: boolean; alone: boolean }) {
  if (!tries) return null;
  if (tries.left_ms > 0) {
    const time = clockWords(wholeSeconds(tries.left_ms));
    return <div class="lock-pause"><Notice tone="warn" title={t(alone ? 'lock_alone_pause' : 'lock_pause', { time })} /></div>;
  }
  if (!failed) return null;
  return <Notice tone="bad" urgent title={t('lock_wrong', { left: TRIES_BEFORE_PAUSE - (tries.wrong % TRIES_BEFORE_PAUSE) })} />;
}

function People({ everyone, chosen, onChoose }: { everyone: Session[]; chosen: string; onChoose: (person: string) => void }) {
  if (everyone.length < 2) return null;
  return (
    <fieldset class="lock-people">
      <legend>{t('lock_who')}</legend>
      {everyone.map(({ person_id, person }) => (
        <label key={person_id} class="chip">
          <input type="radio" name="lock-person" checked={chosen === person_id} onChange={() => onChoose(person_id)} />
          <span>{person.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Without a PIN nobody is let in by a tap where several share; alone on the phone there is nobody to keep out. */
function usePins(store: Store): Pins {
  return useRef(new Pins(store.ground, store.watch)).current;
}

function Entry({ store, pins, who, alone, onRight }: { store: Store; pins: Pins; who: Session; alone: boolean; onRight: () => Promise<void> }) {
  const [digits, setDigits] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const tries = useWatched(store, () => pins.tries(who.person_id));
  const has_pin = useWatched(store, () => pins.has(who.person_id));
  usePause(pins, who.person_id, (tries?.left_ms ?? 0) > 0);
  const tryIt = async (): Promise<void> => {
    if (digits.length < 4 || busy) return;
    setBusy(true);
    const fits = await pins.fits(who.person_id, digits);
    if (fits) return onRight();
    setFailed(true);
    setDigits('');
    setBusy(false);
  };
  if (has_pin === undefined || tries === undefined) return null;
  if (!has_pin) return <Notice tone="warn" title={t('lock_no_pin', { name: who.person.name })} />;
  return (
    <>
      <Standing tries={tries} failed={failed} alone={alone} />
      <h2 class="lock-label">{t('lock_pin_of', { name: who.person.name })}</h2>
      <Keypad label={t('lock_pin_of', { name: who.person.name })} digits={digits} disabled={busy || tries.left_ms > 0} onChange={setDigits} onEnter={() => void tryIt()} />
    </>
  );
}

export function LockScreen({ store, session, unlock, go }: LockProps) {
  const pins = usePins(store);
  const [person, setPerson] = useState(session.person_id);
  const everyone = useWatched(store, () => store.auth.everyone());
  const count = useWatched(store, () => store.outbox.count());
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  if (!everyone || !count) return null;
  const who = everyone.find(({ person_id }) => person_id === person) ?? session;
  const waiting = count.operations + count.photos;
  return (
    <main class="lock" id="page">
      <h1 ref={head} tabIndex={-1}><Icon name="lock" /> {t('lock_title')}</h1>
      <p role="status">{waiting > 0 ? t('lock_waiting', { count: waiting }) : t('lock_clear')}</p>
      <People everyone={everyone} chosen={person} onChoose={setPerson} />
      <Entry key={person} store={store} pins={pins} who={who} alone={everyone.length < 2} onRight={() => unlock(who)} />
      <details class="lock-help">
        <summary>{t('lock_forgot')}</summary>
        <p>{t('lock_forgot_text')}</p>
        <Button wide onClick={() => go('/e')}>{t('lock_join')}</Button>
      </details>
    </main>
  );
}
