/** Photos of a sample: the lab's copies, or this device's own; a word in the place of one that cannot be shown. */
import { useEffect, useState } from 'preact/hooks';
import type { Sample, SamplePhoto } from '../../domain/document';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Sheet } from '../../ui';
import { photoName } from './photo-name';

type Shown = { url: string } | { missing: 'loading' | 'coming' | 'offline' | 'broken' };

function missingOf(error: unknown): Shown {
  const { code, no_answer } = error as { code?: string; no_answer?: boolean };
  if (no_answer === true) return { missing: 'offline' };
  return { missing: code === 'photo_not_here' ? 'coming' : 'broken' };
}

async function photoBlob({ store, api }: Rooms, sha256: string, size: 'thumb' | 'screen'): Promise<Blob> {
  const own = await store.photos.find(sha256);
  return own ? new Blob([own.bytes], { type: own.type }) : api.photo(sha256, size);
}

/** Asks again whenever the lab was reached: what was on its way may have come. */
function usePhoto(rooms: Rooms, sha256: string, size: 'thumb' | 'screen'): Shown {
  const [shown, setShown] = useState<Shown>({ missing: 'loading' });
  const { reached_at } = rooms.sync.state;
  const again = 'url' in shown ? '' : (reached_at ?? '');
  useEffect(() => {
    if ('url' in shown) return;
    let gone = false;
    photoBlob(rooms, sha256, size).then(
      (blob) => !gone && setShown({ url: URL.createObjectURL(blob) }),
      (error: unknown) => !gone && setShown(missingOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [sha256, size, again]);
  useEffect(() => () => {
    if ('url' in shown) URL.revokeObjectURL(shown.url);
  }, [shown]);
  return shown;
}

function Photo({ rooms, photo, name, onOpen }: { rooms: Rooms; photo: SamplePhoto; name: string; onOpen: () => void }) {
  const shown = usePhoto(rooms, photo.sha256, 'thumb');
  if (!('url' in shown)) {
    return <div class="desk-photo is-missing"><strong>{name}</strong><span>{t(`photo_${shown.missing}`)}</span></div>;
  }
  return (
    <button type="button" class="desk-photo" onClick={onOpen} aria-label={t('photo_open', { kind: name })}>
      <img src={shown.url} alt="" />
      <span>{name}</span>
    </button>
  );
}

function Enlarged({ rooms, photo, name, onClose }: { rooms: Rooms; photo: SamplePhoto; name: string; onClose: () => void }) {
  const shown = usePhoto(rooms, photo.sha256, 'screen');
  return (
    <Sheet title={name} close_label={t('close')} onClose={onClose}>
      {'url' in shown ? <img class="desk-photo-large" src={shown.url} alt={name} /> : <p class="soft">{t(`photo_${shown.missing}`)}</p>}
    </Sheet>
  );
}

export function Photos({ rooms, sample }: { rooms: Rooms; sample: Sample }) {
  const [open, setOpen] = useState<SamplePhoto | null>(null);
  const kind = ({ photo_kind }: SamplePhoto): string => photoName(rooms, photo_kind);
  if (sample.photos.length === 0) return <p class="soft small">{t('no_photos')}</p>;
  return (
    <>
      <div class="desk-photos" role="group" aria-label={t('photos')}>
        {sample.photos.map((photo) => <Photo key={photo.op_id} rooms={rooms} photo={photo} name={kind(photo)} onOpen={() => setOpen(photo)} />)}
      </div>
      {open && <Enlarged rooms={rooms} photo={open} name={kind(open)} onClose={() => setOpen(null)} />}
    </>
  );
}

/** As large as there is room, where it can be had; else in words why not. */
export function LargePhoto({ rooms, sha256, name }: { rooms: Rooms; sha256: string; name: string }) {
  const shown = usePhoto(rooms, sha256, 'screen');
  return <figure class="large-photo">{'url' in shown ? <img src={shown.url} alt={name} /> : <p>{t(`photo_${shown.missing}`)}</p>}<figcaption>{name}</figcaption></figure>;
}
