/** Words of the form's fields, asked in groups. */
import { words } from '../catalogue';

const zh = {
  personal: '个人信息', not_applicable: '不适用', slash: '不适用 /', slash_undo: '改为填写', slash_label: '{name}：不适用',
  group_missing: '还差 {count} 项', group_whole: '✓ 已齐', group_optional: '可不填',
  group_sampling_basics: '抽样基本信息', group_sampling_org: '抽样单位', group_site: '被抽样单位', group_producer: '生产者', group_sample: '样品信息', group_paper_form: '封样与送样',
  group_base: '方法与偏离', group_produce: '农产品', group_online_purchase: '网络抽样', group_water: '采水信息', group_by_sample_type: '本类样品', group_qc: '质量控制',
  form_title: '抽样单其余项目', form_hint: '保存样品不用等这些；封样前要填齐。', 
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/form').then(({ en }) => en));
