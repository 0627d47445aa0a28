/** 到箱: boxes on their way, the most pressing first; scan one, count, measure, done. Its samples are received afterwards. */
import { useRef, useState } from 'preact/hooks';
import type { SheetPhoto } from '../../domain/draft';
import { printed } from '../../domain/label';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/arrivals';
import { t as desk } from '../../i18n/words/desk';
import { t as receipt_t } from '../../i18n/words/receipt';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Notice, Page, useTold, useWatched } from '../../ui';
import { useLabNow } from '../../ui/holding';
import { sound } from '../../ui/sound';
import { ArriveForm, type Arrived, instrumentNamed } from './arrive-form';
import { BOX_TEMPERATURE, type BoxInHand, receiptOf, takeBoxIn } from './arriving';
import { AsOf } from './as-of';
import { BoxHeap, ExpectedList } from './box-list';
import { type Board, boardOf, type ComingBox, findBox, type FoundBox } from './coming';
import { Phones } from './phones';
import { type Receipt, ReceiptCard, ReceiptPaper } from './receipt';
import { DeskEar, type DeskReading } from './scan';
import { ScanField } from './scan-field';
import type { Verdict } from './verdict';
import { VerdictPanel } from './verdict-panel';

interface State {
  verdict: Verdict;
  in_hand: BoxInHand | null;
  receipt: Receipt | null;
  /** Where Enter leads. */
  next: string | null;
}

const nothing = { in_hand: null, receipt: null, next: null };
const idle = (): Verdict => ({ tone: 'idle', word: t('idle'), under: t('idle_under') });

/** A sample's label where a box's was expected: to its box, or to all that its phone took today. */
function ofSample({ sample, box, here }: FoundBox & { kind: 'item' }, day: string): State {
  const name = sample.sample_name ?? sample.sample_no ?? t('unnamed');
  if (box === null) return { ...nothing, next: sample.device_id === null ? `/batch#loose:${day}` : `/batch#phone:${sample.device_id}:${day}`, verdict: { tone: 'look', word: receipt_t('sample'), under: receipt_t('sample_under', { name }) } };
  const values = { name, box: printed(box.code) };
  return { ...nothing, next: here ? `/batch#${box.id}` : null, verdict: { tone: 'look', word: receipt_t('in_box'), under: receipt_t(here ? 'in_box_here' : 'in_box_coming', values) } };
}

async function answerTo(rooms: Rooms, found: FoundBox, scan_mode: BoxInHand['scan_mode']): Promise<State> {
  if (found.kind === 'item') return ofSample(found, found.day);
  if (found.kind === 'arrived') {
    const { box } = found.row;
    const receipt = await receiptOf(rooms, found.row, await rooms.store.documents.list('instruments'));
    return { ...nothing, receipt, next: `/batch#${box.id}`, verdict: { tone: 'look', word: t('already'), under: receipt_t('already_under', { time: momentWords(box.arrived_at) }) } };
  }
  if (found.kind === 'unknown') return { ...nothing, in_hand: { code: found.code, row: null, scan_mode }, verdict: { tone: 'look', word: t('unknown_data'), under: t('unknown_text') } };
  const { box } = found.row;
  return { ...nothing, in_hand: { code: box.code, row: found.row, scan_mode }, verdict: { tone: 'good', word: t('arrive'), under: t('expected', { count: box.items.length }) } };
}

function useArrivals(rooms: Rooms, board: Board | undefined) {
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('desk_sound')) ?? true;
  const [state, setState] = useState<State>(() => ({ ...nothing, verdict: idle() }));
  const ear = useRef(new DeskEar(rooms.session.lab.prefix));
  const show = (next: State): void => {
    setState(next);
    if (loud && next.verdict.tone !== 'idle') sound(next.verdict.tone);
    scrollTo(0, 0);
  };
  const take = async (reading: DeskReading): Promise<void> => {
    // A thermometer's label is for the form that asks for it.
    if (state.in_hand && instrumentNamed(await rooms.store.documents.list('instruments'), reading.text)) return;
    const heard = ear.current.hear(reading, performance.now(), null);
    // What is typed in the form stays, whatever was scanned by mistake.
    if (heard.kind === 'refused') show({ ...nothing, in_hand: state.in_hand, verdict: { tone: 'bad', word: t('not_label'), under: desk(`refused_${heard.why}`) } });
    // A scan may come before the board has been drawn: it is looked up all the same.
    if (heard.kind === 'label') show(await answerTo(rooms, await findBox(rooms, board ?? (await boardOf(rooms)), heard.code), heard.scan_mode));
  };
  const arrive = async (in_hand: BoxInHand, arrived: Arrived, photos: SheetPhoto[]): Promise<void> => {
    const receipt = await takeBoxIn(rooms, in_hand, arrived, photos);
    show({ ...nothing, receipt, next: receipt.box && `/batch#${receipt.box}`, verdict: { tone: 'good', word: t('done'), under: t('done_under', { code: printed(in_hand.code), count: arrived.count ?? 0 }) } });
  };
  const open = (row: ComingBox, kind: 'box' | 'arrived'): void => void answerTo(rooms, { kind, row }, 'manual').then(show);
  const yes = (): void => {
    if (state.next && !ear.current.isDeaf(performance.now())) rooms.go(state.next);
  };
  return { state, take, arrive, open, yes, cancel: () => setState({ ...nothing, verdict: idle() }) };
}

