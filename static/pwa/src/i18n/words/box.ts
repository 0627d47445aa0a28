/** Words of boxes and of handing samples over. */
import { words } from '../catalogue';

const zh = {
  title: '装箱与交接', back: '返回', close: '关闭', optional: '可不填', needed: '这一项要填', unnamed: '未命名样品', comma: '、', semicolon: '；', more: '显示更多', box: '运输箱', box_label: '箱号',
  open: '开箱装样', open_text: '扫箱子上的标签。箱子用的也是发给您的标签，一箱一张。', open_already: '{box} 已经打开', open_draft: '这张标签已贴在一份草稿的样品上，不能再贴箱子。请用另一张。', not_found: '手机里没有这个箱子，或者您无权查看。',
  nothing: '没有要装箱或交接的样品。', under_way: '手上的箱子', on_the_road: '已交出、还没到实验室', earlier: '以前的箱子', loose: '还没装箱的样品（{count}）', items: '{count} 件', count: '{samples} 个样品，{items} 件', count_own: '{name} {inside}/{all} 件',
  of: '{inside}/{all} 件', opened_at: '{time} 打开', opened: '开箱', closed: '封箱', arrived: '到箱', waiting: '待发', refused: '需处理', refused_text: '实验室没有接受这个箱子的一条记录，下面显示的不含它。请打电话给实验室。',
  pack: '装箱', pack_done: '已装入：{name}', pack_inside: '已在箱内：{name}', pack_unsealed: '这个样品还没有封样。', pack_given: '这个样品登记过直接交接。', pack_not_open: '这个箱子没有打开，不能装。', pack_box_itself: '这是这个箱子自己的标签。请扫样品的标签。',
  pack_is_box: '这是另一个箱子（{box}）的标签。请扫样品的标签。', pack_other_box: '这件已装在箱子 {box} 里。要换箱，请先在那个箱子里取出。', pack_unknown: '手机里没有贴这张标签（{code}）的样品。请看标签对不对，或先登记样品。',
  pack_draft: '这张标签在草稿「{name}」里。请先保存那份样品。', pack_void: '{name} 已作废，不能装箱。', pack_at_lab: '{name} 已经在实验室，不用装箱。', taken_out: '已取出：{name}', undo: '撤销刚才这件', undone: '已撤销：{name}', scan_stop: '收起扫描', scan_on: '继续扫描装箱',
  empty: '箱子是空的：扫一件样品。', empty_bar: '先装入样品，才能封箱', contents: '箱内样品', take_out: '取出', take_out_one: '取出 {name}', unsealed: '未封样', missing: '未装：{what}', close_box: '封箱', close_title: '封箱', close_back: '返回',
  missing_title: '同一样品还有 {count} 件没有装箱', missing_item: '{name} · {what} · {code}', unsealed_title: '有 {count} 个样品还没有封样', seal_no: '箱封条编号', start_temperature: '起始温度 °C', temperature_hint: '例如 4.5，冰冻写 -18',
  temperature_needed: '请填温度；量不了就在下面写原因', temperature_bad: '请输入温度，例如 4.5', temperature_outside: '这个温度超出样品的运输要求', temperature_for: '{name}：{transport}', no_temperature_reason: '没有量温度的原因', instrument: '温度计',
  instrument_none: '没有登记', close_confirm: '确认封箱', close_done: '已封箱', reopen: '撤销封箱，继续装', hand_over: '交接', hand_over_title: '交接运输箱', from_name: '交出人', to_name: '接收人或运送人', temperature: '温度 °C', hand_over_confirm: '确认交接',
  hand_over_done: '已交接', cancel_box: '取消这个箱子', cancel_title: '取消这个箱子', cancel_text: '箱内样品会变回未装箱，可以装进别的箱子。记录会保留。', cancel_reason: '原因', cancel_confirm: '确认取消', cancel_done: '箱子已取消', manifest: '装箱单', print: '打印装箱单',
  qr: '箱号二维码', sample: '样品', item: '件', label_code: '标签号', seal_no_item: '封条号', deadline: '时限', sign_sampler: '抽样人员签名：', sign_carrier: '运送人签名：', sign_receiver: '实验室签名：', direct: '不装箱，直接交接', direct_title: '直接交接样品',
  direct_which: '交接哪些样品', direct_none: '请至少选一个样品', direct_unsealed: '{name}（未封样）', direct_confirm: '确认交接 {count} 个', direct_done: '已交接 {count} 个样品', today: '装箱与交接', today_loose: '{count} 个样品在手上，还没装箱或交接', in_box: '在运输箱 {box} 里',
  signatures: '签名', sign: '签名', sign_again: '重新签名', signed: '已签名', sign_needed: '还没有签名；签不了可以在签名页写原因', sign_as_sampler: '交出人签名', sign_as_carrier: '接收人签名', fact_pack: '装入运输箱', fact_unpack: '从运输箱取出', fact_box_hand_over: '随箱交给 {name}', fact_box_arrive: '随箱到样',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/box').then(({ en }) => en));
