/** Words of the printed command sheet. */
import { words } from '../catalogue';

export const t = words(
  {
    title: '扫码指令卡', back: '回到「到箱」', lead: '印一张放在扫码枪旁边。先扫样品标签，再扫指令，手不用离开扫码枪。只在批量收样里有效。', none: '还没有指令卡。', issue: '出一张新的', print: '打印', withdraw: '作废', withdrawn: '已作废 {at}', issued: '{by} 出 · {at}', reason: '为什么作废？', reason_needed: '请写几个字，例如「丢了」', withdraw_go: '作废这张', withdraw_text: '作废以后，这张纸上的码在哪台电脑上都不再执行。', close: '关闭', cancel: '取消', choose: '看这张', done: '已出新的指令卡', withdrawn_now: '已作废', somebody: '（未知）',
    paper_lead: '先扫样品标签，再扫下面的码。屏幕会说最近两次扫的是什么意思。', paper_sheet: '卡号 {token} · {lab} · {at}', part_acts: '指令', part_reasons: '拒收原因（扫了就拒收）',
    OK: '接收', OK_under: '没有提示的样品', DV: '让步接收', DV_under: '按提示写偏差，选同意人', HD: '待确认', HD_under: '请抽样员核对提示', MS: '未到样', MS_under: '清点未见：这个样品没扫到的件', NX: '下一个箱子', NX_under: '最急的先来', PR: '打印', PR_under: '样品接收记录表', UN: '撤销', UN_under: '撤销上一步',
  },
  {
    title: 'Command sheet', back: 'Back to Boxes', lead: 'Print one and lay it beside the scanner. Scan a sample’s label, then a command; no hand leaves the scanner. It works in batch reception only.', none: 'No command sheet yet.', issue: 'Make a new one', print: 'Print', withdraw: 'Withdraw', withdrawn: 'withdrawn {at}', issued: 'made by {by} · {at}', reason: 'Why is it withdrawn?', reason_needed: 'Please write a few words, such as “lost”', withdraw_go: 'Withdraw it', withdraw_text: 'From then on the codes on that paper do nothing at any computer.', close: 'Close', cancel: 'Cancel', choose: 'Show this one', done: 'A new command sheet is made', withdrawn_now: 'Withdrawn', somebody: '(unknown)',
    paper_lead: 'Scan a sample’s label, then one of these. The screen says what the last two scans meant.', paper_sheet: 'Sheet {token} · {lab} · {at}', part_acts: 'Commands', part_reasons: 'Reasons of rejection (a scan rejects)',
    OK: 'Receive', OK_under: 'a sample without a hint', DV: 'With deviation', DV_under: 'as the hints say; choose who agreed', HD: 'Hold', HD_under: 'the sampler is asked about the hints', MS: 'Missing', MS_under: 'items of it that were not found', NX: 'Next box', NX_under: 'the most pressing first', PR: 'Print', PR_under: 'record of reception', UN: 'Undo', UN_under: 'the last step',
  },
);
