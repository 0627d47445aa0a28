/** The photo of the paper beside what is typed from it: kept in sight, and made larger or turned as the hand needs it. */
import { useState } from 'preact/hooks';
import type { SheetPhoto } from '../../../domain/draft';
import { t } from '../../../i18n/words/transcribing';
import type { Rooms } from '../../../rooms';
import { Button, useWatched } from '../../../ui';
import { useBlobUrl } from '../../photos/blob-url';
import { PhotoRow } from '../../photos/photo-row';

const STEPS = 4;
const TURNS = 4;

interface PaperPaneProps {
  rooms: Rooms;
  papers: SheetPhoto[];
  onChange: (papers: SheetPhoto[]) => void;
  error: string | undefined;
}

export function PaperPane({ rooms, papers, onChange, error }: PaperPaneProps) {
  const [at, setAt] = useState(0);
  const shown = papers[Math.min(at, papers.length - 1)];
  return (
    <section class="paper-pane" aria-label={t('paper')}>
      {shown && <Shown key={shown.sha256} rooms={rooms} photo={shown} />}
      {papers.length > 1 && (
        <div class="quick" role="group" aria-label={t('which')}>
          {papers.map((one, number) => <button key={one.sha256} type="button" aria-pressed={one === shown} onClick={() => setAt(number)}>{t('page', { number: number + 1 })}</button>)}
        </div>
      )}
      <PhotoRow rooms={rooms} label={t('paper')} photo_kind="paper" photos={papers} onChange={onChange} error={error} />
    </section>
  );
}

function Shown({ rooms, photo }: { rooms: Rooms; photo: SheetPhoto }) {
  const [size, setSize] = useState(1);
  const [turn, setTurn] = useState(0);
  const bytes = useWatched(rooms.store, async () => (await rooms.store.photos.find(photo.sha256))?.bytes ?? null, [photo.sha256]);
  const url = useBlobUrl(bytes ?? photo.thumb);
  return (
    <>
      <div class="paper-view" tabIndex={0} role="group" aria-label={t('view')}>
        {url && <img src={url} alt={t('paper')} class={`size-${size} turn-${turn}`} />}
      </div>
      <div class="paper-tools">
        <Button label={t('smaller')} onClick={() => setSize(Math.max(1, size - 1))} disabled={size === 1}>−</Button>
        <Button label={t('larger')} onClick={() => setSize(Math.min(STEPS, size + 1))} disabled={size === STEPS}>＋</Button>
        <Button label={t('turn')} onClick={() => setTurn((turn + 1) % TURNS)}>↻</Button>
      </div>
    </>
  );
}
