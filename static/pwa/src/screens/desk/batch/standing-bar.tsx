/** How far the batch is: X of Y, by scanner and by hand, missing, strange; and what is done with all of it. */
import { t } from '../../../i18n/words/batch';
import { Button, Notice, Progress } from '../../../ui';
import type { Batch } from './batch';
import { cleanRows } from './saying';

interface StandingBarProps {
  batch: Batch;
  onAll: () => void;
  onUndo: () => void;
  onPrint: () => void;
  onReconcile: () => void;
  /** The server's paper of a box. */
  onPdf: (() => void) | null;
  /** Everything from a phone at once, without looking at each. */
  onTakeInAll: (() => void) | null;
}

export const isFinished = ({ rows, totals, labels }: Batch): boolean => rows.length > 0 && totals.accounted === rows.length && labels.length === 0;

export function StandingBar({ batch, onAll, onUndo, onPrint, onReconcile, onPdf, onTakeInAll }: StandingBarProps) {
  const { totals, rows, box } = batch;
  const left = rows.length - totals.accounted;
  const reconciled = box?.state === 'reconciled';
  return (
    <section class="batch-standing" aria-label={t('standing')}>
      <p class="batch-count" role="status"><strong class="number">{totals.arrived} / {totals.expected}</strong> <span>{t('count_under', { scanned: totals.scanned, manual: totals.manual })}</span></p>
      <Progress value={totals.expected === 0 ? 0 : totals.arrived / totals.expected} label={t('count_label', { arrived: totals.arrived, expected: totals.expected })} />
      <p class="batch-tally">
        <span>{t('tally_missing', { count: totals.missing })}</span><span>{t('tally_unexpected', { count: totals.unexpected })}</span><span>{t('tally_done', { done: totals.accounted, rows: rows.length })}</span>
      </p>
      <div class="batch-all-acts">
        <Button tone="primary" onClick={onAll}>{t('all', { count: cleanRows(batch).length })}<kbd class="desk-key">F3</kbd></Button>
        <Button onClick={onUndo}>{t('undo_last')}<kbd class="desk-key">F10</kbd></Button>
        <Button onClick={onPrint}>{t('print')}</Button>
        {onPdf && <Button onClick={onPdf}>{t('pdf')}</Button>}
        {onTakeInAll && totals.arrived + totals.missing < totals.expected && <Button onClick={onTakeInAll}>{t('take_in_all', { count: totals.expected - totals.arrived - totals.missing })}</Button>}
        {box && !reconciled && <Button tone={left === 0 ? 'primary' : 'plain'} onClick={onReconcile}>{t('reconcile')}</Button>}
      </div>
      {reconciled && <Notice tone="good">{t('reconciled')}</Notice>}
    </section>
  );
}
