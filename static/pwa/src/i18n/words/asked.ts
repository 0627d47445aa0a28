/** Words of what the lab asks of a sampler after a sample has come: questions, rejections, samples to be taken anew. */
import { words } from '../catalogue';

const zh = {
  questions: '实验室在等您回答', wanted: '要补采的样品', due: '最晚 {day}', due_over: '已过 {day}', no_due: '未定日期', take: '补采', in_place: '补采：替代原来的样品', first_one: '看原来的样品',
  question: '实验室有问题，样品待确认', answered: '已回答，等实验室决定', unexpected: '实验室记为多到样，待确认', answer: '回答', answer_more: '补充回答', reply_of: '{by} 回答 · {time}', answer_title: '回答实验室', text: '回答', text_hint: '例如：封条途中破损换过，新号 F-12',
  photos: '照片', optional: '选填', needed: '请写回答', send: '送出回答', done: '回答已存，有网时送出', close: '关闭', cancel: '取消',
  rejected: '已拒收：{reason}', notice: '拒收通知书编号 {number}', see_photos: '到样照片在下面“照片”里。', wanted_one: '请补采一个新样品（最晚 {day}）',
  fact_hold: '实验室提问：{text}', fact_reply: '回答：{text}', fact_unexpected: '多到样：{text}', fact_missing: '未到样：{text}', fact_check: '到样核对', fact_recollect: '要求补采', fact_transcribe: '由实验室按纸单补录',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/asked').then(({ en }) => en));
