/** 待确认: a question to the sampler or another; the sample waits for a decision that names it. */
import { useState } from 'preact/hooks';
import { samplerOf } from '../../domain/answering';
import { nameOf } from '../../i18n/catalogue';
import { type Key, t } from '../../i18n/words/decisions';
import { AreaField, SelectField, useWatched } from '../../ui';
import { QuickWords } from '../../ui/quick-words';
import { holdActs } from './acts';
import { ActForm } from './act-form';
import { type DecideSheetProps, targetOfRow } from './row-acts';
import { nameOfRow, sayAct } from './row-said';

/** Ready-made questions, and what each doubts. */
const READY: [Key, string][] = [
  ['ask_seal_numbers', 'R02'], ['ask_form', 'R04'], ['ask_missing_part', 'R05'], ['ask_b', 'R08'], ['ask_warm', 'R12'], ['ask_late', 'R14'], ['ask_label', 'R21'], ['ask_amount', 'R07'],
];

/** Whose devices show a sample once they are asked about it. */
const ASKED = ['sampler', 'receiver', 'manager'] as const;

export function HoldSheet({ rooms, row, hint, onSaid, onClose }: DecideSheetProps) {
  const [question, setQuestion] = useState(hint?.words ?? '');
  const [reason, setReason] = useState(hint?.reason ?? '');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  const usual = row.sample ? samplerOf(row.sample) : null;
  const sampler = people.find(({ id }) => id === usual)?.name;
  const choose = (words: string): void => {
    setQuestion(words);
    setReason(READY.find(([key]) => t(key) === words)?.[1] ?? reason);
  };
  const go = async (): Promise<boolean> => {
    setTried(true);
    if (question.trim() === '') return false;
    await sayAct(rooms, row, holdActs(targetOfRow(row), { question, to, reason }), 'sample.hold', t('done_hold'));
    onSaid();
    return true;
  };
  const others = people.filter(({ active, id, roles }) => active && id !== usual && ASKED.some((role) => roles.includes(role))).map(({ id, name }) => ({ value: id, text: name }));
  // A paper on which no sampler of ours is named: a question to nobody would reach nobody.
  const reaches_nobody = row.sample !== null && usual === null && to === '';
  return (
    <ActForm title={t('hold_title', { name: nameOfRow(row) })} go={t('hold_go')} onGo={go} onClose={onClose}>
      <p class="soft stack-gap">{t('hold_help')}</p>
      <QuickWords label={t('hold_ready')} words={READY.map(([key]) => t(key))} chosen={question} onChoose={choose} />
      <AreaField label={t('hold_question')} hint={t('hold_hint')} value={question} maxLength={2000} onChange={setQuestion} error={tried && question.trim() === '' ? t('needed') : undefined} />
      <SelectField label={t('hold_to')} hint={reaches_nobody ? t('reaches_nobody') : undefined} value={to} empty={sampler ? t('hold_sampler', { name: sampler }) : t('hold_sampler_unknown')} choices={others} onChange={setTo} />
      <SelectField label={t('hold_reason')} value={reason} empty={t('hold_reason_none')} choices={rooms.reference.rejection_reasons.map((one) => ({ value: one.code, text: `${one.code} ${nameOf(one)}` }))} onChange={setReason} />
    </ActForm>
  );
}
