/** 提出处置: a method, a reason, and who is asked to confirm it under their own sign-in. */
import { useState } from 'preact/hooks';
import type { Person } from '../../../domain/document';
import { t as two } from '../../../i18n/words/disposal';
import { t } from '../../../i18n/words/shelf';
import { Chips, Notice, SelectField, TextField } from '../../../ui';
import { SheetForm } from './sheet-form';

export interface Proposing {
  method: string;
  reason: string;
  asked?: string;
}
interface ProposeSheetProps {
  title: string;
  /** Names of items whose time has not come. */
  early: string[];
  reason: string;
  people: Person[];
  own_id: string;
  onPropose: (proposing: Proposing) => void;
  onClose: () => void;
}

const mayConfirm = ({ roles, active }: Person): boolean => active && (roles.includes('receiver') || roles.includes('manager'));

export function ProposeSheet({ title, early, reason: first_reason, people, own_id, onPropose, onClose }: ProposeSheetProps) {
  const [typed, setTyped] = useState({ method: '', reason: first_reason, asked: '' });
  const [tried, setTried] = useState(false);
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const methods = [t('method_autoclave'), t('method_burn'), t('method_landfill'), t('method_pour'), t('method_return')];
  const others = people.filter((one) => mayConfirm(one) && one.id !== own_id);
  const submit = (): void => {
    setTried(true);
    const [method, reason] = [typed.method.trim(), typed.reason.trim()];
    if (method !== '' && reason !== '') onPropose({ method, reason, ...(typed.asked ? { asked: typed.asked } : {}) });
  };
  return (
    <SheetForm title={title} go={two('propose_go')} onClose={onClose} onSubmit={submit}>
      <Notice>{two('propose_text')}</Notice>
      {early.length > 0 && <Notice tone="warn">{t('dispose_early', { names: early.slice(0, 5).join('、') })}</Notice>}
      <Chips label={t('method')} choices={methods.map((word) => ({ value: word, text: word }))} chosen={[typed.method]} onChange={([one]) => set('method')(one ?? '')} error={tried && typed.method.trim() === '' ? t('method_needed') : undefined} />
      <TextField label={t('reason')} value={typed.reason} onChange={set('reason')} maxLength={200} autoComplete="off" error={tried && typed.reason.trim() === '' ? t('reason_needed') : undefined} />
      <SelectField label={two('asked_label')} value={typed.asked} choices={others.map(({ id, name }) => ({ value: id, text: name }))} empty={two('asked_none')} onChange={set('asked')} />
    </SheetForm>
  );
}
