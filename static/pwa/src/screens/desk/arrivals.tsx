/** 到箱: boxes on their way, the most pressing first; scan one, count, measure, done. Its samples are received afterwards. */
import { useRef, useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import type { Act } from '../../domain/operation';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/arrivals';
import { t as desk } from '../../i18n/words/desk';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Notice, Page, useTold, useWatched } from '../../ui';
import { useLabNow } from '../../ui/holding';
import { sound } from '../../ui/sound';
import { ArriveForm, type Arrived } from './arrive-form';
import { BoxHeap, ExpectedList } from './box-list';
import { aboutBoxLabel, type Board, boardOf, type ComingBox, findBox, type FoundBox } from './coming';
import { DeskEar, type DeskReading } from './scan';
import { ScanField } from './scan-field';
import type { Verdict } from './verdict';
import { VerdictPanel } from './verdict-panel';

/** What stands in the person's hands: a box to be taken in, known or not. */
interface InHand {
  code: string;
  row: ComingBox | null;
  scan_mode: 'scanned' | 'manual';
}
interface State {
  verdict: Verdict;
  in_hand: InHand | null;
  turn: number;
}

const idle = (): Verdict => ({ tone: 'idle', word: t('idle'), under: t('idle_under') });

function answerTo(found: FoundBox, scan_mode: InHand['scan_mode']): Omit<State, 'turn'> {
  if (found.kind === 'item') return { in_hand: null, verdict: { tone: 'bad', word: t('item'), under: t('item_under', { name: found.sample.sample_name ?? found.sample.sample_no ?? t('unnamed') }) } };
  if (found.kind === 'arrived') return { in_hand: null, verdict: { tone: 'look', word: t('already'), under: t('already_under', { time: momentWords(found.row.box.arrived_at) }) } };
  if (found.kind === 'unknown') return { in_hand: { code: found.code, row: null, scan_mode }, verdict: { tone: 'look', word: t('unknown_data'), under: t('unknown_text') } };
  const { box } = found.row;
  return { in_hand: { code: box.code, row: found.row, scan_mode }, verdict: { tone: 'good', word: t('arrive'), under: t('expected', { count: box.items.length }) } };
}

function actOf({ row, code, scan_mode }: InHand, arrived: Arrived): Act {
  if (row) return { kind: 'box.arrive', subject: row.box.id, body: { ...arrived, scan_mode } };
  return { kind: 'box.arrive', subject: null, about: aboutBoxLabel(code), body: { ...arrived, scan_mode, label: code } };
}

function useArrivals(rooms: Rooms, board: Board | undefined) {
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('desk_sound')) ?? true;
  const [state, setState] = useState<State>(() => ({ verdict: idle(), in_hand: null, turn: 0 }));
  const ear = useRef(new DeskEar(rooms.session.lab.prefix));
  const show = (next: Omit<State, 'turn'>): void => {
    setState((before) => ({ ...next, turn: before.turn + 1 }));
    if (loud && next.verdict.tone !== 'idle') sound(next.verdict.tone);
    scrollTo(0, 0);
  };
  const take = async (reading: DeskReading): Promise<void> => {
    const heard = ear.current.hear(reading, performance.now(), null);
    if (heard.kind === 'refused') show({ in_hand: null, verdict: { tone: 'bad', word: t('not_label'), under: desk(`refused_${heard.why}`) } });
    if (heard.kind === 'label' && board) show(answerTo(await findBox(rooms, board, heard.code), heard.scan_mode));
  };
  const arrive = async (in_hand: InHand, arrived: Arrived): Promise<void> => {
    await rooms.say([actOf(in_hand, arrived)]);
    show({ in_hand: null, verdict: { tone: 'good', word: t('done'), under: t('done_under', { code: printed(in_hand.code), count: arrived.count ?? 0 }) } });
  };
  const open = (row: ComingBox): void => show(answerTo({ kind: 'box', row }, 'manual'));
  return { state, take, arrive, open, cancel: () => setState((before) => ({ ...before, in_hand: null, verdict: idle() })) };
}

export function ArrivalsScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const now_ms = useLabNow(rooms.store);
  const board = useWatched(rooms.store, () => boardOf(rooms));
  const { state, take, arrive, open, cancel } = useArrivals(rooms, board);
  const { in_hand, verdict, turn } = state;
  return (
    <Page title={t('title')} wide>
      <div class="desk">
        <div class="desk-main">
          <ScanField rooms={rooms} onReading={(reading) => void take(reading)} onYes={() => undefined} />
          <VerdictPanel verdict={verdict} code={in_hand?.code ?? null} />
          {in_hand && (
            <div class="arrive" key={`${in_hand.code}:${turn}`}>
              {!in_hand.row && <Notice tone="info">{t('unknown_text')}</Notice>}
              <ArriveForm expected={in_hand.row?.box.items.length ?? null} onArrive={(arrived) => void arrive(in_hand, arrived)} onCancel={cancel} />
              {in_hand.row && <ExpectedList rooms={rooms} box={in_hand.row.box} />}
            </div>
          )}
          {verdict.tone === 'good' && !in_hand && <div><Button onClick={() => rooms.go('/receive')}>{t('to_receive')}</Button></div>}
        </div>
        <aside class="desk-boxes">
          {board && board.coming.length + board.packing.length === 0 && <Empty icon="box" text={t('none')} />}
          {board && <BoxHeap rooms={rooms} title={t('coming')} rows={board.coming} now_ms={now_ms} onOpen={open} />}
          {board && <BoxHeap rooms={rooms} title={t('packing')} rows={board.packing} now_ms={now_ms} onOpen={open} />}
          {board && <BoxHeap rooms={rooms} title={t('here')} rows={board.here} now_ms={now_ms} />}
        </aside>
      </div>
    </Page>
  );
}
