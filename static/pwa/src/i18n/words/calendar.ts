/** Words of the lab's calendar. */
import { words } from '../catalogue';

const zh = {
  title: '工作日历', intro: '所有按工作日算的时限都照这里算。没有设定的年份只去掉周六和周日。', year: '年份', year_words: '{year} 年', year_before: '上一年', year_after: '下一年',
  not_set: '{year} 年还没有设定：节假日和调休都没有计入，时限可能不准。', set_by: '{year} 年由 {by} 于 {at} 设定', from: '依据：{source}', proposal: '{year} 年的建议，按「{source}」整理。只是草稿：保存前请与公布的通知逐日核对。', take_proposal: '填入 {year} 年的建议',
  counts: '休 {off} 天（不含周末），周末上班 {worked} 天', how: '点一下工作日，改为放假；点一下周末，改为上班；再点一下改回。', off: '放假', worked: '周末上班', weekend: '周末', plain: '工作日', off_sign: '休', worked_sign: '班', day: '{day}，{what}',
  source: '依据', source_hint: '例如：国务院办公厅的放假通知', optional: '可不填', save: '保存 {year} 年', forget: '放弃更改', saved: '已存：{year} 年的日历',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/calendar').then(({ en }) => en));
