/** Words of the instruments' screen. */
import { words } from '../catalogue';

const zh = {
  title: '仪器', intro: '按校准到期日排列，最近的在前。抽样员扫仪器上的标签，读数就和这台仪器连在一起。', add: '添加仪器', add_title: '添加仪器', none: '还没有仪器。先添加第一台。', change_title: '更改：{name}', loading: '正在读取…', close: '关闭', optional: '可不填', save: '保存',
  name: '名称', name_hint: '例如：便携式余氯仪 2 号', name_needed: '请写名称', quantities: '测什么', quantities_needed: '至少选一项', code: '仪器标签上的字', code_hint: '扫码读到的就是它，例如 TH-0007', code_taken: '这个标签已经是 {name} 的',
  serial_no: '出厂编号', calibrated_on: '校准日期', calibration_due: '校准到期日', dates_crossed: '到期日早于校准日期，请核对', reason: '更改原因',
  deactivate: '停用', activate: '重新启用', inactive: '已停用', saved: '已存：{name}', offline_note: '没有网络也能登记，联网后自动送出。', filled_today: '今天校准',
  overdue: '过期 {days} 天', soon: '还有 {days} 天到期', today: '今天到期', fine: '{due} 到期', unknown: '没有到期日', counts: '{overdue} 台已过期，{soon} 台 {days} 天内到期', all_fine: '没有过期或将要到期的仪器',
  qr: '标签二维码', qr_hint: '可截图或拍照，贴在仪器上。', qr_label: '仪器标签的二维码：{code}', qr_show: '显示二维码', out_of_use: '已停用的仪器',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/instruments').then(({ en }) => en));
