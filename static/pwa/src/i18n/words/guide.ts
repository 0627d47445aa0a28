/** Words of the one-page guide for samplers. */
import { words } from '../catalogue';

const zh = {
  title: '抽样员使用说明', back: '返回', print: '打印', call: '有问题打电话：', qr: '本系统的地址 {address} 的二维码',
  steps: '一次抽样', step_ready: '出发前在「我的」里点「出发前检查」，全绿再走。', step_scan: '点「扫码抽样」，扫样品袋上的标签；扫不到就照字输入。',
  step_photo: '选地点，填标着「需要」的几项，按提示拍照。', step_seal: '封样，两名抽样人员和被抽样单位签字；拒签就选「拒签」并写原因。',
  step_save: '点「保存样品」。同一地点还有就点「保存并继续」。', step_box: '扫进运输箱，记开始温度和封条号，封箱。', step_send: '有网络时自己发送。下班前看「待发」，应是「全部已送」。交样时两边签字。',
  signs: '记号的意思', sign_draft: '草稿：还没写完，不算样品', sign_saved: '已存：在这台手机里', sign_sent: '已送：记录和照片都到了实验室', sign_arrived: '已到样：实验室收到了样品', sign_safe: '已备份：不会丢了',
  troubles: '遇到问题', camera_what: '相机打不开、读不出', camera_do: '擦镜头，开手电，离远一点；不行就手动输入标签下面的字。没得到允许：浏览器的网站设置里允许相机。',
  place_what: '没有定位', place_do: '走到门口或窗边再试；20 秒还没有就写原因，照样可以保存。', network_what: '没有网络', network_do: '照常抽样，什么都不会丢。长期没有网络：「待发」里「导出文件」，交给实验室。',
  phone_what: '手机没电、关掉了', phone_do: '重新打开，草稿和记录都在。忘记 PIN：同事用自己的 PIN 打开，或请实验室重新加入。', mistake_what: '保存后发现写错', mistake_do: '打开样品点「更正」，写原因。标签贴坏：登记作废，换一张。',
  refused_what: '对方拒绝、停业、没有样', refused_do: '打开地点，记录原因，不用扫标签。', never: '不要清除浏览器数据，也不要在微信里打开：没送出的记录会丢。',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/guide').then(({ en }) => en));
