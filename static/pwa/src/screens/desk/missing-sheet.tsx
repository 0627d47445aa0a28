/** 未到样: which items of a sample did not come, and why as far as anybody knows. */
import { useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { type Key, t } from '../../i18n/words/decisions';
import { AreaField, Chips, Notice, Sheet } from '../../ui';
import { QuickWords } from '../../ui/quick-words';
import { missingActs } from './acts';
import { ActForm } from './act-form';
import type { DecideSheetProps } from './row-acts';
import { nameOfRow, sayAct } from './row-said';

const READY: Key[] = ['why_left', 'why_seal', 'why_lost', 'why_broken'];

export function MissingSheet({ rooms, row, hint, onSaid, onClose }: DecideSheetProps) {
  const away = row.items.filter(({ arrival }) => arrival !== 'arrived');
  const [chosen, setChosen] = useState(away.map(({ item }) => item.id));
  const [reason, setReason] = useState(hint?.words ?? '');
  const [tried, setTried] = useState(false);
  const title = t('missing_title', { name: nameOfRow(row) });
  const { sample } = row;
  if (!sample || away.length === 0) {
    return <Sheet title={title} close_label={t('close')} onClose={onClose}><Notice tone="info">{t(sample ? 'missing_none' : 'missing_no_record')}</Notice></Sheet>;
  }
  const go = async (): Promise<boolean> => {
    setTried(true);
    if (reason.trim() === '' || chosen.length === 0) return false;
    await sayAct(rooms, row, missingActs(sample.id, chosen, reason, row.box), 'item.mark_missing', t('done_missing'));
    onSaid();
    return true;
  };
  return (
    <ActForm title={title} go={t('missing_go')} onGo={go} onClose={onClose}>
      <Chips
        label={t('missing_items')} several choices={away.map(({ item }) => ({ value: item.id, text: `${item.kind} ${printed(item.label)}` }))} chosen={chosen} onChange={setChosen}
        error={tried && chosen.length === 0 ? t('missing_needed') : undefined}
      />
      <QuickWords words={READY.map((key) => t(key))} chosen={reason} onChoose={setReason} />
      <AreaField label={t('missing_why')} value={reason} maxLength={2000} onChange={setReason} error={tried && reason.trim() === '' ? t('needed') : undefined} />
    </ActForm>
  );
}
