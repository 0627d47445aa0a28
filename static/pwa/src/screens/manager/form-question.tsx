/** One question of a form in the making. */
import { choicesIn, choicesText, ofKind } from '../../domain/form-draft';
import type { Condition, Question } from '../../domain/operation';
import type { Reference } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/forms';
import { AreaField, Chips, SelectField, TextField } from '../../ui';
import { ConditionParts, firstPart } from './form-condition';
import { NumberField } from './number-field';

const KINDS: Question['kind'][] = ['text', 'number', 'choice', 'choices', 'date', 'photo', 'reading', 'words'];

interface QuestionEditorProps {
  reference: Reference;
  question: Question;
  others: Question[];
  onChange: (question: Question) => void;
}

export function QuestionEditor({ reference, question, others, onChange }: QuestionEditorProps) {
  const set = (part: Partial<Question>): void => onChange({ ...question, ...part });
  const { kind } = question;
  return (
    <div class="question-editor">
      <TextField label={t('zh')} value={question.zh} maxLength={500} onChange={(zh) => set({ zh })} />
      <TextField label={t('en')} mark={t('optional')} value={question.en ?? ''} maxLength={500} onChange={(en) => set({ en: en === '' ? null : en })} />
      <Chips label={t('kind')} choices={KINDS.map((value) => ({ value, text: t(`kind_${value}`) }))} chosen={[kind]} onChange={([chosen]) => onChange(ofKind(question, chosen as Question['kind']))} />
      {(kind === 'choice' || kind === 'choices') && <ChoiceLines question={question} onChange={set} />}
      {kind === 'reading' && <Quantity reference={reference} question={question} onChange={set} />}
      {(kind === 'number' || kind === 'reading') && <Limits question={question} onChange={set} />}
      <Chips label={t('stage')} choices={[{ value: 'capture', text: t('stage_capture') }, { value: 'seal', text: t('stage_seal') }]} chosen={[question.stage]} onChange={([stage]) => set({ stage: stage === 'seal' ? 'seal' : 'capture' })} />
      {kind !== 'words' && <Required question={question} others={others} onChange={set} />}
      <Relevant question={question} others={others} onChange={set} />
      <TextField label={t('hint')} mark={t('optional')} value={question.hint_zh ?? ''} maxLength={500} onChange={(hint) => set({ hint_zh: hint === '' ? null : hint })} />
      <TextField label={t('key')} hint={t('key_hint')} value={question.key} maxLength={41} autoComplete="off" autoCapitalize="none" spellcheck={false} onChange={(key) => set({ key })} />
    </div>
  );
}

interface PartProps {
  question: Question;
  onChange: (part: Partial<Question>) => void;
}

function ChoiceLines({ question, onChange }: PartProps) {
  return <AreaField label={t('choices')} hint={t('choices_hint')} value={choicesText(question)} rows={5} maxLength={20_000} onChange={(text) => onChange({ choices: choicesIn(text) })} />;
}

function Quantity({ reference, question, onChange }: PartProps & { reference: Reference }) {
  const choices = reference.field_quantities.map((one) => ({ value: one.key, text: `${nameOf(one)}${one.unit ? `（${one.unit}）` : ''}` }));
  return <SelectField label={t('quantity')} value={question.quantity ?? ''} choices={choices} empty={t('choose')} onChange={(quantity) => onChange({ quantity: quantity === '' ? null : quantity })} />;
}

function Limits({ question, onChange }: PartProps) {
  return (
    <>
      {question.kind === 'number' && <TextField label={t('unit')} mark={t('optional')} value={question.unit ?? ''} maxLength={40} onChange={(unit) => onChange({ unit: unit === '' ? null : unit })} />}
      <div class="pair">
        <NumberField label={t('min')} mark={t('optional')} hint={t('limits_hint')} value={question.min ?? null} onChange={(min) => onChange({ min })} />
        <NumberField label={t('max')} mark={t('optional')} value={question.max ?? null} onChange={(max) => onChange({ max })} />
      </div>
    </>
  );
}

function Required({ question: { required }, others, onChange }: PartProps & { others: Question[] }) {
  const chosen = typeof required === 'boolean' ? (required ? 'yes' : 'no') : 'when';
  const turn = ([to]: string[]): void => onChange({ required: to === 'when' ? firstPart(others) : to === 'yes' });
  const choices = [{ value: 'no', text: t('required_no') }, { value: 'yes', text: t('required_yes') }, ...when(others, t('required_when'))];
  return (
    <>
      <Chips label={t('required')} choices={choices} chosen={[chosen]} onChange={turn} />
      {typeof required !== 'boolean' && <ConditionParts condition={required} others={others} onChange={(condition) => onChange({ required: condition ?? false })} />}
    </>
  );
}

function Relevant({ question: { relevant }, others, onChange }: PartProps & { others: Question[] }) {
  const turn = ([to]: string[]): void => onChange({ relevant: to === 'when' ? firstPart(others) : null });
  const choices = [{ value: 'always', text: t('relevant_always') }, ...when(others, t('relevant_when'))];
  const said = (condition: Condition | null): void => onChange({ relevant: condition });
  return (
    <>
      <Chips label={t('relevant')} choices={choices} chosen={[relevant ? 'when' : 'always']} onChange={turn} />
      {relevant && <ConditionParts condition={relevant} others={others} onChange={said} />}
    </>
  );
}

/** A condition needs another question to speak of. */
const when = (others: Question[], text: string): { value: string; text: string }[] => (others.length > 0 ? [{ value: 'when', text }] : []);
