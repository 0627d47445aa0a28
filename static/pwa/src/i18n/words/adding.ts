/** Words of adding a container to a saved sample. */
import { words } from '../catalogue';

const zh = { title: '加一个容器', close: '关闭', what: '是什么容器', another: '再加一个：{name}', added: '已加：{name}' };

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/adding').then(({ en }) => en));
