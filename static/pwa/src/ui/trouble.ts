/** Any failure in plain words: the server's own message where it gave one. */
import { words } from '../i18n/catalogue';

export const trouble = words(
  {
    no_answer: '连不上实验室的服务器。请检查网络后再试；手机里的记录不受影响。',
    no_room: '手机空间不足，没有存下来。这份草稿还在。请先联网送出照片，或清理手机里的视频和不用的应用，再试一次。',
    unclear: '出了点问题，操作没有完成。请再试一次；已保存的记录不受影响。',
  },
  {
    no_answer: 'The lab’s server cannot be reached. Check the network and try again; what is on this device is safe.',
    no_room: 'There is no room left on the phone, so it was not saved. The draft is still here. Send photos first, or clear videos and unused apps, then try again.',
    unclear: 'Something went wrong and this was not done. Try again; what was saved is safe.',
  },
);

/** Works for sync's Refusal and NoAnswer without knowing them: only a refusal carries words for a person. */
export function troubleWords(error: unknown): string {
  const { code, message, no_answer, name } = (error ?? {}) as { code?: unknown; message?: unknown; no_answer?: boolean; name?: unknown };
  if (name === 'QuotaExceededError') return trouble('no_room');
  if (no_answer === true) return trouble('no_answer');
  if (typeof code === 'string' && typeof message === 'string' && message !== '') return message;
  return trouble('unclear');
}
