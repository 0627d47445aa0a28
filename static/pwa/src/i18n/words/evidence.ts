/** Words of photos that go with what is said. */
import { words } from '../catalogue';

const zh = { reception: '到样照片', paper: '纸质抽样单', add_photo: '拍照或选照片', photo_no: '第 {number} 张照片', remove_photo: '去掉第 {number} 张照片' };

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/evidence').then(({ en }) => en));
