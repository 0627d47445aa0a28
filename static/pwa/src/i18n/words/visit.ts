/** Words of a visit, and of what a day brings beside its samples. */
import { words } from '../catalogue';

const zh = {
  returned: '退回修改',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/visit').then(({ en }) => en));
