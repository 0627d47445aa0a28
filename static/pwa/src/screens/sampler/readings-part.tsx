/** The readings of a sample, a visit or a box, and the button that opens the sheet for more. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/readings';
import type { Rooms } from '../../rooms';
import { Button } from '../../ui';
import { lazy } from '../../ui/lazy';
import { Readings } from '../../ui/readings';
import { namesOf, type ReadOf, useReadings } from './reading-record';

const ReadingsSheet = lazy(() => import('./readings-sheet').then((file) => file.ReadingsSheet), () => null, () => null);

interface ReadingsPartProps {
  rooms: Rooms;
  of: ReadOf;
  /** The record's id. */
  record: string;
  may_add: boolean;
}

export function ReadingsPart({ rooms, of, record, may_add }: ReadingsPartProps) {
  const [adding, setAdding] = useState(false);
  const found = useReadings(rooms, of, record);
  if (!found?.doc) return null;
  const { measurements, waiting } = found;
  return (
    <div class="readings-part">
      {measurements.length === 0 && <p class="soft">{t('none_yet')}</p>}
      {measurements.length > 0 && <Readings measurements={measurements} names={namesOf(rooms, found)} waiting={waiting} />}
      {may_add && <div class="actions"><Button onClick={() => setAdding(true)}>{t(measurements.length === 0 ? 'add_first' : 'add')}</Button></div>}
      {adding && <ReadingsSheet rooms={rooms} of={of} record={record} onClose={() => setAdding(false)} />}
    </div>
  );
}
