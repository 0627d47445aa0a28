/** On a sample's page: how long each bottle and the whole may wait, and which box it lies in. */
import { isOutstanding } from '../../domain/deadline';
import type { Sample } from '../../domain/document';
import { printed } from '../../domain/label';
import { t as box_words } from '../../i18n/words/box';
import { t } from '../../i18n/words/deadline';
import type { Rooms } from '../../rooms';
import { Icon, List, Row, Section, useWatched } from '../../ui';
import { deadlinesHere, useLabNow } from '../../ui/holding';
import { DeadlineWords, TimeLeft } from '../../ui/time-left';
import { boxesUnderWay } from './box/found';

export function InBox({ rooms, sample }: { rooms: Rooms; sample: Sample }) {
  const boxes = useWatched(rooms.store, async () => (await boxesUnderWay(rooms.store)).filter(({ items }) => items.some((item) => item.sample === sample.id)), [sample.id]);
  if (!boxes || boxes.length === 0) return null;
  return (
    <Section>
      <List>{boxes.map((box) => <Row key={box.id} lead={<Icon name="box" />} title={box_words('in_box', { box: printed(box.code) })} onClick={() => rooms.go(`/box#${box.id}`)} />)}</List>
    </Section>
  );
}

export function Holding({ rooms, sample }: { rooms: Rooms; sample: Sample }) {
  const now_ms = useLabNow(rooms.store);
  const deadlines = useWatched(rooms.store, () => deadlinesHere(rooms, sample), [sample]);
  if (!deadlines || deadlines.length === 0 || !isOutstanding(sample)) return null;
  return (
    <Section title={t('title')}>
      <List label={t('title')}>
        {deadlines.map((deadline) => <Row key={deadline.id + deadline.by} title={<TimeLeft deadline={deadline} now_ms={now_ms} />} under={<DeadlineWords deadline={deadline} />} />)}
      </List>
    </Section>
  );
}
