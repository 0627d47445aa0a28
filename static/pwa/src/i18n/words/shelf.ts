/** Words of the store: an item and its place, and what may be done with it. */
import { words } from '../catalogue';

const zh = {
  title: '样品库', to_places: '位置', to_disposal: '留样与处置', loading: '正在读取…', close: '关闭', cancel: '取消', optional: '可不填', save: '保存',
  idle: '扫样品，或扫位置', idle_under: '先扫样品再扫位置，就放到那里；先扫位置，再一个接一个扫样品，就一路上架。',
  field_help: '先扫样品再扫位置＝放到那里。先扫位置＝开始上架，扫到别的位置为止。',
  looking: '正在查找…', again: '刚刚扫过', again_under: '同一标签，没有重复登记。', refused: '不能用',
  place_unknown: '没有这个位置码。请先在「位置」里登记，或核对标签。', place_twice: '两个位置用了同一个码：{names}。请在「位置」里改掉一个。', refused_command: '这是扫码指令，这里不用。请扫样品或位置。',
  in_hand: '手里：{name}', in_hand_under: '{where}。扫位置就放到那里。', gone: '已经不在', gone_under: '{state}。不能再放到位置上。',
  twins: '一签两样', twins_under: '两份样品用了这张标签。请选出手里的这一份；要分开，请到收样页换标签。', twins_choose: '手里是这一份',
  no_record: '数据未到', no_record_under: '没有这张标签的记录。扫位置仍可登记；记录送到后自动对上。', not_issued: '不是本中心发出的标签', not_issued_under: '在已发标签里查不到。请核对；确需登记时扫位置仍可登记。',
  run: '正在上架：{place}', run_under: '逐个扫样品，都放到这里。扫别的位置就换地方。', run_end: '结束上架', run_count: '本次已放 {count} 件',
  put: '已放好', put_under: '{name} → {place}', there: '已经在这里', there_under: '{name} 本来就在 {place}，没有重复登记。', done: '已登记', done_under: '{name} · {what}',
  undo: '撤销', undone: '已撤销：{what}',
  state_labelled: '已贴标', state_in_transit: '在途', state_arrived: '已到，未入库', state_in_store: '在库', state_checked_out: '领用中', state_consumed: '已用尽', state_retained: '留样', state_transferred: '已移交复检', state_disposed: '已处置', state_broken: '破损', state_missing: '缺失',
  flag_moves_disagree: '两处各自移动过，请核对实物', flag_disposed_early: '处置早于应留期限', flag_seal_broken: '封条不完好', flag_disposal_proposed: '已提出处置，等第二人确认', flag_disposal_alone: '提出人自己又确认了一次，不算数', flag_taken_while_proposed: '提出处置后又被领用、用尽或移交，请核对', flag_disposal_disputed: '对处置有人同意、有人反对或收回，请核对',
  disagree_text: '两台电脑都说动过这份样品，互不知道对方。现在按时间较晚的一次显示。请看一眼实物，再扫它和它现在的位置，两次记录都会留下。',
  unknown_flag: '{flag}',
  item: '样品', blind: '盲码分样', blind_text: '分样不显示来自哪个样品。检验人员只看到盲码。', kind_sub: '分样', kind_A: '检样 A', kind_B: '备样 B', kind_W: '水样瓶', kind_K: '空白', kind_P: '平行', kind_S: '加标', kind_D: '分样', of_sample: '所属样品',
  where: '现在在哪里', where_none: '没有登记位置', where_out: '{person} 领用，用途：{purpose}', out_since: '{time} 领出', amount_left: '剩余量', retain_until: '留样到', retain_over: '已过期', container: '容器', amount: '登记的量', history: '出入记录', no_history: '还没有出入记录。', range: '本处温度范围', waits: '待送', as_of: '按本机数据，{time}', refused_kinds: '实验室没有收下：{kinds}', custody: '看全程记录', label: '标签',
  act_store: '放到位置', act_check_out: '领用', act_check_in: '归还', act_split: '分样', act_retain: '留样', act_transfer: '移交复检', act_dispose: '处置', act_break: '破损', act_lose: '找不到', act_consume: '用尽', actions: '处理', more_acts: '其他',
  fact_store: '入库', fact_move: '移动', fact_check_out: '领用', fact_check_in: '归还', fact_consume: '用尽', fact_retain: '留样', fact_transfer: '移交复检', fact_dispose: '处置', fact_propose_disposal: '提出处置', fact_confirm_disposal: '第二人确认处置', fact_decline_disposal: '不同意处置', fact_break: '破损', fact_lose: '找不到', fact_split: '分样', fact_bind: '贴标', fact_arrive: '到样', fact_undo: '撤销',
  place: '位置', place_choose: '请选择位置', place_needed: '请选位置', place_none: '还没有登记位置。请先到「位置」添加。', contents: '这里有什么', contents_count: '{count} 件', contents_none: '这里没有登记的样品。', more: '还有 {count} 件',
  number_bad: '请填数字，例如 2.5', number_ambiguous: '「1,250」可以是两个数。请不要用逗号，写 1250 或 1.25。', unit: '单位', person: '领用人', purpose: '用途', purpose_hint: '例如：农残检验', purpose_needed: '请写用途', amount_out: '领用量', amount_left_hint: '归还时还剩多少；没有称量可不填', to_place: '拿到哪里', check_out_go: '登记领用', check_in_go: '登记归还',
  reason: '原因', reason_needed: '请写明原因', break_text: '写明怎么破损的，漏了没有。', lose_text: '先在位置附近找一遍。登记后它显示为缺失；找到后再扫它和位置就恢复。', consume_text: '登记后剩余量为 0，不能再领用。', go: '登记',
  retain_title: '留样：{name}', verdict: '检验结论', verdict_pass: '合格', verdict_fail: '不合格', verdict_at: '结论日期', until: '留样到', until_proposed: '建议：{until}（{why}）', why_pass: '合格留 3 个月', why_fail: '不合格留 6 个月', why_shelf: '到保质期为止', why_offline: '离线，未看保质期', until_needed: '请填日期', retain_go: '登记留样', retain_place: '放在哪里（不变可不填）',
  transfer_to: '移交给', transfer_to_needed: '请写接收单位或接收人', retest_no: '复检编号', seal_ok: '封条', seal_whole: '完好', seal_not: '不完好', seal_needed: '请看封条后选一项', transfer_go: '登记移交', transfer_text: '移交后本中心不再保管。封条不完好也要如实写，记录会标出。',
  dispose_early: '还没到期或结论未出：{names}。现在处置会被标出「处置早于应留期限」。', method: '处置方法', method_burn: '焚烧', method_autoclave: '高压灭菌后丢弃', method_landfill: '无害化填埋', method_return: '退还', method_pour: '稀释排放', method_needed: '请选或写处置方法', reason_expired: '留样期满', reason_rejected: '样品已拒收',
  split_title: '分样：{name}', split_text: '每份一个盲码。盲码随机抽取，和样品编号无关，看不出来自哪个样品。', parts: '分几份', parts_bad: '请填 1 到 20', part: '第 {n} 份', room: '交给哪个室', room_none: '不指定', split_go: '抽盲码并登记', split_done: '已分成 {count} 份', split_done_text: '请逐份贴上盲码。登记后盲码不再改变。', print_labels: '打印标签', blind_code: '盲码', done_close: '完成',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/shelf').then(({ en }) => en));
