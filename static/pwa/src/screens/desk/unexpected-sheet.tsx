/** 多到样: it is here and on no list. It waits, as after a question, until somebody decides. */
import { useState } from 'preact/hooks';
import { type Key, t } from '../../i18n/words/decisions';
import { AreaField } from '../../ui';
import { QuickWords } from '../../ui/quick-words';
import { unexpectedActs } from './acts';
import { ActForm } from './act-form';
import { type DecideSheetProps, targetOfRow } from './row-acts';
import { nameOfRow, sayAct } from './row-said';

const READY: Key[] = ['why_not_listed', 'why_other_box', 'why_no_form'];

export function UnexpectedSheet({ rooms, row, hint, onSaid, onClose }: DecideSheetProps) {
  const [why, setWhy] = useState(hint?.words ?? '');
  const [tried, setTried] = useState(false);
  const go = async (): Promise<boolean> => {
    setTried(true);
    if (why.trim() === '') return false;
    await sayAct(rooms, row, unexpectedActs(targetOfRow(row), why, row.box), 'item.unexpected', t('done_unexpected'));
    onSaid();
    return true;
  };
  return (
    <ActForm title={t('unexpected_title', { name: nameOfRow(row) })} go={t('unexpected_go')} onGo={go} onClose={onClose}>
      <p class="soft stack-gap">{t('unexpected_help')}</p>
      <QuickWords words={READY.map((key) => t(key))} chosen={why} onChoose={setWhy} />
      <AreaField label={t('unexpected_why')} value={why} maxLength={2000} onChange={setWhy} error={tried && why.trim() === '' ? t('needed') : undefined} />
    </ActForm>
  );
}
