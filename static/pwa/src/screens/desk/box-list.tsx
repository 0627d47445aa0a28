/** The expected list of a box, read only, and the rows of the board. */
import type { BoxView } from '../../domain/box';
import { printed } from '../../domain/label';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/arrivals';
import type { Rooms } from '../../rooms';
import { Badge, Icon, List, Row, Section, StateBadge, useWatched } from '../../ui';
import { TimeLeft } from '../../ui/time-left';
import type { ComingBox } from './coming';

const MOST = 80;

export const flagWords = (rooms: Rooms, { flags }: BoxView): string[] => flags.map((flag) => nameOf(rooms.reference.boxes.flags.find(({ key }) => key === flag), flag));

export function ExpectedList({ rooms, box }: { rooms: Rooms; box: BoxView }) {
  const lines = useWatched(rooms.store, async () => Promise.all(box.items.slice(0, MOST).map(async (packed) => {
    const [sample, item] = await Promise.all([rooms.store.documents.find('samples', packed.sample), rooms.store.documents.find('items', packed.item)]);
    const kind = nameOf(listOf(rooms.reference, 'item_kind').find(({ key }) => key === item?.kind), item?.kind ?? '');
    return { id: packed.item, name: sample?.sample_name ?? sample?.sample_no ?? t('unnamed'), what: [item?.bottle, kind].filter(Boolean).join(' '), code: printed(packed.label) };
  })), [box]);
  return (
    <section class="box-list" aria-label={t('list', { count: box.items.length })}>
      <h3>{t('list', { count: box.items.length })}</h3>
      <ul>{lines?.map(({ id, name, what, code }) => <li key={id}><span>{name}</span><span>{what}</span><span class="code">{code}</span></li>)}</ul>
    </section>
  );
}

function BoxRow({ rooms, row, now_ms, onOpen }: { rooms: Rooms; row: ComingBox; now_ms: number; onOpen?: (() => void) | undefined }) {
  const { box, sampler, soonest } = row;
  const seal = box.seal_no === null ? t('no_seal') : t('seal', { seal_no: box.seal_no });
  const start = box.start_temperature_c === null ? t('no_start') : t('start', { degrees: box.start_temperature_c });
  return (
    <Row
      lead={<Icon name="box" />} title={<><span class="code">{printed(box.code)}</span></>} onClick={onOpen}
      under={
        <>
          {t('row', { count: box.items.length, sampler: sampler ?? t('nobody') })}<br />{box.state === 'open' ? t('opened', { time: momentWords(box.opened_at) }) : `${seal} · ${start}`}
          <span class="badges">
            {soonest && <TimeLeft deadline={soonest} now_ms={now_ms} />}
            <StateBadge states={rooms.reference.boxes.states} state={box.state} />
            {flagWords(rooms, box).map((words) => <Badge key={words} tone="warn" sign="!">{words}</Badge>)}
          </span>
        </>
      }
    />
  );
}

export function BoxHeap({ rooms, title, rows, now_ms, onOpen }: { rooms: Rooms; title: string; rows: ComingBox[]; now_ms: number; onOpen?: (row: ComingBox) => void }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <List label={title}>{rows.map((row) => <BoxRow key={row.box.id} rooms={rooms} row={row} now_ms={now_ms} onOpen={onOpen && (() => onOpen(row))} />)}</List>
    </Section>
  );
}
