/** Words of field readings: the sheet where they are made, and every screen that shows them. */
import { words } from '../catalogue';

const zh = {
  readings: '现场测定', close: '关闭', optional: '可不填', none_yet: '还没有现场测定。', add: '加读数', add_first: '测定',
  what: '测什么', more: '更多项目', value: '{name}（{unit}）', value_plain: '{name}', hint_range: '常见 {min} 到 {max}', read_as: '记为 {value} {unit}',
  fault_empty: '请输入读数', fault_ambiguous: '“{text}”可能是一千多，也可能是一点几。请去掉逗号再输。', fault_not_a_number: '“{text}”不是数。请只输数字，例如 7.2；低于检出限写 <0.05。',
  sign_less: '低于 <', sign_more: '高于 >', sign_minus: '负 −', signs: '读数前的符号',
  hint_below_usual: '比常见的范围低。请看清单位和小数点；确实如此就照实保存。', hint_above_usual: '比常见的范围高。请看清单位和小数点；确实如此就照实保存。',
  hint_total_below_free: '总氯比游离氯低，这不应当出现。请核对是哪一个读错了，或重测。', hint_suspect_repeat: '达到判定值（≥ {criterion} %）：可疑。请至少再重复测两次。',
  hint_suspect: '达到判定值（≥ {criterion} %）：可疑，请抽样送实验室确认。是否合格由人判定，快检不作结论。', hint_false_positive: '这类菜容易出现假阳性，请用整株浸提的办法再测。',
  criterion: '判定值', criterion_value: '{percent} %', outcome_suspect: '≥ {criterion} %：可疑，送实验室确认', outcome_below: '< {criterion} %：未见可疑', outcome_open: '只知 {value} %：不能与判定值相比',
  repeat: '和前面的是同一样，重复测', repeat_of: '前面的读数：{values}', mean: '平均 {mean}', difference: '相差 {difference}', times: '{count} 次',
  item: '属于哪一件', item_whole: '整个样品',
  instrument: '仪器', instrument_choose: '选择仪器', instrument_other: '不在列表里：写名称', instrument_none: '没有用仪器', instrument_scan: '扫仪器标签', instrument_name: '仪器名称或编号', instrument_reason: '为什么没有用仪器',
  instrument_needed: '请选仪器，或说明为什么没有', instrument_unknown: '手机里没有这台仪器（{text}）。请从列表里选，或写名称。', instrument_typed: '仪器标签上的字', instrument_use: '使用', instrument_found: '仪器：{name}',
  overdue_title: '这台仪器的校准已过期', overdue_text: '{name} 的校准 {due} 到期，已过 {days} 天。读数照样保存，会标明“校准过期”。有别的仪器请换一台。', overdue: '校准过期',
  soon: '{name} 的校准还有 {days} 天到期（{due}）。', due_today: '{name} 的校准今天到期。', due_unknown: '{name} 没有登记校准到期日。', inactive: '{name} 已停用。读数照样保存。',
  check: '校核读数', check_hint: '测标准物或校核液得到的数', more_fields: '校核读数', save: '保存读数', saved: '已存：{name} {value} {unit}', by_hand: '没有仪器：{reason}', check_words: '校核 {value}', waits: '待送',
  scanning: '把仪器标签放进框里',
  sampler_only: '只有抽样员能在这里加读数。',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/readings').then(({ en }) => en));
