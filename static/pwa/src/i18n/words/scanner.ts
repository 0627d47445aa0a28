/** Words of the scanner: what stands on the screen before there is a sheet. */
import { words } from '../catalogue';

const zh = {
  capture: '扫码抽样', capture_hint: '把标签放进框里', capture_typed: '手动输入标签', capture_typed_hint: '照标签下面的字输入，例如 {example}', capture_use: '使用',
  camera_starting: '正在打开相机…', camera_off: '相机没有打开', torch_on: '开灯', torch_off: '关灯', camera_again: '打开相机',
  fault_insecure: '这个地址不安全，浏览器不给用相机。请手动输入标签。', fault_missing: '没有找到相机。请手动输入标签。', fault_denied: '相机没有得到允许。请在浏览器的网站设置里允许相机，或手动输入标签。',
  fault_busy: '相机被别的程序占用。请关闭它再试，或手动输入标签。', fault_decoder: '扫码程序没有打开。请手动输入标签。', label_empty: '请先输入标签上的字。',
  label_address: '这不是标签，是一个网址或命令（{shown}）。请扫样品标签。', label_too_long: '太长了，不是样品标签。请扫样品标签。',
  label_strange_characters: '有标签里不会出现的字符（{shown}）。请切换到英文输入法再试。', label_letter_u: '标签里没有字母 U，请再看一遍，可能是 V。',
  label_grammar: '这不是样品标签（{shown}）。标签是 2–4 个字母加 11 个字符。', label_check: '校验字符不对，有一个字看错或打错了（{shown}）。请对照标签再看一遍。',
  label_other_lab: '这张标签不是本中心的（{shown}）。请用 {prefix} 开头的标签。', label_used: '您 {time} 已用过此标签（{name}）。请换一张新标签。',
  label_used_other: '此标签已用在样品 {name} 上。请换一张新标签。', label_in_draft: '此标签已在草稿里。已打开那份草稿。', label_unknown_title: '手机里没有这张标签的发放记录',
  label_unknown_text: '标签 {code} 的格式正确，但不在手机收到的标签卷里。可能标签卷还没有同步。可以先用，实验室会核对。', label_use_anyway: '仍然使用', label_accepted: '标签 {code}',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/scanner').then(({ en }) => en));
