/** Words of typing in a paper form or a walk-in at the desk. */
import { words } from '../catalogue';

const zh = {
  title: '补录', help: '手机坏了、用纸单抽的、自己送来的样品，照着纸单录入。会注明由谁、何时补录；手机后来送到，两份都保留。', optional: '选填', paper: '纸质抽样单照片', which: '第几页', page: '第 {number} 页', view: '纸单照片，可滚动', larger: '放大', smaller: '缩小', turn: '转 90°',
  no_paper: '没有纸单照片的原因', no_paper_hint: '例如：送样人没有单据', labels: '标签', label: '标签（可扫描）', label_hint: '扫描样品上已有的标签，或现在贴一张新的', label_add: '加上', label_again: '这张标签已经加上了。', label_remove: '去掉 {code}', kind: '件', camera: '用相机扫描', camera_close: '关闭相机',
  written: '纸单上写的', written_by: '抽样人员（照纸单写）', written_by_hint: '两人用顿号隔开，例如：示例甲、示例乙', named: '本系统里的抽样员', named_hint: '选了以后，样品会出现在其手机上，也可以向其提问。', named_shown: '{names} 的手机会看到这个样品，也可以向其提问。', named_none: '没有，或不是本中心的人', day: '抽样日期', time: '时间', today: '今天', yesterday: '昨天', paper_no: '纸单编号', sample: '样品', site: '抽样地点（选填）', note: '备注', save: '保存补录', discard: '清空重来',
  done: '已补录 {number}', done_text: '标签、纸单照片和记录一起存好了。', to_receive: '接收 {code}', lacking: '还差这些：',
  lack_paper: '请拍纸单，或写没有照片的原因', lack_label: '请扫描或输入标签', lack_written_by: '请写抽样人员姓名', lack_too_many: '抽样人员最多写 4 人', lack_sampled_at: '请填抽样日期和时间', lack_future: '抽样时间还没到，请核对', lack_sample_type: '请选样品类型', lack_sample_name: '请写样品名称', lack_qty_total: '抽样数量请填数字，或留空',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/transcribing').then(({ en }) => en));
