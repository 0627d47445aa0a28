/** A programme's own questions on a sheet: which forms apply, which questions are asked, what is still missing. */
import { answerOf, holds } from './conditions';
import type { Form } from './document';
import { isBlank } from './form';
import type { Answers } from './prefill';
import type { OwnAnswers, Question } from './operation';

export type Stage = Question['stage'];
interface Of {
  task_category: string;
  sample_type: string;
}

const applies = (form: Form, { task_category, sample_type }: Of): boolean =>
  form.task_category === task_category && (form.sample_types.length === 0 || form.sample_types.includes(sample_type));

/** Forms that ask something at this stage: a title without a question says nothing. */
export const askingAt = (forms: Form[], stage: Stage): Form[] => forms.filter(({ questions }) => questions.some((question) => question.stage === stage));

/** FORM:VERSION → FORM. */
export const formIdOf = ({ id }: Form): string => id.replace(/:\d+$/, '');

/** The forms of this sample: of each the version that the sheet began with, else the highest one known. */
export function formsFor(forms: Form[], of: Of, begun: OwnAnswers[]): Form[] {
  const chosen = new Map<string, Form>();
  for (const form of forms) {
    const id = formIdOf(form);
    const kept = begun.find((own) => own.form === id);
    const best = chosen.get(id);
    if (kept ? form.version === kept.version : !best || form.version > best.version) chosen.set(id, form);
  }
  return [...chosen.values()].filter((form) => form.questions.length > 0 && applies(form, of)).sort((a, b) => a.name.localeCompare(b.name));
}

/** Begun with the version that is shown first: a newer one that comes meanwhile changes nothing on this sheet. */
export function begunWith(forms: Form[], begun: OwnAnswers[]): OwnAnswers[] {
  const fresh = forms.filter((form) => !begun.some((own) => own.form === formIdOf(form)));
  return fresh.length === 0 ? begun : [...begun, ...fresh.map((form) => ({ form: formIdOf(form), version: form.version, answers: {} }))];
}

export const answersTo = (form: Form, begun: OwnAnswers[]): Answers => begun.find((own) => own.form === formIdOf(form))?.answers ?? {};

export const withAnswer = (form: Form, begun: OwnAnswers[], key: string, value: Answers[string]): OwnAnswers[] =>
  begunWith([form], begun).map((own) => (own.form === formIdOf(form) ? { ...own, answers: { ...own.answers, [key]: value } } : own));

/** The questions of a stage that are to be seen; a condition may ask for another question's answer or for a field of the form. */
export function questionsSeen(form: Form, stage: Stage, own: Answers, fields: Answers): Question[] {
  const all = { ...fields, ...own };
  return form.questions.filter((question) => question.stage === stage && (question.relevant === null || holds(question.relevant, all)));
}

export function isRequired(question: Question, own: Answers, fields: Answers): boolean {
  if (question.kind === 'words') return false;
  return typeof question.required === 'boolean' ? question.required : holds(question.required, { ...fields, ...own });
}

/** Questions that this stage waits for. */
export function ownLacking(form: Form, stage: Stage, own: Answers, fields: Answers): Question[] {
  return questionsSeen(form, stage, own, fields).filter((question) => isRequired(question, own, fields) && isBlank(answerOf(own, question.key)));
}

/** Beyond what the programme thinks likely: said in words, never refused. */
export function isUnlikely({ min, max }: Question, value: unknown): boolean {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(',', '.')) : value;
  return typeof number === 'number' && Number.isFinite(number) && ((min != null && number < min) || (max != null && number > max));
}

/** What is said to the lab: only questions that were seen and answered; a number as a number. */
export function ownToSay(forms: Form[], begun: OwnAnswers[], fields: Answers): OwnAnswers[] {
  return begun.flatMap((own) => {
    const form = forms.find((one) => formIdOf(one) === own.form && one.version === own.version);
    if (!form) return Object.values(own.answers).some((value) => !isBlank(value)) ? [own] : [];
    const seen = (['capture', 'seal'] as const).flatMap((stage) => questionsSeen(form, stage, own.answers, fields));
    const said = seen.filter(({ key, kind }) => kind !== 'words' && !isBlank(answerOf(own.answers, key)));
    return said.length === 0 ? [] : [{ ...own, answers: Object.fromEntries(said.map((question) => [question.key, asSaid(question, answerOf(own.answers, question.key) ?? '')])) }];
  });
}

function asSaid({ kind }: Question, value: Answers[string]): Answers[string] {
  if ((kind !== 'number' && kind !== 'reading') || typeof value !== 'string') return value;
  const number = Number(value.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : value;
}

/** Beyond what the record says already; an entry with nothing new is left out. */
export function ownBeyond(said: OwnAnswers[], before: OwnAnswers[]): OwnAnswers[] {
  return said.flatMap((own) => {
    const known = before.find(({ form, version }) => form === own.form && version === own.version)?.answers ?? {};
    const fresh = Object.entries(own.answers).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(answerOf(known, key)));
    return fresh.length === 0 ? [] : [{ ...own, answers: Object.fromEntries(fresh) }];
  });
}

/** The record's answers with what was said since. */
export function ownTogether(before: OwnAnswers[], since: OwnAnswers[]): OwnAnswers[] {
  const same = (a: OwnAnswers, b: OwnAnswers): boolean => a.form === b.form && a.version === b.version;
  const grown = before.map((own) => ({ ...own, answers: { ...own.answers, ...since.find((one) => same(one, own))?.answers } }));
  return [...grown, ...since.filter((one) => !before.some((own) => same(one, own)))];
}
