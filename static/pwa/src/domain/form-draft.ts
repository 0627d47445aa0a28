/** A form in the making: its questions are put in order, changed and checked here before they are published for good. */
import type { Form } from './document';
import type { Act, Condition, Question } from './operation';
import { formIdOf } from './questions';

export interface FormDraft {
  id: string;
  version: number;
  name: string;
  task_category: string;
  sample_types: string[];
  questions: Question[];
  /** What an imported file holds and could not be taken over, in words. */
  remarks: string[];
}

export const newForm = (id: string): FormDraft => ({ id, version: 1, name: '', task_category: 'monthly', sample_types: [], questions: [], remarks: [] });

/** The next version begins with what the newest says. */
export const nextVersion = (form: Form): FormDraft => ({
  id: formIdOf(form), version: form.version + 1, name: form.name, task_category: form.task_category, sample_types: form.sample_types,
  questions: form.questions, remarks: [],
});

/** Of each form its newest version, by name. */
export function newestForms(forms: Form[]): Form[] {
  const newest = new Map<string, Form>();
  for (const form of forms) if (form.version > (newest.get(formIdOf(form))?.version ?? 0)) newest.set(formIdOf(form), form);
  return [...newest.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** q1, q2 … : the first that is free. */
export function freeKey(questions: Question[]): string {
  const used = new Set(questions.map(({ key }) => key));
  for (let n = questions.length + 1; ; n += 1) if (!used.has(`q${n}`)) return `q${n}`;
}

export const newQuestion = (questions: Question[]): Question => ({ key: freeKey(questions), zh: '', kind: 'text', stage: 'capture', required: false, relevant: null });

export function moved(questions: Question[], at: number, by: -1 | 1): Question[] {
  const [question, other] = [questions[at], questions[at + by]];
  if (!question || !other) return questions;
  return questions.map((one, i) => (i === at ? other : i === at + by ? question : one));
}

const PARTS: Record<string, Question['kind'][]> = {
  choices: ['choice', 'choices'], quantity: ['reading'], unit: ['number', 'reading'], min: ['number', 'reading'], max: ['number', 'reading'],
};

/** Another kind keeps only the parts that it can have. */
export function ofKind(question: Question, kind: Question['kind']): Question {
  const kept = Object.entries({ ...question, kind }).filter(([part]) => PARTS[part]?.includes(kind) ?? true);
  const turned = Object.fromEntries(kept) as unknown as Question;
  return kind === 'words' ? { ...turned, required: false } : turned;
}

/** One line a choice: "key = 中文 = English"; the key may be left out. */
export function choicesIn(text: string): NonNullable<Question['choices']> {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.map((line, at) => {
    const parts = line.split(/[=＝]/).map((part) => part.trim());
    const [key, zh, en] = parts.length === 1 ? [`c${at + 1}`, parts[0] ?? ''] : parts;
    return { key: key ?? '', zh: zh ?? '', ...(en ? { en } : {}) };
  });
}

export const choicesText = (question: Question): string =>
  (question.choices ?? []).map(({ key, zh, en }) => [key, zh, en].filter(Boolean).join(' = ')).join('\n');

export type Simple = Extract<Condition, { test: string }>;
/** Conditions as the screen builds them: one or several, all or any of them. Null: something deeper, from a file. */
export interface Flat {
  join: 'all' | 'any';
  parts: Simple[];
}
const isSimple = (condition: Condition): condition is Simple => 'test' in condition;

export function flat(condition: Condition): Flat | null {
  if (isSimple(condition)) return { join: 'all', parts: [condition] };
  const join = 'all' in condition ? 'all' : 'any';
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  return inner?.every(isSimple) ? { join, parts: inner.filter(isSimple) } : null;
}

export function built({ join, parts }: Flat): Condition | null {
  const [only, second] = parts;
  if (!only) return null;
  if (!second) return only;
  return join === 'all' ? { all: parts } : { any: parts };
}

export function publishAct({ id, version, name, task_category, sample_types, questions }: FormDraft): Act {
  return { kind: 'form.publish', subject: id, body: { name: name.trim(), version, task_category, sample_types, questions } };
}
