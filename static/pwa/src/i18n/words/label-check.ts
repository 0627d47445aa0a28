/** Why a label may not be used, in plain words: loaded while the camera opens. */
import { words } from '../catalogue';

const zh = {
  label_empty: '请先输入标签上的字。',
  label_address: '这不是标签，是一个网址或命令（{shown}）。请扫样品标签。', label_too_long: '太长了，不是样品标签。请扫样品标签。',
  label_strange_characters: '有标签里不会出现的字符（{shown}）。请切换到英文输入法再试。', label_letter_u: '标签里没有字母 U，请再看一遍，可能是 V。',
  label_grammar: '这不是样品标签（{shown}）。标签是 2–4 个字母加 11 个字符。', label_check: '校验字符不对，有一个字看错或打错了（{shown}）。请对照标签再看一遍。',
  label_other_lab: '这张标签不是本中心的（{shown}）。请用 {prefix} 开头的标签。', label_used: '您 {time} 已用过此标签（{name}）。请换一张新标签。',
  label_used_other: '此标签已用在样品 {name} 上。请换一张新标签。',
  label_unknown_title: '手机里没有这张标签的发放记录',
  label_unknown_text: '标签 {code} 的格式正确，但不在手机收到的标签卷里。可能标签卷还没有同步。可以先用，实验室会核对。',
  label_in_sheet: '这张标签已在这份抽样单里（{slot}）。请换下一张标签。', label_in_other_draft: '这张标签已在另一份草稿（{name}）里。请换一张新标签。', draft_unnamed: '未命名样品',
  label_fate_used: '这张标签已经用过（实验室的用签记录）。请换一张新标签。', label_fate_spoiled: '这张标签已作废。请换一张新标签。', label_fate_lost: '这张标签已报丢失。请换一张新标签，并告诉样品管理员。',
  label_is_instrument: '这是仪器“{name}”的标签，不是样品标签。', label_is_box: '这是运输箱的标签，不是样品标签。请扫样品标签。', label_goods: '这是商品条码，不是样品标签。商品条码在“样品”一栏里扫。',
  roll_other_title: '这张标签发给了 {name}', roll_other_text: '标签 {code} 所在的标签卷发给了 {name}，不是您的。拿错了卷就换一张；确实要用也可以，实验室会看到。', roll_someone: '另一个人',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/label-check').then(({ en }) => en));
