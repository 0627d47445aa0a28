/** A form in the making: its questions, what is still wrong with them, how the phone will ask them, and publishing it. */
import { useState } from 'preact/hooks';
import type { Form } from '../../domain/document';
import { type FormDraft, moved, newQuestion, publishAct } from '../../domain/form-draft';
import type { OwnAnswers, Question } from '../../domain/operation';
import { formFaults, questionFaults } from '../../domain/question-problems';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/forms';
import type { Rooms } from '../../rooms';
import { Button, Chips, Notice, Section, SelectField, Sheet, TextField } from '../../ui';
// eslint-disable-next-line no-restricted-imports -- the preview shows the very questions that the phone will draw, not a likeness
import { OwnQuestions } from '../sampler/own-questions';
import { FormImport } from './form-import';
import { QuestionEditor } from './form-question';

interface FormEditorProps {
  rooms: Rooms;
  draft: FormDraft;
  change: (draft: FormDraft) => void;
  onDone: () => void;
}

function faultWords({ reference }: Rooms, draft: FormDraft): string[] {
  const keys = reference.form_fields.map(({ key }) => key);
  const quantities = reference.field_quantities.map(({ key }) => key);
  const asked = questionFaults(draft.questions, keys, quantities).map(({ at, fault }) => t('at_question', { number: at + 1, fault: t(fault) }));
  return [...formFaults(draft).map((fault) => t(fault)), ...asked];
}

export function FormEditor({ rooms, draft, change, onDone }: FormEditorProps) {
  const [importing, setImporting] = useState(false);
  const [tried, setTried] = useState(false);
  const [sure, setSure] = useState(false);
  const faults = faultWords(rooms, draft);
  const withdraws = draft.questions.length === 0;
  const ask = (): void => {
    setTried(true);
    if (faults.length === 0) setSure(true);
  };
  const publish = async (): Promise<void> => {
    const { remarks: _, ...rest } = draft;
    const doc: Form = { ...rest, id: `${draft.id}:${draft.version}`, lab_id: rooms.session.lab_id };
    await rooms.say([publishAct(draft)], { records: [{ collection: 'forms', id: doc.id, doc }] });
    rooms.toast(t('published'), 'good');
    onDone();
  };
  return (
    <>
      {draft.remarks.length > 0 && <Notice tone="warn" title={t('remarks')}><ul class="plain-list">{draft.remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul></Notice>}
      <Head rooms={rooms} draft={draft} change={change} />
      <Questions rooms={rooms} draft={draft} change={change} onImport={() => setImporting(true)} />
      {!withdraws && <Preview rooms={rooms} draft={draft} />}
      {tried && faults.length > 0 && <Notice tone="bad" title={t('faults', { count: faults.length })} urgent><ul class="plain-list">{faults.map((fault) => <li key={fault}>{fault}</li>)}</ul></Notice>}
      <div class="bar">
        <Button tone="danger" onClick={onDone}>{t('discard')}</Button>
        {(!withdraws || draft.version > 1) && <Button tone="primary" onClick={ask}>{withdraws ? t('withdraw') : t('publish', { version: draft.version })}</Button>}
      </div>
      {importing && <FormImport rooms={rooms} draft={draft} onClose={() => setImporting(false)} onRead={(read) => { setImporting(false); change(read); }} />}
      {sure && (
        <Sheet title={t('sure_title', { version: draft.version })} close_label={t('cancel')} onClose={() => setSure(false)}>
          <p>{withdraws ? t('sure_withdraw') : t('sure', { count: draft.questions.length })}</p>
          <div class="actions"><Button onClick={() => setSure(false)}>{t('cancel')}</Button><Button tone="primary" onClick={() => void publish()}>{withdraws ? t('withdraw') : t('publish', { version: draft.version })}</Button></div>
        </Sheet>
      )}
    </>
  );
}

type PartProps = Pick<FormEditorProps, 'rooms' | 'draft' | 'change'>;

function Head({ rooms: { reference }, draft, change }: PartProps) {
  const categories = listOf(reference, 'task_category').map((row) => ({ value: row.key, text: nameOf(row) }));
  const types = reference.sample_types.filter(({ form }) => form !== 'parent').map((type) => ({ value: type.code, text: nameOf(type) }));
  return (
    <div class="card">
      <TextField label={t('name')} hint={t('name_hint')} value={draft.name} maxLength={200} onChange={(name) => change({ ...draft, name })} />
      <SelectField label={t('category')} value={draft.task_category} choices={categories} onChange={(task_category) => change({ ...draft, task_category })} />
      <Chips label={t('types')} hint={t('types_hint')} several choices={types} chosen={draft.sample_types} onChange={(sample_types) => change({ ...draft, sample_types })} />
    </div>
  );
}

function Questions({ rooms, draft, change, onImport }: PartProps & { onImport: () => void }) {
  const [open, setOpen] = useState<number | null>(null);
  const { questions } = draft;
  const put = (now: Question[]): void => change({ ...draft, questions: now });
  const add = (): void => {
    put([...questions, newQuestion(questions)]);
    setOpen(questions.length);
  };
  return (
    <Section title={t('questions', { count: questions.length })}>
      {questions.length === 0 && draft.version > 1 && <p class="soft">{t('no_questions')}</p>}
      <ol class="question-list">
        {questions.map((question, at) => (
          <li key={at} class="card">
            <p class="question-title"><strong>{at + 1}. {question.zh || t('question', { number: at + 1 })}</strong> <span class="soft small">{t(`kind_${question.kind}`)} · {t(`stage_${question.stage}`)}</span></p>
            {open === at && <QuestionEditor reference={rooms.reference} question={question} others={questions.filter((_, i) => i !== at)} onChange={(changed) => put(questions.map((one, i) => (i === at ? changed : one)))} />}
            <div class="actions is-close">
              <Button onClick={() => setOpen(open === at ? null : at)}>{t(open === at ? 'close' : 'open')}</Button>
              {at > 0 && <Button tone="quiet" onClick={() => { setOpen(null); put(moved(questions, at, -1)); }}>{t('up')}</Button>}
              {at < questions.length - 1 && <Button tone="quiet" onClick={() => { setOpen(null); put(moved(questions, at, 1)); }}>{t('down')}</Button>}
              <Button tone="quiet" onClick={() => { setOpen(null); put(questions.filter((_, i) => i !== at)); }}>{t('remove')}</Button>
            </div>
          </li>
        ))}
      </ol>
      <div class="actions is-close"><Button onClick={add}>{t('add_question')}</Button><Button tone="quiet" onClick={onImport}>{t('import')}</Button></div>
    </Section>
  );
}

/** Answered here only to see what shows and what hides. */
function Preview({ rooms, draft }: Pick<FormEditorProps, 'rooms' | 'draft'>) {
  const [own, setOwn] = useState<OwnAnswers[]>([]);
  const form: Form = { ...draft, id: `${draft.id}:${draft.version}`, lab_id: rooms.session.lab_id };
  return (
    <Section title={t('preview')}>
      <p class="soft small">{t('preview_hint')}</p>
      {(['capture', 'seal'] as const).filter((stage) => draft.questions.some((question) => question.stage === stage)).map((stage) => (
        <div key={stage} class="card"><h3>{t(`stage_${stage}`)}</h3><OwnQuestions rooms={rooms} forms={[form]} stage={stage} own={own} fields={{}} latest={() => own} onOwn={setOwn} errors={{}} /></div>
      ))}
    </Section>
  );
}
