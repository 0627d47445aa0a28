/** A number as a person types it on a phone: full-width digits, comma or point, "＜0.05", the unit written behind it. */
import { halfWidth } from './label';

export interface TypedNumber {
  value: number;
  qualifier: '<' | '>' | null;
}
/** `ambiguous`: "1,250" is 1250 to one person and 1.25 to another, and no one may guess. */
export type NumberFault = 'empty' | 'ambiguous' | 'not_a_number';
export type ReadNumber = ({ ok: true } & TypedNumber) | { ok: false; fault: NumberFault };

const LESS = /^(?:<=?|≤|〈|《|小于|低于)/;
const MORE = /^(?:>=?|≥|〉|》|大于|高于)/;
const UNITS = /(?:%|°C?|℃|C|mg\/L|NTU|[µμu]S\/cm|pH)$/i;
/** "1 2" may be 12 or a slip. */
const APART = /\d[\s']+\d/;
const THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3})+$/;

const refused = (fault: NumberFault): ReadNumber => ({ ok: false, fault });

function plain(text: string): string {
  return halfWidth(text).replace(/[\s']/g, '').replace(/[，、]/g, ',').replace(/[。．]/g, '.').replace(/[−–—﹣]/g, '-').replace(/^负/, '-');
}

export function readNumber(text: string): ReadNumber {
  const typed = plain(text);
  if (typed === '') return refused('empty');
  const qualifier = LESS.test(typed) ? '<' : MORE.test(typed) ? '>' : null;
  const digits = typed.replace(LESS, '').replace(MORE, '').replace(/^负/, '-').replace(UNITS, '');
  if (APART.test(text) || THOUSANDS.test(digits)) return refused('ambiguous');
  const point = digits.replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(point)) return refused('not_a_number');
  return { ok: true, value: Number(point), qualifier };
}

/** What the sign keys beside the field do to what stands in it: a number pad has neither "<" nor a minus. */
export function withSign(text: string, sign: '<' | '>' | '-'): string {
  const typed = plain(text);
  const mark = /^[<>]/.exec(typed)?.[0] ?? '';
  const rest = typed.slice(mark.length);
  if (sign === '-') return mark + (rest.startsWith('-') ? rest.slice(1) : `-${rest}`);
  return mark === sign ? rest : sign + rest;
}

export const numberWords = ({ value, qualifier }: TypedNumber): string => `${qualifier ?? ''}${String(value)}`;
