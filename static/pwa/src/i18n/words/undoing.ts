/** Words of taking something back. */
import { words } from '../catalogue';

const zh = { undo: '撤销', undone: '已撤销：{what}', struck: '已撤销' };

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/undoing').then(({ en }) => en));
