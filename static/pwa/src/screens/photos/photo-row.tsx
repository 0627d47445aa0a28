/** Photos that go with what is being said: taken or chosen, as many as it needs, each to be taken out again before it is said. */
import { useId, useState } from 'preact/hooks';
import type { SheetPhoto } from '../../domain/draft';
import type { Act } from '../../domain/operation';
import { t } from '../../i18n/words/evidence';
import { t as photo_words } from '../../i18n/words/photos';
import type { Rooms } from '../../rooms';
import type { Alongside } from '../../store';
import { Icon } from '../../ui';
import { useBlobUrl } from './blob-url';
import { keepPhoto } from './photograph';
import { photoTrouble } from './photo-trouble';

interface PhotoRowProps {
  rooms: Rooms;
  label: string;
  /** `reception`, `paper`: what kind of photo they become. */
  photo_kind: string;
  photos: SheetPhoto[];
  onChange: (photos: SheetPhoto[]) => void;
  mark?: string | undefined;
  error?: string | undefined;
}

/** What is said of them, and how their bytes go along: with the acts, in one transaction. */
export const photoActs = (sample: string, photos: SheetPhoto[]): Act[] => photos.map(({ sha256, size, mime, photo_kind, taken_at }) => (
  { kind: 'photo.add', subject: sample, body: { of: 'sample', photo_kind, sha256, mime, size, taken_at }, blobs: [{ sha256, size, mime }] }
));
export const withPhotos = (sample: string, photos: SheetPhoto[]): Alongside => ({ deliveries: photos.map((photo) => ({ ...photo, about: sample })) });

function Taken({ photo, number, onRemove }: { photo: SheetPhoto; number: number; onRemove: () => void }) {
  const url = useBlobUrl(photo.thumb);
  return (
    <li class="evidence-photo">
      {url && <img src={url} alt={t('photo_no', { number })} />}
      <button type="button" onClick={onRemove} aria-label={t('remove_photo', { number })}><Icon name="close" /></button>
    </li>
  );
}

export function PhotoRow({ rooms, label, photo_kind, photos, onChange, mark, error }: PhotoRowProps) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    input.value = '';
    setBusy(true);
    try {
      const kept: SheetPhoto[] = [];
      for (const file of files) kept.push(await keepPhoto(rooms.store, file, photo_kind));
      onChange([...photos.filter(({ sha256 }) => !kept.some((one) => one.sha256 === sha256)), ...kept]);
    } catch (trouble) {
      rooms.toast(photo_words('failed', { name: label, why: photoTrouble(trouble) }), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <fieldset class={`field${error ? ' has-error' : ''}`} id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="field-label">{label}{mark && <span class="field-mark">{mark}</span>}</legend>
      <ul class="evidence">
        {photos.map((photo, at) => <Taken key={photo.sha256} photo={photo} number={at + 1} onRemove={() => onChange(photos.filter((one) => one !== photo))} />)}
        <li>
          <label class="evidence-add">
            <Icon name="camera" /><span>{busy ? photo_words('saving') : t('add_photo')}</span>
            <input type="file" accept="image/*" multiple disabled={busy} aria-label={`${label} ${t('add_photo')}`} onChange={(event) => void take(event.currentTarget)} />
          </label>
        </li>
      </ul>
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </fieldset>
  );
}
