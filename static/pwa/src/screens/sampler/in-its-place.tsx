/** On the sheet of a sample that is taken anew: in whose place it stands. */
import { t } from '../../i18n/words/asked';
import type { Rooms } from '../../rooms';
import { Notice, useWatched } from '../../ui';

export function InItsPlace({ rooms, sample: id }: { rooms: Rooms; sample: string }) {
  const sample = useWatched(rooms.store, () => rooms.store.documents.find('samples', id), [id]);
  return <Notice tone="info" title={t('in_place')}>{[sample?.sample_name, sample?.sample_no].filter(Boolean).join(' · ')}</Notice>;
}
