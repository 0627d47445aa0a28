/** Words of a sample's containers: A and B, bottles, blanks, and labels gone bad. */
import { words } from '../catalogue';

const zh = {
  kind_A: '检样 A', kind_B: '备样 B', kind_W: '水样瓶', kind_K: '空白 K', kind_P: '平行 P', kind_S: '加标 S', bottle_turn: '{key} {name}（第 {turn} 瓶，共 {count} 瓶）',
  glass: '玻璃瓶', plastic: '塑料瓶', sterile: '灭菌', brimful: '装满不留气泡', comma: '，', preserve: '加{name}', with_thiosulfate: '加硫代硫酸钠', with_ascorbic: '加抗坏血酸', chilled: '冷藏', within_hours: '{hours} 小时内开始检验', within_days: '{days} 天内开始检验', colon: '：', preservative: '保存剂', preservative_hint: '表上的规定不同（{said}）。请写瓶里实际加的。', only_when_ordered: '有要求才采',
  run_title: '连续扫码', run_start: '连续扫码', run_count: '已贴标签 {done}/{all}', run_next: '下一张贴在：{name}', run_whole: '每一瓶都有着落了。', run_last: '{name} 已扫', run_undo: '撤销刚扫的',
  run_done: '完成', sound_is_on: '声音：开', sound_is_off: '声音：关',
  slot_open: '还没有标签', slot_open_optional: '可以不采', slot_excused: '未取', slot_scan: '扫标签', slot_scan_label: '扫标签：{name}', slot_excuse: '没有取', slot_excuse_label: '没有取：{name}',
  slot_reason: '{name} 没有取的原因', slot_spoil: '标签坏了', slot_spoil_label: '标签坏了：{code}', seal_a: '检样封条编号', seal_b: '备样封条编号', seal_later: '封样时填也行',
  qc_add: '加空白或平行', qc_kind: '是哪一种', qc_parent: '对应哪一瓶', qc_whole: '整份样品', qc_of: '（对应 {name}）',
  spoil_title: '标签坏了或丢了', spoil_code: '标签上的字', spoil_what: '怎么了', fate_spoiled: '损坏、作废', fate_lost: '丢失', spoil_reason: '说明', spoil_save: '记下来', spoil_done: '已记下：标签 {code} 不再使用',
  parent_sample: '对应样品', parent_hint: '这份空白、平行或加标属于哪份样品', parent_none: '手机里还没有可以对应的样品',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/items').then(({ en }) => en));
