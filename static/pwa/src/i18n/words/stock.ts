/** Words of the labels' screen: stock, printing, handing out and taking back. */
import { words } from '../catalogue';

export const t = words(
  {
    title: '库存', stock: '库存', holder: '在谁手里', rolls: '卷', unused: '未用', used: '已用', spoiled: '作废', lost: '丢失', returned: '已交回', low: '快用完', low_text: '不足 {count} 张', none: '还没有标签',
    print: '打印', print_title: '打印标签', preset: '纸张', 'preset_a4': 'A4 不干胶（每页 24 张）', 'preset_40x30': '40×30 毫米', 'preset_50x30': '50×30 毫米', 'preset_60x40': '60×40 毫米',
    how: '打印方式', how_pdf: 'PDF', how_zpl: '标签机 ZPL', how_tspl: '标签机 TSPL', dots: '标签机精度', dots_203: '203 点/英寸', dots_300: '300 点/英寸', what: '打印哪些', all: '整卷（{count} 张）', rest: '只打未用的（{count} 张）',
    how_hint: 'PDF 用普通打印机按 100% 大小打印；ZPL、TSPL 文件直接发给标签机。', a4_only_pdf: 'A4 只能用 PDF。', download: '下载', ready: '文件已下载，这次打印已记下。', printed: '已打印 {count} 次', never: '还没有打印过', last_print: '上次 {time}，{by}',
    assign: '发给别人', assign_title: '这卷标签交给谁', assign_to: '交给', assign_stock: '放回库存', assign_save: '确认', assigned: '这卷标签现在归 {name}', assigned_stock: '这卷标签已放回库存',
    give_back: '交回', back_title: '交回未用的标签', back_many: '交回几张', back_hint: '从卷尾数起，最多 {count} 张', back_bad: '请填 1 到 {count}', back_save: '确认交回', back_done: '已交回 {count} 张', back_none: '这卷没有未用的标签',
    reprint: '补打一张', reprint_title: '补打一张标签', reprint_code: '标签上的字', reprint_reason: '为什么补打', reprint_needed: '请写明原因，补打会记入这张标签', reprint_times: '这张标签已补打过 {count} 次', reprint_save: '记下并下载', reprint_foreign: '这张标签不是本实验室发出的', reprint_often: '常见原因', r_torn: '撕破', r_smeared: '字迹模糊', r_wet: '受潮脱落',
    each: '逐张查看', unsent: '这卷还没送到服务器，送到后才能打印', close: '关闭', cancel: '取消', nobody: '（未知）',
  },
  {
    title: 'Stock', stock: 'Stock', holder: 'With whom', rolls: 'Rolls', unused: 'Unused', used: 'Used', spoiled: 'Spoiled', lost: 'Lost', returned: 'Given back', low: 'running low', low_text: 'under {count}', none: 'No labels yet',
    print: 'Print', print_title: 'Print labels', preset: 'Paper', 'preset_a4': 'A4 label paper (24 a page)', 'preset_40x30': '40 × 30 mm', 'preset_50x30': '50 × 30 mm', 'preset_60x40': '60 × 40 mm',
    how: 'How', how_pdf: 'PDF', how_zpl: 'Label printer, ZPL', how_tspl: 'Label printer, TSPL', dots: 'Label printer’s resolution', dots_203: '203 dpi', dots_300: '300 dpi', what: 'Which', all: 'The whole roll ({count})', rest: 'Only unused ones ({count})',
    how_hint: 'Print a PDF at 100 % on any printer; send a ZPL or TSPL file straight to the label printer.', a4_only_pdf: 'A4 comes as PDF only.', download: 'Download', ready: 'Downloaded; this printing is on record.', printed: 'printed {count} {count|time|times}', never: 'Never printed', last_print: 'last {time} by {by}',
    assign: 'Hand out', assign_title: 'Who gets this roll', assign_to: 'To', assign_stock: 'Back to stock', assign_save: 'Confirm', assigned: 'This roll is now with {name}', assigned_stock: 'This roll is back in stock',
    give_back: 'Take back', back_title: 'Take back unused labels', back_many: 'How many', back_hint: 'from the end of the roll, at most {count}', back_bad: 'Enter 1 to {count}', back_save: 'Take back', back_done: '{count} {count|label|labels} taken back', back_none: 'No unused label is left on this roll',
    reprint: 'Print one again', reprint_title: 'Print a label again', reprint_code: 'What the label says', reprint_reason: 'Why', reprint_needed: 'Say why; it is kept with the label', reprint_times: 'Printed again {count} {count|time|times} before', reprint_save: 'Record and download', reprint_foreign: 'This laboratory has not issued that label', reprint_often: 'Often', r_torn: 'torn', r_smeared: 'smeared', r_wet: 'came off wet',
    each: 'Label by label', unsent: 'This roll has not reached the server yet; it can be printed once it has', close: 'Close', cancel: 'Cancel', nobody: '(unknown)',
  },
);
