/** Words of the printed rejection notice. */
import { words } from '../catalogue';

const zh = {
  title: '拒收通知书', back: '返回', unknown: '本机没有这个样品，或者您无权查看。', not_rejected: '这个样品没有被拒收，没有通知书。', hint: '断网也能打印。联网时也可以下载 PDF。', print: '打印', pdf: '下载 PDF', pdf_failed: '没取到 PDF：{why} 可以先用本页打印。',
  number: '编号', about: '样品', sample_no: '样品编号', sample_name: '样品名称', sample_type: '类别', amount: '数量', site: '抽样地点', samplers: '抽样人员', sampled_at: '抽样时间', arrived_at: '到样时间', labels: '标签',
  why: '拒收原因', consequence: '上述样品不符合接收要求，本中心不予接收、不予检验。样品按规定处置；需要时请重新抽样。', photos: '照片', photo: '照片 {number}', signatures: '签字', decided_by: '样品管理员：', told: '被通知方签收：', stamp: '（盖章）', foot: '打印于 {time}',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/notice').then(({ en }) => en));
