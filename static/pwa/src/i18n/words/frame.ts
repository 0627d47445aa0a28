/** Words of the frame: strip, tabs, banners. */
import { words } from '../catalogue';

const zh = {
  app: '现场抽样', tab_today: '今天', tab_capture: '扫码抽样', tab_outbox: '待发', tab_receive: '收样', tab_discrepancies: '异常', tab_transcribe: '补录', tab_arrivals: '到箱', tab_labels: '标签', tab_instruments: '仪器', tab_calendar: '工作日历', tab_forms: '问题', tab_coverage: '地图', tab_people: '人员与手机',
  tab_more: '更多', tabs: '主菜单', net_ok: '已连接', net_off: '离线', net_busy: '正在传送', net_wait: '未连接', strip_waiting: '{count} 条待发', strip_clear: '全部已送',
  strip_last: '上次 {time}', strip_never: '尚未同步', strip_me: '{name}：我的', strip_lock: '{name}：锁定或换人', close: '关闭', loading: '正在打开…', skip: '跳到内容', blocked_title: '另一个页面占用了数据',
  blocked_text: '请关闭本系统的其他标签页，然后重新打开。手机里的记录不受影响。', outdated_title: '本系统已在另一页更新', outdated_text: '请重新打开本页。手机里的记录不受影响。', reload: '重新打开',
  broken_title: '这一页没能打开', broken_text: '已保存的记录不受影响。请重新打开；如果反复出现，请告诉实验室。',     embedded_title: '请在浏览器中打开', embedded_text: '这里是{app}的内置页面，照片和记录可能会丢失，所以不能在这里抽样。请点右上角 ··· ，选「在浏览器打开」。', embedded_copy: '复制链接',
  embedded_copied: '链接已复制，请粘贴到浏览器', wechat: '微信', qq: 'QQ', dingtalk: '钉钉', alipay: '支付宝',       not_here: '没有这一页', home: '回到首页',
  tab_queue_file: '从文件收取', tab_store: '样品库', tab_custody: '流转', tab_places: '位置',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/frame').then(({ en }) => en));
