/** 批量收样: one screen for a box, a phone's day, or what came loose. Each scan is kept at once; the field never loses its place. */
import { useRef, useState } from 'preact/hooks';
import { printed } from '../../../domain/label';
import { t } from '../../../i18n/words/batch';
import type { ScreenProps } from '../../../rooms';
import { Button, Empty, Page, useTold } from '../../../ui';
import { CheckSheet } from '../check-sheet';
import { DecideSheet } from '../decide-sheet';
import { useKeys } from '../desk';
import { usePeople } from '../record';
import type { DecideSheetProps, OnAct, ReceptionRow } from '../row-acts';
import { saveFile } from '../../../ui/save-file';
import { ScanField } from '../scan-field';
import { VerdictPanel } from '../verdict-panel';
import { type Batch, type BatchRef, refOf } from './batch';
import { command, undoLast } from './commanding';
import { InHand } from './in-hand';
import { ReceiveAll } from './receive-all';
import { RecordPaper } from './record-paper';
import { heapOf } from './row';
import { inOrder, RowList } from './row-list';
import { cleanRows, receiveRow, reconcileAct, takeInAll, takeInByHand } from './saying';
import { isFinished, StandingBar } from './standing-bar';
import { type Hands, type OnCommand, useBatch } from './use-batch';

type Window = { kind: 'all' } | { kind: 'check'; row: ReceptionRow } | (Pick<DecideSheetProps, 'act' | 'hint'> & { kind: 'row'; row: ReceptionRow });

export function titleOf(batch: Batch): string {
  if (batch.box) return t('title_box', { code: printed(batch.box.code) });
  return batch.ref.kind === 'phone' ? t('title_phone', { name: batch.sampler ?? t('somebody') }) : t('title_loose');
}

const good = (word: string, under: string) => ({ verdict: { tone: 'good' as const, word, under } });

