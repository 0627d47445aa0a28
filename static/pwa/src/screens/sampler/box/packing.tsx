/** Packing: item after item before the camera, each answered with a word, a count, and a moment to take it back. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import { samplesIn } from '../../../domain/box';
import type { Item, Sample } from '../../../domain/document';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import type { Reading } from '../../../scan';
import { Button } from '../../../ui';
import { useLapse } from '../../../ui/lapse';
import { ContinuousScan, type ScanAnswer } from '../continuous-scan';
import { boxHere, nameOfSample } from './found';
import { itemWords } from './item-words';
import { judgeReading, pack, takeOut } from './moves';

const UNDO_MS = 8000;

type Answer = Omit<ScanAnswer, 'turn'>;
interface Packed {
  item: Item;
  op_id: string;
}

/** "6 samples, 14 items; 沙县菜场 3/4 of this sample". */
async function countAfter(rooms: Rooms, box_id: string, sample: Sample): Promise<string> {
  const [box, linked] = await Promise.all([boxHere(rooms.store, box_id), rooms.store.documents.listByKey('items', sample.id)]);
  if (!box) return '';
  const all = linked.filter((item) => item.sample === sample.id);
  const inside = all.filter(({ id }) => box.items.some(({ item }) => item === id)).length;
  const own = all.length > 1 ? t('count_own', { name: nameOfSample(sample, t('unnamed')), inside, all: all.length }) : '';
  return [t('count', { samples: samplesIn(box.items), items: box.items.length }), own].filter(Boolean).join(t('semicolon'));
}

async function answerTo(rooms: Rooms, box_id: string, reading: Reading): Promise<{ answer: Answer; packed: Packed | null }> {
  const box = await boxHere(rooms.store, box_id);
  const nothing = (words: string): { answer: Answer; packed: null } => ({ answer: { tone: 'bad', words }, packed: null });
  if (box?.state !== 'open') return nothing(t('pack_not_open'));
  const judged = await judgeReading(rooms, box, reading);
  if (judged.verdict === 'refused') return nothing(judged.words);
  const { item, sample } = judged;
  const name = `${nameOfSample(sample, t('unnamed'))} · ${itemWords(rooms.reference, item, sample)}`;
  if (judged.verdict === 'inside') return { answer: { tone: 'look', words: t('pack_inside', { name }), under: await countAfter(rooms, box_id, sample) }, packed: null };
  const op_id = await pack(rooms, box, item, sample);
  const count = await countAfter(rooms, box_id, sample);
  const doubt = judged.state === 'registered' ? t('pack_unsealed') : judged.state === 'in_transit' && !box.items.some((one) => one.sample === sample.id) ? t('pack_given') : '';
  const answer: Answer = doubt ? { tone: 'look', words: t('pack_done', { name }), under: `${doubt} ${count}` } : { tone: 'good', words: t('pack_done', { name }), under: count };
  return { answer, packed: op_id === null ? null : { item, op_id } };
}

/** For eight seconds; afterwards the list below takes it out as well. */
function Undo({ onUndo, onOver }: { onUndo: () => void; onOver: () => void }) {
  const holding = useLapse(UNDO_MS, onOver);
  return <div {...holding}><Button wide onClick={onUndo}>{t('undo')}</Button></div>;
}

export function Packing({ rooms, box }: { rooms: Rooms; box: BoxView }) {
  const [answer, setAnswer] = useState<ScanAnswer | null>(null);
  const [packed, setPacked] = useState<Packed | null>(null);
  const show = (next: Answer): void => setAnswer((before) => ({ ...next, turn: (before?.turn ?? 0) + 1 }));
  const take = async (reading: Reading): Promise<void> => {
    const { answer: next, packed: fresh } = await answerTo(rooms, box.id, reading);
    setPacked(fresh);
    show(next);
  };
  const undo = async ({ item, op_id }: Packed): Promise<void> => {
    setPacked(null);
    const now = await boxHere(rooms.store, box.id);
    if (!now) return;
    await takeOut(rooms, now, { item: item.id, sample: item.sample, label: item.label, op_id, at: '' });
    show({ tone: 'look', words: t('undone', { name: itemWords(rooms.reference, item) }) });
  };
  return (
    <section class="packing" aria-label={t('pack')}>
      <ContinuousScan rooms={rooms} onReading={take} answer={answer}>
        {packed && <Undo key={packed.op_id} onUndo={() => void undo(packed)} onOver={() => setPacked(null)} />}
      </ContinuousScan>
    </section>
  );
}
