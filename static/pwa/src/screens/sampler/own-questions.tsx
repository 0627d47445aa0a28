/** A programme's own questions, as its manager wrote them: drawn by kind, shown and demanded by their conditions. */
import { useEffect } from 'preact/hooks';
import type { Form } from '../../domain/document';
import type { SheetPhoto } from '../../domain/draft';
import type { FieldValue, OwnAnswers, Question } from '../../domain/operation';
import type { Answers } from '../../domain/prefill';
import { answersTo, begunWith, isRequired, isUnlikely, questionsSeen, type Stage, withAnswer } from '../../domain/questions';
import { t } from '../../i18n/words/form';
import { t as photo } from '../../i18n/words/photos';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Chips, Field, Icon, SelectField, TextField } from '../../ui';
import { questionWords, saidIn as said } from './own-words';
import { keepPhoto } from '../photos/photograph';
import { photoTrouble } from '../photos/photo-trouble';

interface OwnQuestionsProps {
  rooms: Rooms;
  /** Of `formsFor`: what applies to this sample. */
  forms: Form[];
  stage: Stage;
  own: OwnAnswers[];
  fields: Answers;
  /** The newest answers, since a photo takes a while and other answers come meanwhile. */
  latest: () => OwnAnswers[];
  onOwn: (own: OwnAnswers[], photo?: SheetPhoto) => void;
  /** By own.FORM:VERSION.KEY. */
  errors: Record<string, string>;
}

export function OwnQuestions({ rooms, forms, stage, own, fields, latest, onOwn, errors }: OwnQuestionsProps) {
  useEffect(() => {
    const begun = begunWith(forms, latest());
    if (begun !== latest()) onOwn(begun);
  }, [forms.map(({ id }) => id).join()]);
  return (
    <>
      {forms.map((form) => (
        <fieldset key={form.id} class="own-form">
          <legend>{form.name}</legend>
          {questionsSeen(form, stage, answersTo(form, own), fields).map((question) => (
            <OwnQuestion
              key={question.key} rooms={rooms} question={question} id={`sheet-own.${form.id}.${question.key}`} value={answersTo(form, own)[question.key]}
              required={isRequired(question, answersTo(form, own), fields)} error={errors[`own.${form.id}.${question.key}`]}
              onChange={(value, photo) => onOwn(withAnswer(form, latest(), question.key, value), photo)}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

interface OwnQuestionProps {
  rooms: Rooms;
  question: Question;
  id: string;
  value: FieldValue | undefined;
  required: boolean;
  error: string | undefined;
  onChange: (value: FieldValue, photo?: SheetPhoto) => void;
}

const MOST_CHIPS = 6;

function OwnQuestion(props: OwnQuestionProps) {
  const { rooms, question, id, value, required, error, onChange } = props;
  const hint = said(question.hint_zh, question.hint_en) || undefined;
  const common = { id, label: questionWords(question), hint, error, mark: required ? undefined : sampler('optional') };
  if (question.kind === 'words') return <p class="own-words">{questionWords(question)}</p>;
  if (question.kind === 'photo') return <PhotoQuestion {...props} />;
  if (question.kind === 'choice' || question.kind === 'choices') return <ChoiceQuestion {...props} common={common} />;
  const text = { ...common, value: String(value ?? ''), onChange: (typed: string) => onChange(typed) };
  if (question.kind === 'date') return <TextField {...text} type="date" />;
  if (question.kind === 'text') return <TextField {...text} maxLength={200} />;
  const unit = question.unit ?? rooms.reference.field_quantities.find(({ key }) => key === question.quantity)?.unit ?? '';
  const unlikely = isUnlikely(question, value) ? t('own_unlikely', { range: rangeWords(question) }) : undefined;
  return <TextField {...text} label={unit === '' ? common.label : `${common.label}（${unit}）`} hint={unlikely ?? hint} inputMode="decimal" autoComplete="off" />;
}

const rangeWords = ({ min, max }: Question): string => (min == null ? `≤ ${max ?? ''}` : max == null ? `≥ ${min}` : `${min}–${max}`);

type Common = { id: string; label: string; hint: string | undefined; error: string | undefined; mark: string | undefined };

function ChoiceQuestion({ question, value, onChange, common }: OwnQuestionProps & { common: Common }) {
  const choices = (question.choices ?? []).map(({ key, zh, en }) => ({ value: key, text: said(zh, en) }));
  const several = question.kind === 'choices';
  const chosen = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
  if (several) return <Chips {...common} several choices={choices} chosen={chosen} onChange={onChange} />;
  if (choices.length > MOST_CHIPS) return <SelectField {...common} value={chosen[0] ?? ''} choices={choices} empty={sampler('choose')} onChange={onChange} />;
  return <Chips {...common} choices={choices} chosen={chosen} onChange={([key = '']) => onChange(key)} />;
}

/** Its answer is the list of its photos. */
function PhotoQuestion({ rooms, question, id, value, required, error, onChange }: OwnQuestionProps) {
  const taken = Array.isArray(value) ? value : [];
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    try {
      const kept = await keepPhoto(rooms.store, file, 'own');
      onChange([...taken.filter((sha256) => sha256 !== kept.sha256), kept.sha256], kept);
    } catch (trouble) {
      rooms.toast(photo('failed', { name: questionWords(question), why: photoTrouble(trouble) }), 'bad');
    }
  };
  return (
    <Field id={id} label={questionWords(question)} error={error} mark={required ? undefined : sampler('optional')}>
      <label class={`photo-slot${taken.length > 0 ? ' is-taken' : ''}`}>
        <Icon name="camera" />
        <span class="photo-word">{taken.length > 0 ? t('own_photos', { count: taken.length }) : photo('take')}</span>
        <input id={id} type="file" accept="image/*" capture="environment" onChange={(event) => void take(event.currentTarget)} />
      </label>
    </Field>
  );
}
