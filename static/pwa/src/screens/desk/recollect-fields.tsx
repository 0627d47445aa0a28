/** Who takes a new sample in the place of this one, and by when. */
import { isSampling, samplerOf } from '../../domain/answering';
import type { Sample } from '../../domain/document';
import { dayOf } from '../../i18n/moments';
import { t } from '../../i18n/words/decisions';
import type { Rooms } from '../../rooms';
import { AreaField, SelectField, TextField, useWatched } from '../../ui';
import type { Recollection } from './acts';

const DAY_MS = 86_400_000;
type Made = Pick<Sample, 'created_by' | 'samplers' | 'transcribed'>;
/** Its own sampler, within three days: a beginning that can be changed. */
export const usualRecollection = (sample: Made, reason: string): Recollection => ({ to: samplerOf(sample) ?? '', due: dayOf(new Date(Date.now() + 3 * DAY_MS)), reason });

export const isPast = ({ due }: Recollection): boolean => due !== '' && due < dayOf(new Date());

export function RecollectFields({ rooms, sample, said, onChange, tried }: { rooms: Rooms; sample: Made; said: Recollection; onChange: (said: Recollection) => void; tried: boolean }) {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  const samplers = people.filter(isSampling).map(({ id, name }) => ({ value: id, text: name }));
  return (
    <>
      <SelectField label={t('recollect_to')} hint={said.to === '' && samplerOf(sample) === null ? t('reaches_nobody') : undefined} value={said.to} empty={t('recollect_any')} choices={samplers} onChange={(to) => onChange({ ...said, to })} />
      <TextField type="date" label={t('recollect_due')} value={said.due} onChange={(due) => onChange({ ...said, due })} error={tried && isPast(said) ? t('recollect_due_bad') : undefined} />
      <AreaField label={t('recollect_reason')} mark={t('optional')} rows={2} value={said.reason} maxLength={2000} onChange={(reason) => onChange({ ...said, reason })} />
    </>
  );
}
