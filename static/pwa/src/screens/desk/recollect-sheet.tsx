/** 补采: a task for a new sample in the place of one that was rejected or never came. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../domain/document';
import { t } from '../../i18n/words/decisions';
import type { Rooms } from '../../rooms';
import { recollectAct } from './acts';
import { ActForm } from './act-form';
import { isPast, RecollectFields, usualRecollection } from './recollect-fields';
import { sayAct } from './row-said';

export function RecollectSheet({ rooms, sample, onClose }: { rooms: Rooms; sample: Sample; onClose: () => void }) {
  const [said, setSaid] = useState(() => usualRecollection(sample, ''));
  const [tried, setTried] = useState(false);
  const row = { id: sample.id, sample, code: sample.sample_no ?? '' };
  const go = async (): Promise<boolean> => {
    setTried(true);
    if (isPast(said)) return false;
    await sayAct(rooms, row, [recollectAct(sample.id, said)], 'sample.recollect', t('recollect_done'));
    onClose();
    return true;
  };
  return (
    <ActForm title={t('recollect_title', { name: sample.sample_name ?? sample.sample_no ?? t('unnamed') })} go={t('recollect_go')} onGo={go} onClose={onClose}>
      <p class="soft stack-gap">{t('recollect_help')}</p>
      <RecollectFields rooms={rooms} sample={sample} said={said} onChange={setSaid} tried={tried} />
    </ActForm>
  );
}
