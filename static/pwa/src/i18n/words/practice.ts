/** Words of practice mode. */
import { words } from '../catalogue';

const zh = {
  banner: '练习中', banner_text: '这里的样品不会送到实验室，也不计数。', label: '拿一张练习标签', end: '结束练习', title: '练习', back: '返回',
  intro: '在这里随便试：扫码、拍照、填单、保存。用的是实验室的地点和人员名单的副本，记录存在另一个地方，没有任何办法送到实验室。',
  real: '真正的草稿和待发记录都不动，照常送出。', begin: '开始练习', on: '正在练习。页面四周有斜纹。',
  label_title: '练习标签', label_text: '可以用另一台手机扫这个码，或照下面的字手动输入；也可以直接用它开始。', label_qr: '练习标签的二维码', use: '用这张开始抽样', none: '练习标签用完了：结束练习再开始，就有新的。',
  end_title: '结束练习？', end_text: '练习里的样品、草稿和照片会从这台手机上删掉。真正的记录不受影响。', end_do: '结束并删除', cancel: '继续练习', ended: '练习已结束，练习记录已删除',
  example: '示例', example_market: '示例菜市场', example_shop: '示例学校食堂', example_town: '示例镇', example_colleague: '示例同事', frame: '练习模式',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/practice').then(({ en }) => en));
