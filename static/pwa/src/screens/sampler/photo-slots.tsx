/** Named slots for photos, each with its picture once taken. The draft is saved before the camera opens. */
import { useEffect, useState } from 'preact/hooks';
import { occasionOf, type Sheet, type SheetPhoto, typeOf } from '../../domain/sheet';
import { type AskedPhoto, photoSlots } from '../../domain/form';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Icon, TextField, troubleWords } from '../../ui';
import { keepPhoto } from './photograph';

export function useBlobUrl(bytes: ArrayBuffer | null): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url;
}

interface PhotoSlotsProps {
  rooms: Rooms;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  /** The newest sheet, since a photo takes a while and other fields change meanwhile. */
  latest: () => Sheet;
  error: string | undefined;
}

export function PhotoSlots({ rooms, sheet, change, latest, error }: PhotoSlotsProps) {
  const type = typeOf(rooms.reference, sheet);
  if (!type) return null;
  const slots = photoSlots(rooms.reference.photo_set, occasionOf(sheet, type));
  const put = (photo: SheetPhoto): void => {
    change({ photos: [...latest().photos.filter(({ photo_kind }) => photo_kind !== photo.photo_kind), photo] });
  };
  return (
    <div id="sheet-photos" tabIndex={-1}>
      <div class="photo-slots">
        {slots.map((asked) => (
          <PhotoSlot key={asked.slot.key} rooms={rooms} asked={asked} photo={sheet.photos.find(({ photo_kind }) => photo_kind === asked.slot.key)} onPhoto={put} />
        ))}
      </div>
      {error && <p class="field-error">{error}</p>}
      <div class="field"><TextField label={t('photo_none_reason')} mark={t('optional')} value={sheet.no_photo_reason} onChange={(no_photo_reason) => change({ no_photo_reason })} maxLength={200} /></div>
    </div>
  );
}

interface SlotProps {
  rooms: Rooms;
  asked: AskedPhoto;
  photo: SheetPhoto | undefined;
  onPhoto: (photo: SheetPhoto) => void;
}

export function PhotoSlot({ rooms, asked: { slot, required }, photo, onPhoto }: SlotProps) {
  const [busy, setBusy] = useState(false);
  const url = useBlobUrl(photo?.thumb ?? null);
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    setBusy(true);
    try {
      onPhoto(await keepPhoto(rooms.store, file, slot.key));
    } catch (error) {
      rooms.toast(t('photo_failed', { why: troubleWords(error) }), 'bad');
    } finally {
      setBusy(false);
    }
  };
  const word = busy ? t('photo_saving') : photo ? t('photo_again') : t('photo_take');
  return (
    <label class={`photo-slot${photo ? ' is-taken' : ''}`}>
      {url ? <img src={url} alt="" /> : <Icon name="camera" />}
      <span class="photo-name">{nameOf(slot)}</span>
      <span class="photo-word">{word}{required && !photo ? ` · ${t('photo_required')}` : ''}</span>
      <input type="file" accept="image/*" capture="environment" disabled={busy} aria-label={`${nameOf(slot)} ${word}`} onChange={(event) => void take(event.currentTarget)} />
    </label>
  );
}
