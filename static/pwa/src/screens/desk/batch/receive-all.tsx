/** 全部合格接收: which samples it touches, before it does; those with a flag stay as they are. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/words/batch';
import { Button, Empty, Sheet } from '../../../ui';
import type { ReceptionRow } from '../row-acts';

interface ReceiveAllProps {
  clean: ReceptionRow[];
  /** Here, and not to be received without a look. */
  left: number;
  onReceive: () => void;
  onClose: () => void;
}

export function ReceiveAll({ clean, left, onReceive, onClose }: ReceiveAllProps) {
  const yes = useRef<HTMLButtonElement>(null);
  // After the window has taken the focus: one Enter more says yes.
  useEffect(() => yes.current?.focus(), []);
  return (
    <Sheet title={t('all_title', { count: clean.length })} close_label={t('close')} onClose={onClose}>
      {clean.length === 0 ? <Empty icon="box" text={t('all_none')} /> : (
        <ol class="batch-all" aria-label={t('all_list')}>
          {clean.map(({ id, sample }) => <li key={id}><strong>{sample?.sample_name ?? t('unnamed')}</strong> <span class="number">{sample?.sample_no}</span></li>)}
        </ol>
      )}
      {left > 0 && <p class="soft">{t('all_left', { count: left })}</p>}
      <div class="actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        {clean.length > 0 && <button type="button" class="button button-primary" ref={yes} onClick={onReceive}>{t('all_go', { count: clean.length })}</button>}
      </div>
    </Sheet>
  );
}
