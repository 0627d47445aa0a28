/** The rows of a batch in heaps: still expected, to be decided on, here without being listed, and done. */
import { printed } from '../../../domain/label';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import type { NameOfPerson } from '../record';
import type { ReceptionRow } from '../row-acts';
import type { Batch } from './batch';
import { type Heap, heapOf } from './row';
import { RowLine } from './row-line';

const HEAPS: Heap[] = ['unexpected', 'open', 'held', 'expected', 'done'];

/** In the order in which they stand on the screen, for the arrow keys. */
export const inOrder = ({ rows }: Batch): ReceptionRow[] => HEAPS.flatMap((heap) => rows.filter((row) => heapOf(row) === heap));

interface RowListProps {
  rooms: Rooms;
  batch: Batch;
  in_hand: string | null;
  person: NameOfPerson;
  onTake: (id: string) => void;
}

function Labels({ labels }: Pick<Batch, 'labels'>) {
  return (
    <section class="batch-heap" aria-label={t('heap_labels')}>
      <h2>{t('heap_labels')} <span class="number">{labels.length}</span></h2>
      <ul>{labels.map(({ code, at }) => <li key={code} class="batch-row is-look"><span class="batch-row-inside"><span class="batch-sign" aria-hidden="true">⚠</span><span class="batch-row-text"><strong class="code">{printed(code)}</strong><span>{t('label_waits', { at: momentWords(at) })}</span></span></span></li>)}</ul>
    </section>
  );
}

export function RowList({ rooms, batch, in_hand, person, onTake }: RowListProps) {
  return (
    <>
      {batch.labels.length > 0 && <Labels labels={batch.labels} />}
      {HEAPS.map((heap) => {
        const rows = batch.rows.filter((row) => heapOf(row) === heap);
        return rows.length > 0 && (
          <section key={heap} class="batch-heap" aria-label={t(`heap_${heap}`)}>
            <h2>{t(`heap_${heap}`)} <span class="number">{rows.length}</span></h2>
            <ul>{rows.map((row) => <RowLine key={row.id} {...{ rooms, row, person, onTake }} in_hand={row.id === in_hand} />)}</ul>
          </section>
        );
      })}
    </>
  );
}
