/** Words of what does not add up at the desk. */
import { words } from '../catalogue';

const zh = {
  title: '异常', none: '没有异常', unnamed: '未命名样品', more: '还有 {count} 项', open: '打开', look: '查看', decide: '去决定', settle: '去处理', transcribe: '补录', recollect: '补采', mark_missing: '记未到样', transcribed: '补录', foot: '处理时要写原因；原来的记录都保留。这里按本机最近一次收到的数据列出。',
  conflicts: '决定不一致', conflicts_help: '两个台子的决定不同，或决定没有回应待确认的问题。重新决定一次，会注明取代以前各次。', holds: '待确认', holds_help: '有回复的先处理：接收或拒收即了结。', replied: '已回复：{text}', waits: '等 {who} 回复，已 {span}',
  twins: '一签两样', twins_help: '两个样品用了同一张标签。给其中一个换新标签就分开了。', waiting: '已到样，数据未到', waiting_help: '手机送出后自动对上。等太久就问抽样员；手机坏了按纸单补录。', since: '已等 {span}', waiting_long: '等得太久',
  counts: '箱子数量或封条不符', counts_help: '到箱时点的数和装箱单不同。', count: '装箱单 {listed} 件，到箱 {counted} 件', seal_broken: '封条不完好', box_missing: '未到 {count} 件', box_unexpected: '多到 {count} 件',
  missing: '未到样', missing_help: '需要时请人补采；样品后来到了，扫描即可。', overdue: '应到未到', overdue_help: '已过送样时限还没有到样。', sampled: '{by} · {time} 抽样', late: '超过送样时限到样', late_help: '到了，但晚了。请决定让步接收还是拒收。', arrived: '{time} 到样',
  set_aside: '实验室另外保存了 {count} 条没有采用的记录', set_aside_text: '例如停用手机后来送到的数据。请主任查看后决定。',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/discrepancies').then(({ en }) => en));
