/** Words of the form's fields, asked in groups. */
import { words } from '../catalogue';

const zh = {
  personal: '个人信息', not_applicable: '不适用', slash: '不适用 /', slash_undo: '改为填写', slash_label: '{word}：{name}',
  group_missing: '还差 {count} 项', group_whole: '✓ 已齐', group_optional: '可不填',
  group_sampling_basics: '抽样基本信息', group_sampling_org: '抽样单位', group_site: '被抽样单位', group_producer: '生产者', group_sample: '样品信息', group_paper_form: '封样与送样',
  group_base: '方法与偏离', group_produce: '农产品', group_online_purchase: '网络抽样', group_water: '采水信息', group_by_sample_type: '本类样品', group_qc: '质量控制',
  own_title: '本项目的问题', own_unlikely: '这个数少见（通常 {range}）。请再看一眼；没有错就留着。', own_photo_count: '{count} 张照片', own_photos: '已拍 {count} 张，再拍一张',
  amounts: '检样 {a}，备样 {b}', amount_none: '不需要', amount_third: '总量的 1/3', units: '个包装', pieces: '件', bottles: '瓶', bottle_set: '成套水样瓶 {set}', transport: '运输：{how}',
  hold_hours: '{hours} 小时内送到', hold_bottles: '每瓶各有时限', hold_days: '5 个工作日内送到', stop: '；', amount_less: '比这类样品要求的量少。确实只有这么多就照样保存，并在备注里说明。',
  form_title: '封样前要填的项目', form_hint: '保存样品不用等这些，现在填或封样时填都行。', 
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/form').then(({ en }) => en));
