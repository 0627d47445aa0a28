/** 处置: two people, a method and a reason. The second one is another person, there, and types their own name. */
import { useState } from 'preact/hooks';
import type { Person } from '../../../domain/document';
import { t } from '../../../i18n/words/shelf';
import { Chips, Notice, SelectField, TextField } from '../../../ui';
import { SheetForm } from './sheet-form';

export interface Disposal {
  method: string;
  reason: string;
  second_person: string;
}
interface DisposeSheetProps {
  title: string;
  /** Names of items whose time has not come. */
  early: string[];
  reason: string;
  people: Person[];
  own_id: string;
  onDispose: (disposal: Disposal) => void;
  onClose: () => void;
}

/** What people type of a name: blanks and width do not matter. */
const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

export function DisposeSheet({ title, early, reason: first_reason, people, own_id, onDispose, onClose }: DisposeSheetProps) {
  const [typed, setTyped] = useState({ method: '', reason: first_reason, second: '', name: '' });
  const [tried, setTried] = useState(false);
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const methods = [t('method_autoclave'), t('method_burn'), t('method_landfill'), t('method_pour'), t('method_return')];
  const others = people.filter(({ id, active }) => active && id !== own_id);
  const second = others.find(({ id }) => id === typed.second);
  const agrees = second !== undefined && plain(typed.name) === plain(second.name);
  const submit = (): void => {
    setTried(true);
    if (typed.method.trim() === '' || typed.reason.trim() === '' || !second || !agrees) return;
    onDispose({ method: typed.method.trim(), reason: typed.reason.trim(), second_person: second.id });
  };
  return (
    <SheetForm title={title} go={t('dispose_go')} danger onClose={onClose} onSubmit={submit}>
      <Notice>{t('dispose_text')}</Notice>
      {early.length > 0 && <Notice tone="warn">{t('dispose_early', { names: early.slice(0, 5).join('、') })}</Notice>}
      <Chips label={t('method')} choices={methods.map((word) => ({ value: word, text: word }))} chosen={[typed.method]} onChange={([one]) => set('method')(one ?? '')} error={tried && typed.method.trim() === '' ? t('method_needed') : undefined} />
      <TextField label={t('reason')} value={typed.reason} onChange={set('reason')} maxLength={200} autoComplete="off" error={tried && typed.reason.trim() === '' ? t('reason_needed') : undefined} />
      <SelectField label={t('second')} value={typed.second} choices={others.map(({ id, name }) => ({ value: id, text: name }))} empty={t('second_choose')} onChange={set('second')} error={tried && !second ? t('second_needed') : undefined} />
      <TextField label={t('second_name')} value={typed.name} onChange={set('name')} maxLength={200} autoComplete="off" spellcheck={false} error={tried && second && !agrees ? t('second_name_bad') : undefined} />
    </SheetForm>
  );
}