function Open({ rooms, batch, hands, onCommand }: ScreenProps & { batch: Batch; hands: Hands; onCommand: { current: OnCommand } }) {
  const { person } = usePeople(rooms);
  const [window, setWindow] = useState<Window | null>(null);
  const { shown } = hands;
  const row = batch.rows.find(({ id }) => id === shown.row) ?? null;
  const title = titleOf(batch);
  const print = (): void => globalThis.print();
  const download = (of: string): void => void rooms.api.pdf(`/api/v1/boxes/${of}/reception.pdf`).then((file) => saveFile(file, `reception-${of}.pdf`), () => rooms.toast(t('pdf_failed'), 'bad'));
  const onAct: OnAct = (of, act, hint) => {
    if (act !== 'receive') return setWindow({ kind: 'row', row: of, act, hint });
    void hands.say(receiveRow(of), { ...good(t('received'), of.sample?.sample_name ?? of.code), row: of.id });
  };
  onCommand.current = (text) => command({ rooms, batch, hands, onAct, print }, text);
  const receiveAll = (): void => {
    const clean = cleanRows(batch);
    setWindow(null);
    void hands.say(clean.flatMap(receiveRow), { ...good(t('all_done', { count: clean.length }), t('all_done_under')), code: null, row: null });
  };
  const reconcile = (): void => {
    if (!isFinished(batch)) return hands.show({ verdict: { tone: 'look', word: t('not_finished'), under: t('not_finished_under', { count: batch.rows.length - batch.totals.accounted + batch.labels.length }) }, code: null });
    void hands.say(reconcileAct(batch), { ...good(t('reconciled_now'), title), code: null, row: null });
  };
  const step = (by: number) => (): void => {
    const rows = inOrder(batch);
    const at = rows.findIndex(({ id }) => id === shown.row);
    const next = rows.at(at < 0 && by < 0 ? -1 : (at + by) % rows.length);
    if (!next) return;
    hands.take(next.id);
    document.getElementById(`row-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ F3: () => setWindow({ kind: 'all' }), F10: () => void undoLast({ rooms, batch, hands }), ArrowDown: step(1), ArrowUp: step(-1) });
  return (
    <>
      <Page title={title} back={{ label: t('back'), go: () => rooms.go('/arrivals') }} aside={<Button tone="quiet" onClick={() => rooms.go('/command-sheet')}>{t('command_sheet')}</Button>} wide>
        <div class="batch">
          <div class="batch-left">
            <ScanField rooms={rooms} onReading={hands.hear} onYes={() => undefined} />
            <VerdictPanel verdict={shown.verdict} code={shown.code} />
            <p class="batch-short number" aria-hidden="true">{batch.totals.arrived} / {batch.totals.expected}</p>
            {hands.before && <p class="batch-before">{t('before', { words: hands.before })}</p>}
            {row && <InHand {...{ rooms, row, person, onAct }} onCheck={() => setWindow({ kind: 'check', row })} onByHand={(item) => void hands.say(takeInByHand(row, item), { ...good(t('by_hand_done'), row.sample?.sample_name ?? ''), row: row.id })} />}
          </div>
          <div class="batch-right">
            <StandingBar
              batch={batch} onAll={() => setWindow({ kind: 'all' })} onUndo={() => void undoLast({ rooms, batch, hands })} onPrint={print} onReconcile={reconcile} onPdf={batch.box && (() => download(batch.box?.id ?? ''))}
              onTakeInAll={batch.ref.kind === 'phone' ? () => void hands.say(takeInAll(batch), { ...good(t('taken_in'), title), row: null, code: null }) : null}
            />
            {batch.rows.length === 0 && batch.labels.length === 0 && <Empty icon="box" text={t('empty')} />}
            <RowList {...{ rooms, batch, person }} in_hand={shown.row} onTake={hands.take} />
          </div>
        </div>
        {window?.kind === 'all' && <ReceiveAll clean={cleanRows(batch)} left={batch.rows.filter((one) => heapOf(one) === 'open').length - cleanRows(batch).length} onReceive={receiveAll} onClose={() => setWindow(null)} />}
        {window?.kind === 'check' && (
          <CheckSheet
            rooms={rooms} row={window.row} onClose={() => setWindow(null)}
            onSaid={(next, words) => {
              const of = window.row;
              setWindow(null);
              hands.show({ ...good(t(next === 'receive' ? 'received' : 'checked'), of.sample?.sample_name ?? of.code), row: of.id });
              if (next !== null && next !== 'receive') onAct(of, next, { words });
            }}
          />
        )}
        {window?.kind === 'row' && (
          <DecideSheet
            rooms={rooms} row={window.row} act={window.act} hint={window.hint} onClose={() => setWindow(null)}
            onSaid={() => {
              setWindow(null);
              hands.show({ ...good(t('said', { act: t(`act_${window.act}`) }), window.row.sample?.sample_name ?? window.row.code), row: window.row.id });
            }}
          />
        )}
      </Page>
      <RecordPaper rooms={rooms} batch={batch} person={person} title={title} />
    </>
  );
}

function OfBatch({ rooms, batch_ref }: ScreenProps & { batch_ref: BatchRef }) {
  useTold(rooms.sync);
  const onCommand = useRef<OnCommand>(() => Promise.resolve());
  const hands = useBatch(rooms, batch_ref, onCommand);
  if (hands.batch === undefined) return <Page title={t('title')}><p role="status">{t('opening')}</p></Page>;
  if (hands.batch === null) return <Gone rooms={rooms} />;
  return <Open rooms={rooms} batch={hands.batch} hands={hands} onCommand={onCommand} />;
}

const Gone = ({ rooms }: ScreenProps) => <Page title={t('title')}><Empty icon="box" text={t('gone')}><Button onClick={() => rooms.go('/arrivals')}>{t('back')}</Button></Empty></Page>;

export function BatchScreen({ rooms }: ScreenProps) {
  const batch_ref = refOf(rooms.hash);
  return batch_ref ? <OfBatch key={rooms.hash} rooms={rooms} batch_ref={batch_ref} /> : <Gone rooms={rooms} />;
}
