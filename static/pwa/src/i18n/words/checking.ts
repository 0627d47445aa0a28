/** Words of the reception checklist. */
import { words } from '../catalogue';

const zh = {
  title: '核对：{name}', close: '关闭', loading: '正在取…', open: '核对', checked: '核对结果', checked_by: '{by} · {time}', all_ok: '各项正常',
  help: '只改不正常的：按行首的键，或点“偏离”。没动过的按正常保存。', ok: '正常', deviates: '偏离', not_applicable: '不适用', open_answer: '未答', computed: '系统计算', key: '按键 {key}',
  recorded: '登记：{value}', recorded_none: '没有登记', seal_b_why: '无 B 样封条：{reason}', seal_no: '封条上的号码', seal_no_hint: '可扫描；自动与登记的比对', seal_differs: '与登记的不同',
  expected: '应有 {value}', asked: '最少 {value}', got: '实收数量', unit: '单位', amount_bad: '请填数字，例如 2.5', amount_ambiguous: '“1,250”可能是 1250，也可能是 1.25。请用小数点或不带逗号重写。',
  temperature: '到样温度 °C', temperature_for: '要求 {range}', temperature_box: '箱温 {degrees} °C，没有另测就用它', temperature_bad: '看不懂这个温度。请写数字，例如 4.5，零下写 -18。', temperature_needed: '请填温度；没有测，请写原因',
  no_temperature_reason: '没有测温的原因', instrument: '温度计', instrument_none: '未登记',
  appearance: '外观状态', appearance_hint: '例如：叶片发黄，无异味', note: '偏离说明', note_hint: '写清楚偏离了什么', note_needed: '有偏离时请写明', photos: '偏离照片', optional: '选填',
  save: '保存', save_rest: '其余正常，保存', save_receive: '保存并接收', next_deviate: '保存，让步接收', next_hold: '保存，待确认', next_reject: '保存，拒收', done: '核对已保存', done_receive: '核对已保存，已接收',
  sum_deviates: '{count} 项偏离：{names}',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/checking').then(({ en }) => en));
