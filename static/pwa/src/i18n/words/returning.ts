/** Words of records that go back for correction. */
import { words } from '../catalogue';

const zh = {
  send_back: '退回补正', title: '退回补正：{name}', explain: '写明哪一项、要怎么改。抽样员会在“今天”最上面看到。交接、封样和接收的记录不变。',
  item: '哪一项', whole: '整份记录', present: '现在写的是：{value}', comment: '意见', comment_hint: '例如：数量与照片不符，请核对', add: '再写一条', added: '已写 {count} 条', remove: '去掉这条',
  go: '退回', cancel: '取消', close: '关闭', needed: '请写意见', done: '已退回，抽样员会收到', nobody: '这份记录的抽样员已停用，手机上看不到退回。请改用更正。',
  back_title: '这份记录被退回补正', back_by: '{by} · {time}', correct: '更正“{field}”', correct_any: '更正记录',
  answer: '已补正，送回', answer_title: '送回', answer_note: '说明（选填）', answer_hint: '例如：数量已改；照片无法重拍，摊位已收', answered: '已送回', waits: '已退回，等抽样员补正', count: '{count} 条意见', nothing: '未填',
  fact_return: '退回补正：{text}', fact_resubmit: '已补正，送回', fact_undo: '撤销了一条记录', fact_measured: '现场测定', fact_signed: '签名',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/returning').then(({ en }) => en));
