/** Words of the frame: strip, tabs, banners. */
import { words } from '../catalogue';

const zh = {
  app: '现场抽样', tab_today: '今天', tab_capture: '扫码抽样', tab_outbox: '待发', tab_receive: '收样', tab_discrepancies: '异常', tab_transcribe: '补录', tab_arrivals: '到箱', tab_labels: '标签', tab_instruments: '仪器', tab_calendar: '工作日历', tab_forms: '问题', tab_coverage: '地图', tab_people: '人员与手机',
  tab_more: '更多', tabs: '主菜单', net_ok: '已连接', net_off: '离线', net_busy: '正在传送', net_wait: '未连接', net_silent: '数据库无应答', strip_waiting: '{count} 条待发', strip_clear: '全部已送',
  strip_last: '上次 {time}', strip_never: '尚未同步', strip_me: '{name}：我的', strip_lock: '{name}：锁定或换人', close: '关闭', loading: '正在打开…', skip: '跳到内容',
  reload: '重新打开',
  broken_title: '这一页没能打开', broken_text: '已保存的记录不受影响。请重新打开；如果反复出现，请告诉实验室。',    
        not_here: '没有这一页', home: '回到首页',
  tab_queue_file: '从文件收取', tab_store: '样品库', tab_custody: '流转', tab_places: '位置',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/frame').then(({ en }) => en));
