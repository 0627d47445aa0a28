/** Words of what the desk decides on a sample beside plainly receiving it. */
import { words } from '../catalogue';

const zh = {
  close: '关闭', cancel: '取消', optional: '选填', needed: '这一项要填', unnamed: '未命名样品', photos: '照片', other_person: '其他人（写姓名）', person_name: '姓名', done_undo: '{done}：{name}',
  deviate_title: '让步接收：{name}', deviation: '偏离情况', deviation_hint: '会写进报告', agreed_by: '同意人（负责人）', agreed_choose: '请选择', agreed_needed: '请选或写同意让步接收的人', deviate_go: '确认让步接收', done_deviate: '已让步接收',
  hold_title: '待确认：{name}', hold_help: '样品先留着，问题送到对方手机上；收到回复后再决定接收或拒收。', hold_question: '要问什么', hold_hint: '写清楚要对方回答什么', hold_ready: '常用问题', hold_to: '问谁', hold_sampler: '抽样员（{name}）', hold_sampler_unknown: '抽样员', hold_reason: '怀疑的原因', hold_reason_none: '不指明', hold_go: '发出问题，待确认', done_hold: '已待确认，问题已发出',
  ask_seal_numbers: '封条上的号码和抽样单不同。封样后换过封条吗？', ask_form: '样品和抽样单写的不一样，哪个对？', ask_missing_part: '抽样单缺关键内容，请补：', ask_b: '没有见到备样。备样在哪里？', ask_warm: '到样温度偏高。途中怎么保温的，几点离开冷藏？', ask_late: '送到已过时限。为什么晚了？', ask_label: '标签看不清。请说明是哪一个样品。', ask_amount: '数量比抽样单少。抽样时实际是多少？',
  reject_title: '拒收：{name}', reason: '拒收原因', reason_choose: '请选择原因', reason_needed: '拒收必须选一个原因', suggested: '常用于这类样品', other_reasons: '其他原因', text: '说明', text_needed: '选「其他」时必须写明原因', photo_needed: '选「其他」时必须有照片', photo_no_record: '「其他」要附照片，但这个样品的数据还没到，照片没有地方放。请选别的原因，或先补录。',
  notice_no: '拒收通知书编号', notice_auto: '不填就用 {number}（本机自动编号，离线也不会重）', reject_go: '确认拒收', done_reject: '已拒收', recollect_too: '同时请人补采一个',
  reaches_nobody: '这份是补录的，没有记本系统的抽样员：不选人，就没有人的手机会收到。', recollect_title: '补采：{name}', recollect_help: '对方手机的“今天”里会出现补采任务；采到的新样品和这一个相连。', recollect_to: '请谁补采', recollect_due: '最晚日期', recollect_due_bad: '日期已经过了', recollect_reason: '为什么补采', recollect_go: '发出补采任务', recollect_done: '补采任务已发出', recollect: '补采', recollect_open: '补采任务：{to}，{due}', recollect_any: '未指定', recollect_no_due: '未定日期', recollect_taken: '已补采', recollect_withdrawn: '原来的补采任务已撤回：样品现在既没有被拒收，也不是未到样。对方手机不再显示。',
  missing_title: '未到样：{name}', missing_items: '哪几件没到', missing_needed: '请选没到的那一件', missing_none: '这个样品登记的件都已到样，没有可记未到的。', missing_why: '说明', missing_go: '记为未到样', done_missing: '已记为未到样', missing_no_record: '数据未到的标签不能记未到样：它就在手里。',
  why_left: '抽样员说没有带来', why_seal: '箱封条被拆，件不在箱内', why_lost: '途中丢失', why_broken: '途中破损，已无样品',
  unexpected_title: '多到样：{name}', unexpected_help: '东西到了，但名单上没有。先写明情况，样品待确认，之后再决定。', unexpected_why: '说明', unexpected_go: '记为多到样', done_unexpected: '已记为多到样，待确认', why_no_form: '没有抽样单', why_other_box: '装错箱', why_not_listed: '装箱单上没有',
  holds: '待确认的问题', hold_asked: '{by} 问 {to} · {time}', hold_waits: '还没有回复，已等 {span}', reply_by: '{by} 回复 · {time}', settle_help: '接收或拒收时会注明已解决这些问题。', unexpected_as: '多到样', reply: '代为记下回复', reply_title: '记下回复', reply_text: '对方怎么说', reply_hint: '例如：电话问过，换过封条，新号 F-12', reply_go: '记下', done_reply: '回复已记下',
  notice_print: '打印拒收通知书', fact_hold: '待确认 {question}', fact_reply: '回复 {text}', fact_check: '核对', fact_unexpected: '多到样 {explanation}', fact_missing: '未到样 {reason}', agreed: '{by} 同意',
  met: '先到样（{time}，按标签登记），数据后来送到，已自动对上。', transcribed: '补录', transcribed_by: '{by} 补录于 {time}；抽样：{names}',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/decisions').then(({ en }) => en));
