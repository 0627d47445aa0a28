/** What keeps a form from being published: the same rules as the lab's (fieldsample/domain/questions.py), said before it is sent. */
import type { FormDraft } from './form-draft';
import type { Condition, Question } from './operation';

export const MOST_QUESTIONS = 200;
const MOST_CHOICES = 300;
const MOST_TEXT = 500;
const MOST_DEEP = 5;
const MOST_PARTS = 100;
const KEY = /^[a-z][a-z0-9_]{0,40}$/;
const CHOICE_KEY = /^\S{1,60}$/;

export type Fault =
  | 'bad_key' | 'key_twice' | 'key_taken' | 'no_words' | 'too_long' | 'no_choices' | 'bad_choice' | 'choice_twice' | 'too_many_choices' | 'no_quantity'
  | 'limits_swapped' | 'condition_key' | 'condition_value' | 'condition_choice' | 'condition_deep' | 'in_a_circle';

export interface QuestionFault {
  at: number;
  fault: Fault;
}
export type FormFault = 'no_name' | 'too_many';

const isText = (text: string | null | undefined, most = MOST_TEXT): boolean => typeof text === 'string' && text.trim().length > 0 && text.trim().length <= most;

function inside(condition: Condition, deep = 1): { deep: number; part: Condition }[] {
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : 'not' in condition ? [condition.not] : [];
  return [{ deep, part: condition }, ...(deep > MOST_DEEP ? [] : inner.flatMap((part) => inside(part, deep + 1)))];
}

const conditionsOf = ({ required, relevant }: Question): Condition[] => [...(typeof required === 'object' ? [required] : []), ...(relevant ? [relevant] : [])];

function choiceFaults({ kind, choices = [] }: Question): Fault[] {
  if (kind !== 'choice' && kind !== 'choices') return [];
  if (choices.length === 0) return ['no_choices'];
  if (choices.length > MOST_CHOICES) return ['too_many_choices'];
  const keys = choices.map(({ key }) => key);
  const bad = choices.some(({ key, zh }) => !CHOICE_KEY.test(key) || !isText(zh));
  return bad ? ['bad_choice'] : new Set(keys).size < keys.length ? ['choice_twice'] : [];
}

function conditionFaults(condition: Condition, questions: Question[], fields: Set<string>): Fault[] {
  const parts = inside(condition);
  if (parts.length > MOST_PARTS || parts.some(({ deep }) => deep > MOST_DEEP)) return ['condition_deep'];
  return parts.flatMap(({ part }): Fault[] => {
    if (!('test' in part)) return [];
    const asked = questions.find(({ key }) => key === part.key);
    if (!asked && !fields.has(part.key)) return ['condition_key'];
    const bare = part.test === 'answered' || part.test === 'blank';
    if (!bare && (part.value === undefined || part.value === null || part.value === '')) return ['condition_value'];
    const known = asked?.choices?.map(({ key }) => key) ?? [];
    return typeof part.value === 'string' && known.length > 0 && !known.includes(part.value) && !['<', '<=', '>', '>='].includes(part.test) ? ['condition_choice'] : [];
  });
}

function ownFaults(question: Question, questions: Question[], fields: Set<string>, quantities: string[]): Fault[] {
  const { key, zh, en, hint_zh, hint_en, unit, kind, quantity, min, max } = question;
  const faults: Fault[] = [];
  if (!KEY.test(key)) faults.push('bad_key');
  else if (fields.has(key)) faults.push('key_taken');
  else if (questions.filter((other) => other.key === key).length > 1) faults.push('key_twice');
  if (!isText(zh)) faults.push(zh.trim() === '' ? 'no_words' : 'too_long');
  if ([en, hint_zh, hint_en].some((text) => text != null && !isText(text)) || (unit != null && !isText(unit, 40))) faults.push('too_long');
  if (kind === 'reading' && !quantities.includes(quantity ?? '')) faults.push('no_quantity');
  if (min != null && max != null && min > max) faults.push('limits_swapped');
  return [...faults, ...choiceFaults(question), ...new Set(conditionsOf(question).flatMap((one) => conditionFaults(one, questions, fields)))];
}

/** Questions that are asked only when they themselves, by however long a way, are answered so. */
function inCircles(questions: Question[]): Set<string> {
  const leads = new Map(questions.map(({ key, relevant }) => [key, relevant ? inside(relevant).flatMap(({ part }) => ('test' in part ? [part.key] : [])) : []]));
  const reached = (start: string): Set<string> => {
    const seen = new Set<string>();
    for (const waiting = [...(leads.get(start) ?? [])]; waiting.length > 0;) {
      const key = waiting.pop() ?? '';
      if (!seen.has(key)) waiting.push(...(leads.get(key) ?? []));
      seen.add(key);
    }
    return seen;
  };
  return new Set([...leads.keys()].filter((key) => reached(key).has(key)));
}

export function questionFaults(questions: Question[], field_keys: string[], quantities: string[]): QuestionFault[] {
  const fields = new Set(field_keys);
  const circles = inCircles(questions);
  return questions.flatMap((question, at) => {
    const faults = ownFaults(question, questions, fields, quantities);
    return [...faults, ...(faults.length === 0 && circles.has(question.key) ? ['in_a_circle' as const] : [])].map((fault) => ({ at, fault }));
  });
}

export const formFaults = ({ name, questions }: FormDraft): FormFault[] => [...(isText(name, 200) ? [] : ['no_name' as const]), ...(questions.length > MOST_QUESTIONS ? ['too_many' as const] : [])];
