/** The pair: whoever acts, and the other sampler, found by name, pinyin or among those one works with. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t as sampler } from '../../i18n/words/sampler';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Chips, TextField, useWatched } from '../../ui';
import { useFinding } from './finding';

/** As many as stand in two or three lines of a phone. */
const MOST = 6;

async function colleagues({ store, session }: Rooms): Promise<Person[]> {
  const [people, visits] = await Promise.all([store.documents.list('people'), store.documents.list('visits')]);
  const last = new Map<string, number>();
  for (const { samplers, started_at } of visits) for (const id of samplers) last.set(id, Math.max(last.get(id) ?? 0, Date.parse(started_at ?? '') || 0));
  const others = people.filter(({ id, active, roles }) => active && id !== session.person_id && roles.includes('sampler'));
  return others.sort((a, b) => (last.get(b.id) ?? 0) - (last.get(a.id) ?? 0) || a.name.localeCompare(b.name, 'zh-CN'));
}

interface PeopleFieldProps {
  rooms: Rooms;
  samplers: string[];
  onChange: (samplers: string[]) => void;
}

export function PeopleField({ rooms, samplers, onChange }: PeopleFieldProps) {
  const { store, session } = rooms;
  const [typed, setTyped] = useState('');
  const others = useWatched(store, () => colleagues(rooms)) ?? [];
  const foundBy = useFinding(typed);
  const found = others.filter(({ name }) => foundBy([name], typed));
  const shown = [...others.filter(({ id }) => samplers.includes(id)), ...found.filter(({ id }) => !samplers.includes(id)).slice(0, MOST)];
  const choices = [{ value: session.person_id, text: session.person.name }, ...shown.map(({ id, name }) => ({ value: id, text: name }))];
  const choose = (chosen: string[]): void => {
    setTyped('');
    onChange([session.person_id, ...chosen.filter((id) => id !== session.person_id)]);
  };
  return (
    <>
      <Chips label={sampler('samplers')} hint={others.length === 0 ? sampler('samplers_none') : sampler('samplers_hint')} several choices={choices} chosen={samplers} onChange={choose} />
      {others.length > MOST && (
        <TextField label={t('find_person')} hint={typed !== '' && found.length === 0 ? t('nobody_found', { text: typed }) : t('find_person_hint')} value={typed} onChange={setTyped} inputMode="search" autoComplete="off" />
      )}
    </>
  );
}
