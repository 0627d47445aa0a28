/** 让步接收: what deviates, and who in charge agreed. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/decisions';
import type { Rooms } from '../../rooms';
import { AreaField, SelectField, TextField, useWatched } from '../../ui';
import { receiveActs } from './acts';
import { ActForm } from './act-form';
import { nameOfRow, sayAct } from './row-said';
import { type DecideSheetProps, targetOfRow } from './row-acts';

const OTHER = '…';

/** Those who answer for the lab first. */
async function inCharge({ store }: Rooms): Promise<string[]> {
  const people = (await store.documents.list('people')).filter(({ active }) => active);
  const leads = people.filter(({ roles }) => roles.includes('manager') || roles.includes('quality'));
  return [...new Set([...leads, ...people].map(({ name }) => name))];
}

export function DeviateSheet({ rooms, row, hint, onSaid, onClose }: DecideSheetProps) {
  const [deviation, setDeviation] = useState(hint?.words ?? row.flags.join('；'));
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const names = useWatched(rooms.store, () => inCharge(rooms)) ?? [];
  const agreed_by = (chosen === OTHER ? typed : chosen).trim();
  const go = async (): Promise<boolean> => {
    setTried(true);
    if (deviation.trim() === '' || agreed_by === '') return false;
    await sayAct(rooms, row, receiveActs(targetOfRow(row), { deviation: deviation.trim(), agreed_by }), 'sample.receive', t('done_deviate'));
    onSaid();
    return true;
  };
  return (
    <ActForm title={t('deviate_title', { name: nameOfRow(row) })} go={t('deviate_go')} onGo={go} onClose={onClose}>
      <AreaField label={t('deviation')} hint={t('deviation_hint')} value={deviation} maxLength={2000} onChange={setDeviation} error={tried && deviation.trim() === '' ? t('needed') : undefined} />
      <SelectField
        label={t('agreed_by')} value={chosen} choices={[...names.map((name) => ({ value: name, text: name })), { value: OTHER, text: t('other_person') }]} empty={t('agreed_choose')} onChange={setChosen}
        error={tried && agreed_by === '' && chosen !== OTHER ? t('agreed_needed') : undefined}
      />
      {chosen === OTHER && <TextField label={t('person_name')} value={typed} onChange={setTyped} maxLength={200} error={tried && agreed_by === '' ? t('agreed_needed') : undefined} autoComplete="off" />}
    </ActForm>
  );
}
