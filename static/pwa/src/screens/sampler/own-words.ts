/** A programme's own questions and their answers in words, as its manager wrote them: English where there is some. */
import type { Form } from '../../domain/document';
import { answerOf } from '../../domain/conditions';
import type { FieldValue, OwnAnswers, Question } from '../../domain/operation';
import { formIdOf } from '../../domain/questions';
import { language } from '../../i18n/language';
import { t } from '../../i18n/words/form';

export const saidIn = (zh: string | null | undefined, en: string | null | undefined): string => (language() === 'en' ? (en ?? zh) : zh) ?? '';
export const questionWords = ({ zh, en }: Question): string => saidIn(zh, en);

const formOf = (forms: Form[], own: OwnAnswers): Form | undefined => forms.find((form) => formIdOf(form) === own.form && form.version === own.version);

/** By the choice's words, with its unit; photos by their number. A question that this phone does not know is shown as it came. */
function answerWords(question: Question | undefined, value: FieldValue, plain: (value: FieldValue) => string): string {
  if (question?.kind === 'photo') return t('own_photo_count', { count: Array.isArray(value) ? value.length : 1 });
  const choice = (key: string): string => {
    const found = question?.choices?.find((one) => one.key === key);
    return found ? saidIn(found.zh, found.en) : key;
  };
  if (question?.choices?.length) return plain(Array.isArray(value) ? value.map(choice) : choice(String(value)));
  return [plain(value), question?.unit].filter(Boolean).join(' ');
}

/** In the order in which they are asked; what the form does not know comes last. */
export function ownLines(forms: Form[], all: OwnAnswers[], plain: (value: FieldValue) => string): [string, string][] {
  return all.flatMap((own) => {
    const asked = formOf(forms, own)?.questions ?? [];
    const unknown = Object.keys(own.answers).filter((key) => !asked.some((question) => question.key === key));
    return [...asked.map(({ key }) => key), ...unknown].flatMap((key): [string, string][] => {
      const value = answerOf(own.answers, key);
      const question = asked.find((one) => one.key === key);
      return value === undefined ? [] : [[question ? questionWords(question) : key, answerWords(question, value, plain)]];
    });
  });
}

/** The words of a question that was left open. */
export const questionNamed = (forms: Form[], all: OwnAnswers[], key: string): string | undefined => {
  const found = all.flatMap((own) => formOf(forms, own)?.questions ?? []).find((question) => question.key === key);
  return found && questionWords(found);
};
