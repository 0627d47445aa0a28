/** Words for what went wrong, on any screen. */
import { words } from '../catalogue';

const zh = {
  no_answer: '连不上实验室的服务器。请检查网络后再试；手机里的记录不受影响。',
  no_room: '手机空间不足，没有存下来。这份草稿还在。请先联网送出照片，或清理手机里的视频和不用的应用，再试一次。',
  unclear: '出了点问题，操作没有完成。请再试一次；已保存的记录不受影响。',
};

export type Key = keyof typeof zh;
export const trouble = words<Key>(zh, () => import('./en/failure').then(({ en }) => en));
