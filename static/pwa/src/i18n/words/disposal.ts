/** Words of a disposal by two: proposed by one, confirmed by another under their own sign-in. */
import { words } from '../catalogue';

const zh = {
  for_me: '等您确认', mine: '等第二人确认', back: '退回给您的', by_other: '{person} 提出处置 {count} 件', by_you: '您提出处置 {count} 件', by_you_back: '{person} 不同意处置', because: '原因：{reason}', asked: '请 {person} 确认', asked_you: '请您确认', asked_anybody: '任何一位有权限的同事都可以确认',
  confirm: '确认处置 {count} 件', confirm_title: '确认处置 {count} 件', confirm_go: '我确认处置 {count} 件', confirm_text: '{proposer} 提出，方法：{method}。您用自己的登录（{own}）确认：您看过实物，并看着它们处置。两个人的名字、时间、方法和原因都会留下。', confirmed: '已确认处置 {count} 件',
  decline: '不同意', decline_title: '不同意处置 {count} 件', decline_text: '样品继续保存。{proposer} 会看到您写的原因。', decline_go: '退回', declined: '已退回给 {person}',
  withdraw: '收回', seen: '知道了，收回', withdrawn: '已收回 {count} 件', proposed: '已提出，等第二人确认',
  propose_title: '提出处置：{name}', propose_many: '提出处置 {count} 件', propose_text: '处置要两个人。您先提出；另一位同事（样品管理员或主任）在自己的手机或电脑上确认以后，才算处置。在那以前样品照常保存。', propose_go: '提出处置', asked_label: '请谁确认', asked_none: '任何一位有权限的同事', proposed_done: '已提出处置 {count} 件，等第二人确认', waits_here: '{person} 提出处置（{method}），等第二人确认。', to_disposal: '去看',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/disposal').then(({ en }) => en));
