/** Windows of what ends or marks an item: broken, lost, used up, handed over for a retest. */
import { useState } from 'preact/hooks';
import { paired } from '../../../i18n/listed';
import { t } from '../../../i18n/words/shelf';
import { AreaField, Chips, Notice, TextField } from '../../../ui';
import { itemAct } from './item-acts';
import type { ActSheetProps } from './item-sheets';
import { SheetForm } from './sheet-form';

export function WhySheet({ doing, target, name, onAct, onClose }: ActSheetProps & { doing: 'break' | 'lose' | 'consume' }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needed = doing !== 'consume';
  const submit = (): void => {
    setTried(true);
    if (needed && reason.trim() === '') return;
    const act = doing === 'consume' ? itemAct(target, 'item.consume', reason.trim() ? { reason: reason.trim() } : {}) : itemAct(target, `item.${doing}`, { reason: reason.trim() });
    onAct([act], t(`fact_${doing}`));
  };
  return (
    <SheetForm title={paired(t(`act_${doing}`), name)} go={t('go')} danger onClose={onClose} onSubmit={submit}>
      <Notice>{t(`${doing}_text`)}</Notice>
      <AreaField label={t('reason')} mark={needed ? undefined : t('optional')} value={reason} onChange={setReason} error={tried && needed && reason.trim() === '' ? t('reason_needed') : undefined} />
    </SheetForm>
  );
}

export function TransferSheet({ target, name, onAct, onClose }: ActSheetProps) {
  const [typed, setTyped] = useState({ to_name: '', retest_no: '', seal: '' });
  const [tried, setTried] = useState(false);
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const submit = (): void => {
    setTried(true);
    if (typed.to_name.trim() === '' || typed.seal === '') return;
    const body = { to_name: typed.to_name.trim(), seal_ok: typed.seal === 'whole', ...(typed.retest_no.trim() ? { retest_no: typed.retest_no.trim() } : {}) };
    onAct([itemAct(target, 'item.transfer', body)], t('fact_transfer'));
  };
  return (
    <SheetForm title={paired(t('act_transfer'), name)} go={t('transfer_go')} onClose={onClose} onSubmit={submit}>
      <Notice>{t('transfer_text')}</Notice>
      <TextField label={t('transfer_to')} value={typed.to_name} onChange={set('to_name')} maxLength={200} autoComplete="off" error={tried && typed.to_name.trim() === '' ? t('transfer_to_needed') : undefined} />
      <TextField label={t('retest_no')} mark={t('optional')} value={typed.retest_no} onChange={set('retest_no')} maxLength={200} autoComplete="off" />
      <Chips label={t('seal_ok')} choices={[{ value: 'whole', text: t('seal_whole') }, { value: 'not', text: t('seal_not') }]} chosen={[typed.seal]} onChange={([one]) => set('seal')(one ?? '')} error={tried && typed.seal === '' ? t('seal_needed') : undefined} />
    </SheetForm>
  );
}