type Arrivals = ReturnType<typeof useArrivals>;

function InHand({ rooms, in_hand, arrivals }: { rooms: Rooms; in_hand: BoxInHand; arrivals: Arrivals }) {
  const known = useWatched(rooms.store, async () => {
    const [instruments, usual] = await Promise.all([rooms.store.documents.list('instruments'), rooms.store.meta.find('instruments')]);
    const last = instruments.find(({ id }) => id === usual?.[BOX_TEMPERATURE]);
    return { instruments, usual: last ? (last.code ?? last.name) : '' };
  });
  const { row } = in_hand;
  return (
    <div class="arrive">
      {!row && <Notice tone="info">{t('unknown_text')}</Notice>}
      {known && (
        <ArriveForm
          rooms={rooms} expected={row?.box.items.length ?? null} seal_no={row?.box.seal_no ?? null} instruments={known.instruments} usual={known.usual} may_photograph={row !== null}
          onArrive={(arrived, photos) => arrivals.arrive(in_hand, arrived, photos)} onCancel={arrivals.cancel}
        />
      )}
      {row && <ExpectedList rooms={rooms} box={row.box} />}
    </div>
  );
}

function Boxes({ rooms, board, arrivals }: { rooms: Rooms; board: Board | undefined; arrivals: Arrivals }) {
  const now_ms = useLabNow(rooms.store);
  const coming = (row: ComingBox): void => arrivals.open(row, 'box');
  return (
    <aside class="desk-boxes">
      {board && board.coming.length + board.packing.length === 0 && <Empty icon="box" text={board.here.length === 0 ? receipt_t('none_today') : t('none')} />}
      {board && <BoxHeap rooms={rooms} title={t('coming')} rows={board.coming} now_ms={now_ms} onOpen={coming} />}
      {board && <BoxHeap rooms={rooms} title={t('packing')} rows={board.packing} now_ms={now_ms} onOpen={coming} />}
      {board && <BoxHeap rooms={rooms} title={t('here')} rows={board.here} now_ms={now_ms} onOpen={(row) => arrivals.open(row, 'arrived')} />}
      {board && <Phones rooms={rooms} />}
    </aside>
  );
}

export function ArrivalsScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const board = useWatched(rooms.store, () => boardOf(rooms));
  const arrivals = useArrivals(rooms, board);
  const { in_hand, verdict, receipt, next } = arrivals.state;
  return (
    <>
      <Page title={t('title')} aside={<Button tone="quiet" onClick={() => rooms.go('/command-sheet')}>{receipt_t('sheet')}</Button>} wide>
        <AsOf rooms={rooms} />
        <div class="desk">
          <div class="desk-main">
            <ScanField rooms={rooms} onReading={(reading) => void arrivals.take(reading)} onYes={arrivals.yes} />
            <VerdictPanel verdict={verdict} code={in_hand?.code ?? null} />
            {in_hand && <InHand key={in_hand.code} rooms={rooms} in_hand={in_hand} arrivals={arrivals} />}
            {receipt && <ReceiptCard rooms={rooms} receipt={receipt} />}
            {next && !receipt && <div><Button tone="primary" onClick={() => rooms.go(next)}>{receipt_t('go')}</Button></div>}
            {verdict.tone === 'good' && !in_hand && !receipt && <div><Button onClick={() => rooms.go('/receive')}>{t('to_receive')}</Button></div>}
          </div>
          <Boxes rooms={rooms} board={board} arrivals={arrivals} />
        </div>
      </Page>
      {receipt && <ReceiptPaper rooms={rooms} receipt={receipt} />}
    </>
  );
}
