/** Words of the frame: strip, tabs, banners. */
import { words } from '../catalogue';

const zh = {
  app: '现场抽样', tab_today: '今天', tab_capture: '扫码抽样', tab_outbox: '待发', tab_receive: '收样', tab_labels: '标签', tab_coverage: '地图', tab_people: '人员与手机',
  tab_more: '更多', tabs: '主菜单', net_ok: '已连接', net_off: '离线', net_busy: '正在传送', net_wait: '未连接', strip_waiting: '{count} 条待发', strip_clear: '全部已送',
  strip_last: '上次 {time}', strip_never: '尚未同步', strip_me: '{name}：我的', close: '关闭', loading: '正在打开…', skip: '跳到内容', blocked_title: '另一个页面占用了数据',
  blocked_text: '请关闭本系统的其他标签页，然后重新打开。手机里的记录不受影响。', outdated_title: '本系统已在另一页更新', outdated_text: '请重新打开本页。手机里的记录不受影响。', reload: '重新打开',
  broken_title: '这一页没能打开', broken_text: '已保存的记录不受影响。请重新打开；如果反复出现，请告诉实验室。', persist_title: '未安装到桌面，数据可能被手机清除',
  persist_text: '请用浏览器菜单「添加到主屏幕」，以后从桌面图标打开。没送出的记录都还在。', persist_action: '请求保留数据', persist_ok: '浏览器已答应保留数据', persist_no: '浏览器没有答应，请先添加到主屏幕',
  later: '以后再说', embedded_title: '请在浏览器中打开', embedded_text: '这里是{app}的内置页面，照片和记录可能会丢失，所以不能在这里抽样。请点右上角 ··· ，选「在浏览器打开」。', embedded_copy: '复制链接',
  embedded_copied: '链接已复制，请粘贴到浏览器', wechat: '微信', qq: 'QQ', dingtalk: '钉钉', alipay: '支付宝', insecure_title: '这个地址不安全，手机不让用相机和离线功能',
  insecure_text: '请改用 https 开头的地址，或请实验室安装证书。在这里不能抽样。', version_title: '发现新版本', version_text: '更新只要几秒，手机里的记录不受影响。', version_action: '现在更新',
  revoked_title: '此手机已停用', revoked_text: '没送出的记录仍保存在手机里。请把手机交给实验室，由他们取出。', signin_title: '请重新登录', signin_text: '实验室要求重新登录才能传送。抽样可以继续，没送出的记录都还在。',
  signin_action: '去登录', disk_title: '实验室服务器空间不足', disk_text: '记录会留在手机里，等服务器有空间后自动送出。请告诉实验室。', not_here: '没有这一页', home: '回到首页',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/frame').then(({ en }) => en));
