/** Words of the banners: loaded beside the first screen. */
import { words } from '../catalogue';

const zh = {
  persist_title: '未安装到桌面，数据可能被手机清除', persist_text: '请用浏览器菜单「添加到主屏幕」，以后从桌面图标打开。没送出的记录都还在。', persist_action: '请求保留数据', persist_ok: '浏览器已答应保留数据',
  persist_no: '浏览器没有答应，请先添加到主屏幕', later: '以后再说', insecure_title: '这个地址不安全，手机不让用相机和离线功能', insecure_text: '请改用 https 开头的地址，或请实验室安装证书。在这里不能抽样。',
  version_title: '发现新版本', version_text: '更新只要几秒，手机里的记录不受影响。', version_action: '现在更新', revoked_title: '此手机已停用',
  revoked_text: '没送出的记录正在送到实验室的待查区；全部送到后，这部手机上的数据会自动清除。请保持联网。', signin_title: '请重新登录', signin_text: '实验室要求重新登录才能传送。抽样可以继续，没送出的记录都还在。',
  signin_action: '去登录', disk_title: '实验室服务器空间不足', disk_text: '记录会留在手机里，等服务器有空间后自动送出。请告诉实验室。', portal_title: '网络要求先登录',
  portal_text: '这个 Wi-Fi 弹出了自己的网页，没有连到实验室。请在浏览器里完成它的登录，或改用手机流量。记录都在手机里，连通后自动送出。', stranger_title: '回答的不是实验室的服务器',
  stranger_text: '可能是网络把请求转到了别处，所以什么都没有当作已送。请换一个网络；如果还这样，请告诉实验室。', receipt_title: '服务器的回执签名不对', receipt_text: '无法确认是实验室收下的，所以记录都留在手机里，稍后再试。请告诉实验室。',
  between_title: '网络中间的设备拒绝了传送', between_text: '拒绝的不是实验室的服务器。请换一个网络。记录都在手机里，连通后自动送出。', clock_title: '手机时间相差 {span}',
  clock_text: '抽样可以继续，时间会按实验室的钟校正。请在手机的「设置」里打开「自动设置日期和时间」。', space_title: '手机空间不足，还剩 {size}',
  space_text: '请先联网把照片送出，再清理手机里的视频、聊天记录或不用的应用。不要清除浏览器数据：没送出的记录会一起丢失。', room_made: '手机空间不足，已把 {size} 早就送到实验室的照片移出手机，小图还在。',
  lost_title: '浏览器清除了这部手机上的数据', lost_text: '没来得及送出的记录可能丢失了。请告诉实验室，他们能看出缺了哪几条。为防再次发生，请把本系统添加到主屏幕。', lost_action: '知道了',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/banners').then(({ en }) => en));
