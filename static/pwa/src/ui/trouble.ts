/** Any failure in plain words: the server's own message where it gave one. */
import { trouble } from '../i18n/words/failure';

/** Works for sync's Refusal and NoAnswer without knowing them: only a refusal carries words for a person. */
export function troubleWords(error: unknown): string {
  const { code, message, no_answer, name } = (error ?? {}) as { code?: unknown; message?: unknown; no_answer?: boolean; name?: unknown };
  if (name === 'QuotaExceededError') return trouble('no_room');
  if (no_answer === true) return trouble('no_answer');
  if (typeof code === 'string' && typeof message === 'string' && message !== '') return message;
  return trouble('unclear');
}
