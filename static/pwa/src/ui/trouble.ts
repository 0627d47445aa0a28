/** Any failure in plain words: the server's own message where it gave one. */
import { words } from '../i18n/catalogue';

export const trouble = words(
  {
    no_answer: '连不上实验室的服务器。请检查网络后再试；手机里的记录不受影响。',
    unclear: '出了点问题，操作没有完成。请再试一次；已保存的记录不受影响。',
  },
  {
    no_answer: 'The lab’s server cannot be reached. Check the network and try again; what is on this device is safe.',
    unclear: 'Something went wrong and this was not done. Try again; what was saved is safe.',
  },
);

/** Works for sync's Refusal and NoAnswer without knowing them: only a refusal carries words for a person. */
export function troubleWords(error: unknown): string {
  const { code, message, no_answer } = (error ?? {}) as { code?: unknown; message?: unknown; no_answer?: boolean };
  if (no_answer === true) return trouble('no_answer');
  if (typeof code === 'string' && typeof message === 'string' && message !== '') return message;
  return trouble('unclear');
}
