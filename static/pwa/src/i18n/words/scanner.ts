/** Words of the scanner: what stands on the screen before there is a sheet. */
import { words } from '../catalogue';

const zh = {
  capture: '扫码抽样', capture_hint: '把标签放进框里', capture_typed: '手动输入标签', capture_typed_hint: '照标签下面的字输入，例如 {example}', capture_use: '使用',
  camera_starting: '正在打开相机…', camera_off: '相机没有打开', torch_on: '开灯', torch_off: '关灯', camera_again: '打开相机',
  fault_insecure: '这个地址不安全，浏览器不给用相机。请手动输入标签。', fault_missing: '没有找到相机。请手动输入标签。', fault_denied: '相机没有得到允许。请在浏览器的网站设置里允许相机，或手动输入标签。',
  fault_busy: '相机被别的程序占用。请关闭它再试，或手动输入标签。', fault_decoder: '扫码程序没有打开。请手动输入标签。', label_in_draft: '此标签已在草稿里。已打开那份草稿。', label_use_anyway: '仍然使用', label_bad: '标签坏了或丢了',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/scanner').then(({ en }) => en));
