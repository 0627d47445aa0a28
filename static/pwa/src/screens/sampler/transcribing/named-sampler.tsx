/** Whose phone shows a sample that is typed in: the sampler on the paper, where it is one of ours. */
import { isSampling } from '../../../domain/answering';
import { listed } from '../../../i18n/listed';
import { t } from '../../../i18n/words/transcribing';
import type { Rooms } from '../../../rooms';
import { SelectField, useWatched } from '../../../ui';

interface NamedSamplerProps {
  rooms: Rooms;
  samplers: string[];
  onChange: (samplers: string[]) => void;
}

export function NamedSampler({ rooms, samplers, onChange }: NamedSamplerProps) {
  const people = (useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? []).filter(isSampling);
  const names = people.filter(({ id }) => samplers.includes(id)).map(({ name }) => name);
  const hint = names.length > 0 ? t('named_shown', { names: listed(names) }) : t('named_hint');
  return (
    <SelectField id="transcribe-sampler" label={t('named')} mark={t('optional')} hint={hint} value={samplers[0] ?? ''} empty={t('named_none')}
      choices={people.map(({ id, name }) => ({ value: id, text: name }))} onChange={(id) => onChange(id === '' ? [] : [id])} />
  );
}
