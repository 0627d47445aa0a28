/** Names in a row, and a name with what it stands for, in the marks of the language. */
import { language } from './language';

const isEnglish = (): boolean => language() === 'en';

export const listed = (names: string[]): string => names.join(isEnglish() ? ', ' : '、');
export const paired = (name: string, value: string): string => `${name}${isEnglish() ? ': ' : '：'}${value}`;
