/** Banners under the strip: only what is wrong, in order of weight, each with what to do. */
import { useEffect, useState } from 'preact/hooks';
import { askToPersist, isInstalled, isPersisted } from '../../device';
import { t } from '../../i18n/words/frame';
import type { Rooms } from '../../rooms';
import { Button, Notice, useTold } from '../../ui';

interface BannersProps {
  rooms: Rooms;
  /** Set when a new version waits; never offered in the middle of a form. */
  update: (() => void) | null;
  /** A screen where a reminder disturbs no work. */
  calm: boolean;
}

function RoadBanner({ rooms }: { rooms: Rooms }) {
  useTold(rooms.sync);
  switch (rooms.sync.state.trouble) {
    case 'blocked':
      return <Notice tone="bad" title={t('revoked_title')} urgent>{t('revoked_text')}</Notice>;
    case 'sign_in':
      return <Notice tone="warn" title={t('signin_title')} action={<Button onClick={() => rooms.go('/sign-in')}>{t('signin_action')}</Button>}>{t('signin_text')}</Notice>;
    case 'disk_full':
      return <Notice tone="warn" title={t('disk_title')}>{t('disk_text')}</Notice>;
    default:
      return null;
  }
}

/** Only phones that keep samples need it: a desk's unsent scans are minutes old. */
function PersistBanner({ rooms }: { rooms: Rooms }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const samples_here = rooms.session.roles.includes('sampler');
    void isPersisted().then((kept) => setShown(samples_here && !kept && !isInstalled()));
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

export function Banners({ rooms, update, calm }: BannersProps) {
  return (
    <div class="banners">
      {!isSecureContext && <Notice tone="bad" title={t('insecure_title')}>{t('insecure_text')}</Notice>}
      <RoadBanner rooms={rooms} />
      {update && <Notice tone="info" title={t('version_title')} action={<Button onClick={update}>{t('version_action')}</Button>}>{t('version_text')}</Notice>}
      {calm && !update && <PersistBanner rooms={rooms} />}
    </div>
  );
}
