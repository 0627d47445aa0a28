/** Words of holding times: on 今天, in a box, on a sample's page and in notifications. */
import { partsOf } from '../../domain/deadline';
import { words } from '../catalogue';

export const t = words(
  {
    left: '还剩 {span}', past: '已超 {span}', days: '{days} 天 {hours} 小时', hours: '{hours} 小时 {minutes} 分', minutes: '{minutes} 分', title: '保存时限',
    by_analysis: '{bottle}：{time} 前开始检验', by_delivery: '{time} 前送到实验室', assumed: '没有注明是哪一瓶，按要求最紧的一瓶算', soft: '参考时限', working_days: '按周一至周五算，实验室还没有设定那时的节假日', on_calendar: '按实验室日历的工作日算',
    more: '显示全部 {count} 项', ring: '到期提醒', ring_title: '到期前在手机上提醒', ring_text: '样品快到或已过保存时限时，手机会弹出一条通知，写明样品名称。',
    ring_closed: '只有这个应用开着（可以在后台）时才会提醒。应用被关掉或被系统清理后不会响，请不要只依靠提醒。', ring_ask: '允许提醒', ring_on: '提醒已开：应用开着时会弹出通知。', ring_off: '关掉提醒',
    ring_denied: '手机没有允许通知。可在浏览器的网站设置里允许通知后再试。', ring_none: '这个浏览器不能弹出通知。请常看「今天」上的时限。', ring_soon: '快到保存时限', ring_past: '已过保存时限',
    ring_line: '{name}：{left}', close: '关闭', unnamed: '未命名样品', pressing: '{count} 个样品快到或已过保存时限', look: '查看',
  },
  {
    left: '{span} left', past: '{span} over', days: '{days} d {hours} h', hours: '{hours} h {minutes} min', minutes: '{minutes} min', title: 'Holding times',
    by_analysis: '{bottle}: analysis to begin by {time}', by_delivery: 'at the lab by {time}', assumed: 'nobody said which bottle it is; the one with the least time counts', soft: 'recommended',
    working_days: 'Monday to Friday; the lab has not set the holidays of that time', on_calendar: 'working days of the lab’s calendar', more: 'Show all {count}', ring: 'Remind me', ring_title: 'A reminder before time runs out',
    ring_text: 'When a sample is close to its holding time or past it, the phone shows a notification with the sample’s name.',
    ring_closed: 'This works only while the app is open (it may be in the background). Once it is closed, or the phone has cleared it away, nothing rings: do not rely on it alone.',
    ring_ask: 'Allow reminders', ring_on: 'Reminders are on: a notification appears while the app is open.', ring_off: 'Turn reminders off',
    ring_denied: 'The phone did not allow notifications. Allow them in the browser’s site settings and try again.', ring_none: 'This browser cannot show notifications. Please keep an eye on the times on Today.',
    ring_soon: 'Holding time is running out', ring_past: 'Holding time is over', ring_line: '{name}: {left}', close: 'Close', unnamed: 'Unnamed sample', pressing: '{count} {count|sample is|samples are} close to the holding time or past it', look: 'Look',
  },
);

function spanWords(span_ms: number): string {
  const parts = partsOf(span_ms);
  return t(parts.days > 0 ? 'days' : parts.hours > 0 ? 'hours' : 'minutes', parts);
}

/** "2 h 10 min left", "35 min over". */
export const leftWords = (until_ms: number, now_ms: number): string => t(until_ms > now_ms ? 'left' : 'past', { span: spanWords(until_ms - now_ms) });
