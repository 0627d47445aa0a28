/** The desk's day beside the scan field: what is expected, what is done, what waits for its record. */
import { useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { nameOf } from '../../i18n/catalogue';
import { dayOf, momentWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Badge, Icon, List, Row, useNow, useWatched } from '../../ui';
import { PdfButton } from '../papers/pdf-button';
import { t as pdf } from '../../i18n/words/pdf';
import { partsOfDay } from './day-parts';
import { factWords } from './fact-words';
import { type Day, type DayRow, dayOfDesk, isOverdue, type WaitingLabel } from './today';

type Heap = keyof Day;
const HEAPS: Heap[] = ['expected', 'arrived', 'received', 'rejected', 'waiting'];
const DECIDED: Heap[] = ['received', 'rejected'];
const SHOWN = 60;

/** `touched`: samples this desk spoke about since the page opened; their words may be sent but not yet in the lab's copy. */
export function useDay(rooms: Rooms, touched: string[]): Day | undefined {
  return useWatched(rooms.store, async () => {
    const today = dayOf(new Date());
    return dayOfDesk({ ...(await partsOfDay(rooms.store, touched, today)), isToday: (iso) => dayOf(new Date(iso)) === today });
  }, [touched.length]);
}

function whenOf(heap: Heap, { sample, view }: DayRow): string {
  if (heap === 'expected') return t('sampled_at', { time: momentWords(sample.sampled_at ?? sample.at) });
  if (heap === 'arrived') return t('arrived_at', { time: momentWords(view.arrived_at) });
  return t('decided_at', { time: momentWords(view.decided_at) });
}

function SampleRow({ rooms, row, heap, site }: { rooms: Rooms; row: DayRow; heap: Heap; site: string | undefined }) {
  const { sample } = row;
  const type = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type);
  return (
    <Row
      title={sample.sample_name ?? nameOf(type, t('unnamed'))}
      under={<><span class="number">{sample.sample_no ?? '–'}</span><br />{[site, whenOf(heap, row)].filter(Boolean).join(' · ')}</>}
      onClick={() => rooms.go(`/sample#${sample.id}`)}
    />
  );
}

function WaitingRow({ row, onOpen }: { row: WaitingLabel; onOpen: (code: string) => void }) {
  const kinds = row.kinds.map((kind) => factWords({ kind, said: {} }));
  return (
    <Row
      lead={<Icon name="clock" />} title={<span class="code">{printed(row.label)}</span>}
      under={<>{kinds.join(' · ')} · {t('waiting_since', { span: spanWords(row.at) })}{isOverdue(row, new Date()) && <><br /><Badge tone="warn" sign="!">{t('waiting_long')}</Badge></>}</>} onClick={() => onOpen(row.label)}
    />
  );
}

/** All that the lab decided today, from whichever desk; its day is the lab's, wherever this computer thinks it stands. */
function DayRecord({ rooms }: { rooms: Rooms }) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: rooms.session.lab.timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
  return <div class="actions"><PdfButton rooms={rooms} path={`receptions/${day}/record.pdf`} label={pdf('day')} file={day} /></div>;
}

export function DayPanel({ rooms, day, onOpen }: { rooms: Rooms; day: Day | undefined; onOpen: (code: string) => void }) {
  const [heap, setHeap] = useState<Heap>('expected');
  const sites = useWatched(rooms.store, () => rooms.store.documents.list('sites')) ?? [];
  useNow();
  const site = (id: string | null): string | undefined => sites.find((one) => one.id === id)?.name;
  const rows = heap === 'waiting' ? [] : (day?.[heap] ?? []);
  const count = day?.[heap].length ?? 0;
  return (
    <aside class="desk-day" aria-label={t('day')}>
      <div class="desk-heaps" role="group" aria-label={t('day')}>
        {HEAPS.map((one) => (
          <button key={one} type="button" class="desk-heap" aria-pressed={heap === one} onClick={() => setHeap(one)}>
            <strong class="number">{day ? day[one].length : '–'}</strong>
            <span>{t(`day_${one}`)}</span>
          </button>
        ))}
      </div>
      {day && count === 0 && <p class="desk-none">{t(`day_${heap}_empty`)}</p>}
      {count > 0 && (
        <List label={t(`day_${heap}`)}>
          {rows.slice(0, SHOWN).map((row) => <SampleRow key={row.sample.id} rooms={rooms} row={row} heap={heap} site={site(row.sample.site)} />)}
          {heap === 'waiting' && day?.waiting.map((row) => <WaitingRow key={row.label} row={row} onOpen={onOpen} />)}
        </List>
      )}
      {count > 0 && DECIDED.includes(heap) && <DayRecord rooms={rooms} />}
      {rows.length > SHOWN && <p class="soft small">{t('day_more', { count: rows.length - SHOWN })}</p>}
    </aside>
  );
}
