/** Words of a visit, and of what a day brings beside its samples. */
import { words } from '../catalogue';

const zh = {
  returned: '退回修改',
  visit: '到访', visit_not_here: '手机里没有这个地点。请回到“今天”，从列表里选。',
  ongoing: '进行中的到访', ongoing_under: '{time} 开始 · {count} 个样品 · 未结束', begun_at: '{time} 开始',
  unended_title: '{time} 开始的到访还没有结束', unended_text: '请结束它。要在这里继续抽样，结束后从“今天”重新选这个地点。',
  proposed: '待确认', points: '点位：{names}', no_points: '还没有登记，抽样时直接写', points_more: '{names} 等 {count} 个', last_here: '上次到这里：{time}', never_here: '这部手机上还没有来过的记录', way_there: '用地图导航',
  samples_here: '这次到访的样品（{count}）', no_samples_here: '这次还没有样品', task_and_people: '任务和人员',
  find_person: '查找人员', find_person_hint: '姓名或拼音首字母', nobody_found: '没有找到“{text}”', alone_words: '同伴在另一摊位|同伴还在路上|今天只有一人值班',
  scan_next: '扫码抽样', end: '结束到访', end_confirm: '确认结束', outcome: '现场结果', choose_outcome: '请选一项现场结果',
  why: '说明', why_needed: '请写一句说明，或写上见证人', why_refused: '负责人拒绝抽样|负责人不在，店员不同意', why_closed: '关门，敲门无人应|已搬走或停止经营', why_no_sample: '当天没有这类产品|存货不够抽样数量',
  witness: '见证人', witness_hint: '姓名和身份，例如：市场管理员 李某', ended: '到访已结束：{outcome}', drafts_left: '这个地点还有 {count} 份草稿没有保存。先保存草稿，它们才算进这次到访。',
  not_here_after_all: '选错了地点，不记录',
  quick_reasons: '常见的原因', recent_names: '最近用过的名称', recent_amounts: '最近用过的数量', usual_types: '这里常抽的类型', usual_points: '这里的点位',
  visit_row: '到访 · {outcome}', told_open: '未结束',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/visit').then(({ en }) => en));
