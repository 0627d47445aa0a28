/** What a photo is of, in words. */
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/evidence';
import type { Rooms } from '../../rooms';

/** The desk's own kinds stand in no photo set. */
export function photoName({ reference }: Rooms, photo_kind: string): string {
  const own = photo_kind === 'reception' || photo_kind === 'paper' ? t(photo_kind) : photo_kind;
  return nameOf(reference.photo_set.find(({ key }) => key === photo_kind), own);
}
