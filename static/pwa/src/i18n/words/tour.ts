/** Words of the first-use tour. */
import { words } from '../catalogue';

const zh = {
  title: '第一次使用', step: '第 {at} 张，共 {of} 张', next: '下一张', before: '上一张', skip: '跳过', done: '知道了', practise: '先练习一次',
  scan_title: '扫标签', scan_text: '点大按钮，对着样品袋上的标签。光线不够开手电；扫不到就照字输入。没有网络也一样。',
  photo_title: '拍照和填单', photo_text: '选地点，按提示拍照，填写标着「需要」的几项。写到一半关掉也不要紧，草稿会留着。',
  save_title: '保存', save_text: '点「保存样品」就存在手机里了。有网络时自己送，不用管它。',
  ticks_title: '几个记号', ticks_text: '样品后面的记号说它走到了哪里：',
  tick_saved: '已存：在这台手机里', tick_sent: '已送：记录和照片都到了实验室', tick_arrived: '已到样：实验室收到了样品', tick_safe: '已备份：不会丢了',
  box_title: '装箱和交接', box_text: '把样品扫进运输箱，记温度，封箱；交给实验室时两边签字。',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/tour').then(({ en }) => en));
