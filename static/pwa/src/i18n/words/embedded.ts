/** Words for whoever opened the app inside a chat app. */
import { words } from '../catalogue';

export const t = words(
  {
    embedded_title: '请在浏览器中打开',
    embedded_text: '这里是{app}的内置页面，照片和记录可能会丢失，所以不能在这里抽样。请点右上角 ··· ，选「在浏览器打开」。',
    embedded_copy: '复制链接',
    embedded_copied: '链接已复制，请粘贴到浏览器',
    wechat: '微信',
    qq: 'QQ',
    dingtalk: '钉钉',
    alipay: '支付宝',
  },
  {
    embedded_title: 'Please open in a browser',
    embedded_text: 'This is a page inside {app}, where photos and records can be lost, so no sample can be started here. Tap ··· at the top right and choose “Open in browser”.',
    embedded_copy: 'Copy the link',
    embedded_copied: 'Link copied; paste it into a browser',
    wechat: 'WeChat',
    qq: 'QQ',
    dingtalk: 'DingTalk',
    alipay: 'Alipay',
  },
);
