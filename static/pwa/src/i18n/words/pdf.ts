/** Words of the papers that the lab's server draws. */
import { words } from '../catalogue';

const zh = { button: '{paper} PDF', failed: '没取到 PDF：{why}', manifest: '运输箱清单', day: '当日接收记录表' };

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/pdf').then(({ en }) => en));
