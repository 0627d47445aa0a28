/** Words of the printed form, in the order of the server's own print. */
import { words } from '../catalogue';

const zh = {
  print: '打印', back: '返回', not_found: '手机里没有这个样品，或者您无权查看。', title: '打印抽样单', paper: '纸张', paper_a4: 'A4', paper_roll80: '80 毫米卷纸', paper_roll58: '58 毫米卷纸', paper_strips: '封条',
  hint: '在打印窗口里选打印机；便携打印机请先在手机里配对。联网后实验室也能打印同一份。', title_f: '食品安全抽样检验抽样单', title_a: '农产品质量安全抽样单', title_w: '水样采样单（抽样单）', title_other: '抽样单',
  sample_no: '样品编号', form_no: '抽样单编号', mark_void: '已作废', mark_unsealed: '尚未封样', mark_returned: '已退回更正', part_head: '样品概况', sample_type: '样品类型', sampled_at: '抽样时间',
  part_sampling_basics: '抽样任务', part_sampling_org: '抽样单位', part_site: '被抽样单位', part_producer: '生产者', part_sample: '样品', part_produce: '农产品', part_water: '水样', part_by_sample_type: '按样品类型', part_base: '采样与封样',
  part_online_purchase: '网络购样', part_paper_form: '寄送与备样', part_seals: '封条', seal_a: '检样封条编号', seal_b: '备样封条编号', seal_b_why: '{number}（{why}）',
  items: '样品与标签', label: '标签', kind: '种类', bottle: '瓶号', container: '容器、数量', preservative: '固定剂', seal: '封条', time_place: '时间与位置', item: '项目', content: '内容', system_at: '系统时间', clock_unsure: '（手机时钟未与实验室比对，时间不确定）',
  band: '（±{seconds} 秒）', position: '位置', distance: '距抽样地点', metres: '{metres} 米', within: '{at} (WGS-84) ±{metres} 米 · {how}', exact: '{at} (WGS-84) · {how}', method_gps: '定位', method_pin: '手动标注', method_site_default: '用抽样地点的位置', method_none: '没有定位：{reason}',
  readings: '现场测定与快检', reading: '读数', criterion: '判定值', instrument: '仪器', time: '时间', overdue: '（检定/校准已过期）', photos: '照片', number: '序号', taken_at: '拍摄时间', sha256: 'SHA-256 前 16 位',
  own: '任务附加项目', lacking: '未能取得的内容', reason: '原因', lone: '两名抽样人员', corrections: '更正', change: '原内容 → 新内容', signatures: '签名', refused: '拒签：{reason}', foot: '由本机记录打印 · {time}', yes: '是', no: '否',
  strip: '封条', strip_no: '编号', strip_day: '日期', strip_by: '抽样人员', strip_a: '检样', strip_b: '备样', strip_void: '启封无效', code: '标签 {code} 的二维码',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/paper').then(({ en }) => en));
