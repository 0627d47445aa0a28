/**
 * The form's fields by groups: what must be answered before sealing, now or then. The sheet shows it under 监督抽检, the seal screen
 * to everybody. It takes over what is known (site, product, lab, habits) as soon as it is seen; each value may be changed.
 */
import { useEffect, useRef } from 'preact/hooks';
import { fieldsOffered, fieldsToSeal, isBlank, kindOf, type Sealing } from '../../domain/form';
import type { FieldValue } from '../../domain/operation';
import { type Answers, knownFor, takenOver, withHabit } from '../../domain/prefill';
import type { FormField } from '../../domain/reference';
import { type Key, t } from '../../i18n/words/form';
import type { Rooms } from '../../rooms';
import { LicencePart } from './licence-part';
import { OneField } from './one-field';

/** The part of a sheet, or of a sample, that the form looks at. */
export interface Answered {
  site: string;
  sample_type: string;
  task_category: string;
  fields: Answers;
}

interface SealFieldsProps {
  rooms: Rooms;
  sheet: Answered;
  change: (part: { fields: Answers }) => void;
  /** Opens each group that lacks something, as when sealing was tried. */
  open?: boolean;
  /** Fields that the sheet asks elsewhere. */
  without?: string[];
}

export function sealingOf({ reference }: Rooms, sheet: Answered): Sealing | null {
  const type = reference.sample_types.find(({ code }) => code === sheet.sample_type);
  return type ? { type, task_category: sheet.task_category, answers: sheet.fields } : null;
}

async function known(rooms: Rooms, sheet: Answered): Promise<Answers> {
  const sealing = sealingOf(rooms, sheet);
  if (!sealing) return {};
  const [site, habits] = await Promise.all([rooms.store.documents.find('sites', sheet.site), rooms.store.meta.find('habits')]);
  return knownFor(rooms.reference, sealing, { site, lab_name: rooms.session.lab.name, habits });
}

/** Fills in what is known, and anew when another type or site makes it something else. */
function useTakenOver(rooms: Rooms, sheet: Answered, change: SealFieldsProps['change']): void {
  const latest = useRef(sheet);
  latest.current = sheet;
  const before = useRef<Answers>({});
  useEffect(() => {
    let gone = false;
    void known(rooms, sheet).then((found) => {
      if (gone) return;
      const { fields } = latest.current;
      const filled = takenOver(fields, before.current, found);
      before.current = found;
      if (Object.keys(filled).some((key) => filled[key] !== fields[key])) change({ fields: filled });
    });
    return () => {
      gone = true;
    };
  }, [sheet.site, sheet.sample_type, sheet.task_category]);
}

async function learn(rooms: Rooms, field: FormField, value: FieldValue, site: string): Promise<void> {
  const habits = await rooms.store.meta.find('habits');
  const learnt = withHabit(habits, field, value, site);
  if (learnt && learnt !== habits) await rooms.store.meta.rememberQuietly('habits', learnt);
}

/** Places of their own kind of blank: "/" would be no answer. */
const ALWAYS_APPLIES = ['site_name', 'lab_name', 'sampling_org_name'];
const mayNotApply = (field: FormField): boolean => !['yes_no', 'list'].includes(kindOf(field)) && !ALWAYS_APPLIES.includes(field.key);

export function SealFields({ rooms, sheet, change, open = false, without = [] }: SealFieldsProps) {
  useTakenOver(rooms, sheet, change);
  const sealing = sealingOf(rooms, sheet);
  if (!sealing) return null;
  const asked = (field: FormField): boolean => !without.includes(field.key);
  const required = fieldsToSeal(rooms.reference, sealing).filter(asked);
  const offered = fieldsOffered(rooms.reference, sealing).filter(asked);
  const groups = [...new Set([...required, ...offered].map(({ group }) => group))];
  const set = (field: FormField, value: FieldValue): void => {
    change({ fields: { ...sheet.fields, [field.key]: value } });
    void learn(rooms, field, value, sheet.site);
  };
  return (
    <>
      {groups.map((group) => (
        <Group
          key={group} rooms={rooms} group={group} answers={sheet.fields} onAnswer={set} open={open}
          required={required.filter((field) => field.group === group)} offered={offered.filter((field) => field.group === group)}
        />
      ))}
    </>
  );
}

interface GroupProps {
  rooms: Rooms;
  group: string;
  required: FormField[];
  offered: FormField[];
  answers: Answers;
  onAnswer: (field: FormField, value: FieldValue) => void;
  open: boolean;
}

const GROUPS = ['sampling_basics', 'sampling_org', 'site', 'producer', 'sample', 'paper_form', 'base', 'produce', 'online_purchase', 'water', 'by_sample_type', 'qc'] as const;
const groupWords = (group: string): string => (GROUPS.some((known) => known === group) ? t(`group_${group}` as Key) : group);

function Group({ rooms, group, required, offered, answers, onAnswer, open }: GroupProps) {
  const missing = required.filter(({ key }) => isBlank(answers[key])).length;
  const one = (field: FormField, optional: boolean) => field.key === 'site_uscc' ? (
    <LicencePart key={field.key} rooms={rooms} field={field} value={answers[field.key]} onAnswer={(value) => onAnswer(field, value)} />
  ) : (
    <OneField
      key={field.key} field={field} reference={rooms.reference} value={answers[field.key]} optional={optional}
      may_not_apply={!optional && mayNotApply(field)} onChange={(value) => onAnswer(field, value)}
    />
  );
  return (
    <details class="more form-group" open={open && missing > 0}>
      <summary>
        {groupWords(group)}
        <span class={`field-mark${missing > 0 ? ' is-missing' : ''}`}>{missing > 0 ? t('group_missing', { count: missing }) : required.length > 0 ? t('group_whole') : t('group_optional')}</span>
      </summary>
      {required.map((field) => one(field, false))}
      {offered.map((field) => one(field, true))}
    </details>
  );
}
