/** 装箱与交接: the boxes under way, samples that are in none, and what went before. */
import { useState } from 'preact/hooks';
import { type BoxView, isGone } from '../../../domain/box';
import { printed } from '../../../domain/label';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/box';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Badge, Button, Empty, Icon, List, Page, Row, Section, StateBadge, useWatched } from '../../../ui';
import { useLabNow } from '../../../ui/holding';
import { TimeLeft } from '../../../ui/time-left';
import { countWords } from './count-words';
import { DirectSheet } from './direct';
import { boxesHere, contentsOf, nameOfSample, samplesToCarry, soonestIn, type ToCarry } from './found';
import { OpenSheet } from './open-sheet';

const EARLIER = 6;
const FIRST = 8;


function BoxRow({ rooms, box }: { rooms: Rooms; box: BoxView }) {
  const now_ms = useLabNow(rooms.store);
  const soonest = useWatched(rooms.store, async () => (isGone(box) ? undefined : soonestIn(await contentsOf(rooms, box))), [box]);
  return (
    <Row
      lead={<Icon name="box" />} title={<span class="code">{printed(box.code)}</span>}
      under={
        <>
          {countWords(box)} · {t('opened_at', { time: momentWords(box.opened_at) })}
          <span class="badges">
            <StateBadge states={rooms.reference.boxes.states} state={box.state} />
            {box.refused.length > 0 && <Badge tone="warn" sign="!">{t('refused')}</Badge>}
          </span>
          {soonest && <TimeLeft deadline={soonest} now_ms={now_ms} />}
        </>
      }
      onClick={() => rooms.go(`/box#${box.id}`)}
    />
  );
}

function Heap({ rooms, title, boxes }: { rooms: Rooms; title: string; boxes: BoxView[] }) {
  if (boxes.length === 0) return null;
  return <Section title={title}><List label={title}>{boxes.map((box) => <BoxRow key={box.id} rooms={rooms} box={box} />)}</List></Section>;
}

function CarryRow({ rooms, row, now_ms }: { rooms: Rooms; row: ToCarry; now_ms: number }) {
  return (
    <Row
      title={nameOfSample(row.sample, t('unnamed'))}
      under={
        <>
          <span class="code">{row.sample.sample_no}</span>
          <span class="badges"><StateBadge states={rooms.reference.custody.states} state={row.state} /></span>
          {row.deadline && <TimeLeft deadline={row.deadline} now_ms={now_ms} />}
        </>
      }
      aside={t('items', { count: row.items })} onClick={() => rooms.go(`/sample#${row.sample.id}`)}
    />
  );
}

/** Samples in nobody else's hands: into a box, or handed over as they are. */
function Loose({ rooms, loose, onDirect }: { rooms: Rooms; loose: ToCarry[]; onDirect: () => void }) {
  const [most, setMost] = useState(FIRST);
  const now_ms = useLabNow(rooms.store);
  if (loose.length === 0) return null;
  return (
    <Section title={t('loose', { count: loose.length })}>
      <List label={t('loose', { count: loose.length })}>{loose.slice(0, most).map((row) => <CarryRow key={row.sample.id} rooms={rooms} row={row} now_ms={now_ms} />)}</List>
      <div class="actions">
        {loose.length > most && <Button tone="quiet" onClick={() => setMost(most * 4)}>{t('more')}</Button>}
        <Button onClick={onDirect}><Icon name="hand" />{t('direct')}</Button>
      </div>
    </Section>
  );
}

export function BoxesScreen({ rooms }: ScreenProps) {
  const [doing, setDoing] = useState<'open' | 'direct' | null>(null);
  const boxes = useWatched(rooms.store, () => boxesHere(rooms.store));
  const loose = useWatched(rooms.store, () => samplesToCarry(rooms));
  if (!boxes || !loose) return null;
  const mine = boxes.filter((box) => box.opened_by === rooms.session.person_id);
  const under_way = mine.filter(({ state }) => state === 'open' || state === 'closed');
  const on_the_road = mine.filter(({ state }) => state === 'in_transit');
  const earlier = mine.filter(isGone).slice(0, EARLIER);
  return (
    <Page title={t('title')} back={{ label: t('back'), go: () => rooms.go('/today') }}>
      <Button tone="primary" wide onClick={() => setDoing('open')}><Icon name="box" />{t('open')}</Button>
      {mine.every(isGone) && loose.length === 0 && <Empty icon="box" text={t('nothing')} />}
      <Heap rooms={rooms} title={t('under_way')} boxes={under_way} />
      <Loose rooms={rooms} loose={loose} onDirect={() => setDoing('direct')} />
      <Heap rooms={rooms} title={t('on_the_road')} boxes={on_the_road} />
      <Heap rooms={rooms} title={t('earlier')} boxes={earlier} />
      {doing === 'open' && <OpenSheet rooms={rooms} onClose={() => setDoing(null)} />}
      {doing === 'direct' && <DirectSheet rooms={rooms} loose={loose} onClose={() => setDoing(null)} />}
    </Page>
  );
}
