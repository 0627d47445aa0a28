/** Words for a database that does not open or does not answer. */
import { words } from '../catalogue';

export const t = words(
  {
    silent_title: '手机里的数据库没有应答',
    silent_text: '可能有一个旧页面还占着它。已保存的记录都在手机里，没有丢失；恢复之前不会发出，也存不下新的。请关闭本系统的其他页面，再按“重新打开”；若仍是这样，请完全关闭浏览器或应用后再打开。',
    blocked_title: '另一个页面占用了数据',
    blocked_text: '请关闭本系统的其他标签页，然后重新打开。手机里的记录不受影响。',
    outdated_title: '本系统已在另一页更新',
    outdated_text: '请重新打开本页。手机里的记录不受影响。',
    again: '重新打开',
  },
  {
    silent_title: 'The database on this device does not answer',
    silent_text: 'An old page may still hold it. What was saved is on this device and not lost; until it answers nothing is sent, and nothing new can be saved. Close other pages of this app and press “Open again”; if it is still so, close the browser or app completely and open it again.',
    blocked_title: 'Another page holds the data',
    blocked_text: 'Close the other tabs of this app, then open it again. What is on this device is safe.',
    outdated_title: 'The app was updated in another tab',
    outdated_text: 'Open this page again. What is on this device is safe.',
    again: 'Open again',
  },
);
