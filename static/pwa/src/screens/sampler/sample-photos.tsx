/** A sample's photos: from this phone where it has them, else the lab's copies when there is a network. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/words/sample';
import type { Rooms } from '../../rooms';
import { Icon, Section, useWatched } from '../../ui';
import type { SampleView } from './delivery';
import { useBlobUrl } from '../photos/blob-url';
import { photoName } from '../photos/photo-name';

export function SamplePhotos({ rooms, view }: { rooms: Rooms; view: SampleView }) {
  const { photos } = view.sample;
  if (photos.length === 0) return null;
  return (
    <Section title={t('photos')}>
      <div class="photo-strip">
        {photos.map(({ sha256, photo_kind }) => (
          <OnePhoto key={sha256} rooms={rooms} sha256={sha256} name={photoName(rooms, photo_kind)} />
        ))}
      </div>
    </Section>
  );
}

function OnePhoto({ rooms, sha256, name }: { rooms: Rooms; sha256: string; name: string }) {
  const here = useWatched(rooms.store, async () => (await rooms.store.photos.thumb(sha256)) ?? null, [sha256]);
  const [from_lab, setFromLab] = useState<ArrayBuffer | null>(null);
  useEffect(() => {
    if (here !== null) return;
    rooms.api.photo(sha256, 'thumb').then((blob) => blob.arrayBuffer()).then(setFromLab, () => undefined);
  }, [here]);
  const url = useBlobUrl(here ?? from_lab);
  return (
    <figure class="photo-small">
      {url ? <img src={url} alt={name} /> : <Icon name="camera" />}
      <figcaption>{name}</figcaption>
    </figure>
  );
}
