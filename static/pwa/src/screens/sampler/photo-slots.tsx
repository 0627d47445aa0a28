/** The sheet's photos: the slots of capture. The draft is saved before the camera opens. */
import { photoSlots } from '../../domain/form';
import { occasionOf, type Sheet, type SheetPhoto, typeOf } from '../../domain/sheet';
import { nameOf } from '../../i18n/catalogue';
import type { Rooms } from '../../rooms';
import { PhotoSet } from './photo-set';

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
  const asked = photoSlots(rooms.reference.photo_set, occasionOf(sheet, type));
  const put = (photo: SheetPhoto): void => {
    change({ photos: [...latest().photos.filter(({ photo_kind }) => photo_kind !== photo.photo_kind), photo] });
  };
  // Said with the record as one text, since the record has one place for it.
  const explain = (key: string, reason: string): void => {
    const photo_reasons = { ...latest().photo_reasons, [key]: reason };
    const said = asked.filter(({ slot }) => photo_reasons[slot.key]).map(({ slot }) => `${nameOf(slot)}：${photo_reasons[slot.key] ?? ''}`);
    change({ photo_reasons, no_photo_reason: said.join('；').slice(0, 200) });
  };
  return (
    <div id="sheet-photos" tabIndex={-1}>
      <PhotoSet rooms={rooms} asked={asked} photos={sheet.photos} onPhoto={put} reasons={sheet.photo_reasons ?? {}} onReason={explain} />
      {error && <p class="field-error">{error}</p>}
    </div>
  );
}
