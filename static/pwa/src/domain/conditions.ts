/** Conditions of a programme's own questions: whether one holds. tests/vectors/conditions.json are its examples, here as at the lab. */
import { isBlank } from './form';
import type { Condition } from './operation';

type Answers = Record<string, unknown>;
type Tested = Extract<Condition, { key: string }>;

const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  return passes(condition, answerOf(answers, condition.key));
}

/** A question may be called toString: what an object has by nature is no answer. */
export const answerOf = <T>(answers: Record<string, T>, key: string): T | undefined =>
  Object.prototype.hasOwnProperty.call(answers, key) ? answers[key] : undefined;

function passes({ test, value }: Tested, answer: unknown): boolean {
  switch (test) {
    case 'answered': return !isBlank(answer);
    case 'blank': return isBlank(answer);
    case '=': return isSame(answer, value);
    case '!=': return !isSame(answer, value);
    case 'has': return (Array.isArray(answer) ? answer : [answer]).some((one) => isSame(one, value));
    default: return isOrdered(test, answer, value);
  }
}

/** Yes and no are no numbers, and text is a number only where it writes a plain one. */
function isSame(answer: unknown, value: unknown): boolean {
  if (Array.isArray(answer)) return answer.length === 1 && isSame(answer[0], value);
  if (isBlank(answer) || (typeof answer === 'boolean') !== (typeof value === 'boolean')) return false;
  if ((typeof answer === 'string') === (typeof value === 'string')) return answer === value;
  const number = numberOf(answer);
  return number !== null && number === numberOf(value);
}

/** Numbers have an order, and two dates; nothing else has. */
function isOrdered(test: '<' | '<=' | '>' | '>=', answer: unknown, value: unknown): boolean {
  const [number, other] = [numberOf(answer), numberOf(value)];
  if (number !== null && other !== null) return inOrder(test, number, other);
  return isDate(answer) && isDate(value) && inOrder(test, answer, value);
}

function inOrder<T extends number | string>(test: '<' | '<=' | '>' | '>=', one: T, other: T): boolean {
  return test === '<' ? one < other : test === '<=' ? one <= other : test === '>' ? one > other : one >= other;
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'string') return NUMBER.test(value) ? Number(value) : null;
  return typeof value === 'number' ? value : null;
}

const isDate = (value: unknown): value is string => typeof value === 'string' && DATE.test(value);
