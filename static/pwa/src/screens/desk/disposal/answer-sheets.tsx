/** The second person says it: confirmed under their own sign-in, or sent back with a reason. */
import { useState } from 'preact/hooks';
import { t } from '../../../i18n/words/disposal';
import { t as shelf } from '../../../i18n/words/shelf';
import { AreaField, Notice } from '../../../ui';
import { SheetForm } from '../store/sheet-form';

interface ConfirmProps {
  count: number;
  proposer: string;
  own: string;
  method: string;
  early: string[];
  onClose: () => void;
  onConfirm: () => void;
}

export function ConfirmSheet({ count, proposer, own, method, early, onClose, onConfirm }: ConfirmProps) {
  return (
    <SheetForm title={t('confirm_title', { count })} go={t('confirm_go', { count })} danger onClose={onClose} onSubmit={onConfirm}>
      <Notice>{t('confirm_text', { proposer, own, method })}</Notice>
      {early.length > 0 && <Notice tone="warn">{shelf('dispose_early', { names: early.slice(0, 5).join('、') })}</Notice>}
    </SheetForm>
  );
}

interface DeclineProps {
  count: number;
  proposer: string;
  onClose: () => void;
  onDecline: (reason: string) => void;
}

export function DeclineSheet({ count, proposer, onClose, onDecline }: DeclineProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (reason.trim() !== '') onDecline(reason.trim());
  };
  return (
    <SheetForm title={t('decline_title', { count })} go={t('decline_go')} onClose={onClose} onSubmit={submit}>
      <Notice>{t('decline_text', { proposer })}</Notice>
      <AreaField label={shelf('reason')} value={reason} onChange={setReason} error={tried && reason.trim() === '' ? shelf('reason_needed') : undefined} />
    </SheetForm>
  );
}
