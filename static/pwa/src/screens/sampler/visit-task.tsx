/** For what and by whom: task category, notice number where the category asks for it, the pair or why there is none. */
import { useState } from 'preact/hooks';
import { listOf, type Reference } from '../../domain/reference';
import type { VisitLack } from '../../domain/visit';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { t as sampler } from '../../i18n/words/sampler';
import { t } from '../../i18n/words/visit';
import { Button, SelectField, TextField, useWatched } from '../../ui';
import { PeopleField } from './people-field';
import { QuickWords } from '../../ui/quick-words';
import type { VisitPart } from './visit';

export const asksNotice = ({ form_fields }: Reference, task_category: string): boolean => {
  const field = form_fields.find(({ key }) => key === 'notice_no');
  return field?.required_at === 'capture' && (field.required_for === 'all' || task_category === 'supervision');
};

type VisitTaskProps = VisitPart & { lacks: VisitLack[] };

/** Carried over and complete, it is one line; else it is asked. */
export function VisitTask(props: VisitTaskProps) {
  const { rooms, visit, lacks } = props;
  const [changing, setChanging] = useState(false);
  const complete = visit.samplers.length > 1 && !(asksNotice(rooms.reference, visit.task_category) && visit.notice_no.trim() === '');
  const [asked, setAsked] = useState(!complete);
  const names = useWatched(rooms.store, async () => {
    const people = await Promise.all(visit.samplers.map((id) => rooms.store.documents.find('people', id)));
    return listed(people.map((person, at) => person?.name ?? (visit.samplers[at] === rooms.session.person_id ? rooms.session.person.name : '')).filter(Boolean));
  }, [visit.samplers]);
  if (!complete && !asked) setAsked(true);
  if (asked || changing || lacks.length > 0) return <div class="card" id="visit-task"><TaskFields {...props} /></div>;
  const category = nameOf(listOf(rooms.reference, 'task_category').find(({ key }) => key === visit.task_category), visit.task_category);
  return (
    <div class="card visit-task" id="visit-task">
      <p>{[category, visit.notice_no, names].filter(Boolean).join(' · ')}</p>
      <Button tone="quiet" onClick={() => setChanging(true)}>{sampler('change')}</Button>
    </div>
  );
}

function TaskFields({ rooms, visit, change, lacks }: VisitTaskProps) {
  const categories = listOf(rooms.reference, 'task_category').map((row) => ({ value: row.key, text: nameOf(row) }));
  const needed = (lack: VisitLack): string | undefined => (lacks.includes(lack) ? sampler('needed') : undefined);
  return (
    <>
      <PeopleField rooms={rooms} samplers={visit.samplers} onChange={(samplers) => change({ samplers })} />
      {visit.samplers.length < 2 && (
        <>
          <TextField label={sampler('alone')} hint={sampler('alone_hint')} value={visit.alone_reason} onChange={(alone_reason) => change({ alone_reason })} error={needed('alone_reason')} maxLength={200} />
          <QuickWords label={t('quick_reasons')} words={t('alone_words').split('|')} chosen={visit.alone_reason} onChoose={(alone_reason) => change({ alone_reason })} />
        </>
      )}
      <div class="field"><SelectField label={sampler('task')} value={visit.task_category} choices={categories} onChange={(task_category) => change({ task_category })} /></div>
      {asksNotice(rooms.reference, visit.task_category) && (
        <TextField label={sampler('notice_no')} value={visit.notice_no} onChange={(notice_no) => change({ notice_no })} error={needed('notice_no')} maxLength={200} />
      )}
    </>
  );
}
