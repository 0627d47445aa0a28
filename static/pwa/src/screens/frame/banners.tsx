/** Banners under the strip: only what is wrong, in order of weight, each with what to do. */
import { useEffect, useState } from 'preact/hooks';
import { lossUnderstood, lostAt } from '../../birth';
import { askToPersist, isFramed, isInstalled, isPersisted, isShort, spaceLeft } from '../../device';
import { WORTH_SAYING_MS } from '../../domain/clock';
import { sizeWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/banners';
import type { Rooms } from '../../rooms';
import { Button, Notice, useNow, useTold, useWatched } from '../../ui';

interface BannersProps {
  rooms: Rooms;
  /** Set when a new version waits; never offered in the middle of a form. */
  update: (() => void) | null;
  /** A screen where a reminder disturbs no work. */
  calm: boolean;
  /** The screen itself says why nothing goes. */
  told_below: boolean;
}

/** Being out of reach is normal and no banner; these want somebody to do something. */
function RoadBanner({ rooms, told_below }: { rooms: Rooms; told_below: boolean }) {
  useTold(rooms.sync);
  const { trouble } = rooms.sync.state;
  switch (trouble) {
    case 'revoked':
      return <Notice tone="bad" title={t('revoked_title')} urgent>{t('revoked_text')}</Notice>;
    case 'sign_in':
      return <Notice tone="warn" title={t('signin_title')} action={<Button onClick={() => rooms.go('/sign-in')}>{t('signin_action')}</Button>}>{t('signin_text')}</Notice>;
    case 'disk_full':
      return told_below ? null : <Notice tone="warn" title={t('disk_title')}>{t('disk_text')}</Notice>;
    case 'portal':
    case 'stranger':
    case 'receipt':
    case 'between':
      return told_below ? null : <Notice tone="warn" title={t(`${trouble}_title`)}>{t(`${trouble}_text`)}</Notice>;
    default:
      return null;
  }
}

function ClockBanner({ rooms }: { rooms: Rooms }) {
  useTold(rooms.sync);
  const { reached_at } = rooms.sync.state;
  // The offset is kept in silence; a proper answer is when it may have changed.
  const clock = useWatched(rooms.store, () => rooms.store.meta.find('clock'), [reached_at]);
  if (!clock || Math.abs(clock.offset_ms) < WORTH_SAYING_MS) return null;
  const span = spanWords(new Date(0).toISOString(), new Date(Math.abs(clock.offset_ms)));
  return <Notice tone="bad" title={t('clock_title', { span })}>{t('clock_text')}</Notice>;
}

/** Told before anything is begun, and what may be cleared; nothing of ours that has not been sent is ever among it. */
function SpaceBanner({ rooms, calm }: { rooms: Rooms; calm: boolean }) {
  const now = useNow();
  const [free, setFree] = useState<number | null>(null);
  const made_room = useWatched(rooms.store, () => rooms.store.meta.find('made_room'));
  useEffect(() => void spaceLeft().then((space) => setFree(isShort(space) ? (space?.free ?? null) : null)), [made_room, calm, now]);
  if (free === null) return null;
  return (
    <Notice tone="bad" title={t('space_title', { size: sizeWords(free) })}>
      <p>{t('space_text')}</p>
      {made_room && <p>{t('room_made', { size: sizeWords(made_room.bytes) })}</p>}
    </Notice>
  );
}

export function LostBanner() {
  const [shown, setShown] = useState(lostAt() !== null);
  if (!shown) return null;
  const close = (): void => {
    lossUnderstood();
    setShown(false);
  };
  return <Notice tone="bad" urgent title={t('lost_title')} action={<Button onClick={close}>{t('lost_action')}</Button>}>{t('lost_text')}</Notice>;
}

/** Only phones that keep samples need it: a desk's unsent scans are minutes old. */
function PersistBanner({ rooms }: { rooms: Rooms }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const samples_here = rooms.session.roles.includes('sampler');
    void isPersisted().then((kept) => setShown(samples_here && !kept && !isInstalled() && !isFramed()));
  }, []);
  if (!shown) return null;
  const ask = async (): Promise<void> => {
    const kept = await askToPersist();
    rooms.toast(kept ? t('persist_ok') : t('persist_no'), kept ? 'good' : 'plain');
    setShown(!kept);
  };
  return (
    <Notice
      tone="warn"
      title={t('persist_title')}
      action={<><Button onClick={() => void ask()}>{t('persist_action')}</Button><Button tone="quiet" onClick={() => setShown(false)}>{t('later')}</Button></>}
    >
      {t('persist_text')}
    </Notice>
  );
}

export function Banners({ rooms, update, calm, told_below }: BannersProps) {
  return (
    <div class="banners">
      {!isSecureContext && <Notice tone="bad" title={t('insecure_title')}>{t('insecure_text')}</Notice>}
      <LostBanner />
      <RoadBanner rooms={rooms} told_below={told_below} />
      <ClockBanner rooms={rooms} />
      {rooms.session.roles.includes('sampler') && <SpaceBanner rooms={rooms} calm={calm} />}
      {update && <Notice tone="info" title={t('version_title')} action={<Button onClick={update}>{t('version_action')}</Button>}>{t('version_text')}</Notice>}
      {calm && !update && <PersistBanner rooms={rooms} />}
    </div>
  );
}
