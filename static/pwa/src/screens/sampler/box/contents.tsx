/** What is in the box, by sample, the one with the least time left on top; what is missing of a sample is named. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import type { Item, PackedItem } from '../../../domain/document';
import { printed } from '../../../domain/label';
import { t } from '../../../i18n/words/box';
import { t as undoing } from '../../../i18n/words/undoing';
import type { Rooms } from '../../../rooms';
import { Badge, Button, Empty, List, Section } from '../../../ui';
import { useLabNow } from '../../../ui/holding';
import { TimeLeft } from '../../../ui/time-left';
import { boxHere, type Content, nameOfSample } from './found';
import { itemWords } from './item-words';
import { pack, takeOut } from './moves';

interface ContentsProps {
  rooms: Rooms;
  box: BoxView;
  contents: Content[];
  may_take_out?: boolean;
}

/** Sixty bottles and more are drawn when somebody wants them. */
const FIRST = 20;

/** Taken out by mistake it is packed anew, and both are said. */
async function takeItOut(rooms: Rooms, box: BoxView, packed: PackedItem, name: string): Promise<void> {
  await takeOut(rooms, box, packed);
  const putBack = async (): Promise<void> => {
    const [now, item, sample] = await Promise.all([boxHere(rooms.store, box.id), rooms.store.documents.find('items', packed.item), rooms.store.documents.find('samples', packed.sample)]);
    if (now?.state === 'open' && item && sample) await pack(rooms, now, item, sample);
  };
  rooms.toast(t('taken_out', { name }), 'good', { words: undoing('undo'), go: () => void putBack() });
}

function ItemLine({ rooms, box, item, content, may_take_out }: { rooms: Rooms; box: BoxView; item: Item; content: Content; may_take_out: boolean }) {
  const packed = box.items.find((one) => one.item === item.id);
  const name = `${nameOfSample(content.sample, t('unnamed'))} ${itemWords(rooms.reference, item, content.sample)}`;
  return (
    <li class="box-item">
      <span>{itemWords(rooms.reference, item, content.sample)} <span class="code small">{printed(item.label)}</span></span>
      {may_take_out && packed && <Button tone="quiet" label={t('take_out_one', { name })} onClick={() => void takeItOut(rooms, box, packed, name)}>{t('take_out')}</Button>}
    </li>
  );
}

function SampleCard({ rooms, box, content, now_ms, may_take_out }: { rooms: Rooms; box: BoxView; content: Content; now_ms: number; may_take_out: boolean }) {
  const { sample, packed, items, missing, sealed, deadlines } = content;
  const [soonest] = deadlines;
  return (
    <li class="box-sample">
      <div class="box-sample-head">
        <strong>{nameOfSample(sample, t('unnamed'))}</strong>
        <span class="number">{t('of', { inside: packed.length, all: items.length })}</span>
      </div>
      <div class="badges">
        {soonest && <TimeLeft deadline={soonest} now_ms={now_ms} />}
        {!sealed && <Badge tone="warn" sign="!">{t('unsealed')}</Badge>}
        {missing.length > 0 && <Badge tone="warn" sign="!">{t('missing', { what: missing.map((item) => itemWords(rooms.reference, item, sample)).join(t('comma')) })}</Badge>}
      </div>
      <ul>{packed.map((item) => <ItemLine key={item.id} rooms={rooms} box={box} item={item} content={content} may_take_out={may_take_out} />)}</ul>
    </li>
  );
}

export function Contents({ rooms, box, contents, may_take_out = false }: ContentsProps) {
  const now_ms = useLabNow(rooms.store);
  const [most, setMost] = useState(FIRST);
  if (contents.length === 0) return <Empty icon="box" text={t('empty')} />;
  return (
    <Section title={t('contents')}>
      <List label={t('contents')}>
        {contents.slice(0, most).map((content) => <SampleCard key={content.sample.id} rooms={rooms} box={box} content={content} now_ms={now_ms} may_take_out={may_take_out} />)}
      </List>
      {contents.length > most && <div class="actions is-close"><Button tone="quiet" onClick={() => setMost(most * 4)}>{t('more')}</Button></div>}
    </Section>
  );
}
