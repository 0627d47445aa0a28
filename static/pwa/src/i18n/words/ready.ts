/** Words of the check before setting out. */
import { words } from '../catalogue';

const zh = {
  and: '、', red_lines: '早上检查时红色的几项', title: '出发前检查', back: '返回', close: '关闭', looking: '正在检查…', again: '再找一次', again_all: '重新检查', try_camera: '试扫标签', ask_storage: '请浏览器保留', send_now: '现在联系实验室',
  green: '可以出发', remarks: '另有 {count} 项提醒，不影响抽样', show_list: '看每一项', as_of: '检查时间 {time}', not_ready: '出发前请看一下：{what}',
  verdict_good: '都好，可以出发', verdict_warn: '基本可以，请看黄色的几项', verdict_bad: '还不能出发：请先处理红色的几项',
  tone_good: '好', tone_warn: '注意', tone_bad: '要处理', tone_plain: '提醒',
  line_storage: '数据保留', storage_kept: '浏览器已答应保留数据', storage_unsure: '浏览器可能清除数据。请点按钮；不行就先添加到主屏幕。',
  line_space: '空间', space_enough: '剩余 {bytes}', space_little: '只剩 {bytes}。请清理视频、聊天记录或不用的软件；不要清除浏览器数据。', space_unknown: '这个浏览器不说还剩多少空间',
  line_installed: '主屏幕图标', installed_yes: '从主屏幕图标打开', installed_no: '还不是从主屏幕打开。用浏览器菜单「添加到主屏幕」，以后从图标打开。',
  line_camera: '相机读标签', camera_read: '{at} 读到 {code}', camera_untried: '今天还没有试。请点按钮，对着任意一张标签。', camera_denied: '相机没有得到允许。请在浏览器的网站设置里允许；不行也可以手动输入标签。',
  camera_title: '试扫标签', camera_how: '拿任意一张标签（示例或作废的也行），放在框里，离镜头 10–20 厘米，光线不够就开手电。这里只试相机，不会登记样品。', camera_hint: '把标签放进框里', camera_other: '读到了，但不是标签：{shown}',
  line_place: '定位', place_found: '精度 ±{accuracy} 米', place_found_site: '精度 ±{accuracy} 米，离{site} {distance} 米', place_coarse: '只有 ±{accuracy} 米：室内常这样，出门再试',
  place_coarse_site: '只有 ±{accuracy} 米，离{site}约 {distance} 米：室内常这样，出门再试', place_none: '没有定位：室内常常没有，出门再试一次', place_looking: '正在定位，最多 20 秒…', place_denied: '定位没有得到允许。请在浏览器的网站设置里允许。',
  line_app: '程序和表格', app_same: '版本 {version}，与实验室一致；自定表格 {forms} 份', app_asof: '版本 {version}，自定表格 {forms} 份（截至 {at}，现在联系不上实验室）', app_newer: '有新版本（现在是 {version}）。请回首页点「现在更新」。', app_missing: '表格没有装好。请连上网络后重新打开。',
  line_labels: '标签', labels_enough: '还有 {left} 张没用过', labels_few: '只剩 {left} 张，请向样品管理员领一卷', labels_none: '发给您的标签都用完了，请向样品管理员领一卷', labels_no_roll: '手机里没有发给您的标签卷。请先联网收取，或向样品管理员领一卷。',
  line_sites: '抽样地点', sites_here: '{count} 个（截至 {at}）', sites_none: '手机里没有抽样地点。请连上网络，等列表收到。',
  line_clock: '手机时间', clock_right: '与实验室相差 {seconds} 秒', clock_off: '与实验室相差 {seconds} 秒。请在系统设置里打开「自动确定日期和时间」。', clock_unknown: '还没有和实验室核对过，联网后自动核对',
  line_lab: '上次联系实验室', lab_fresh: '{at}', lab_old: '{at}，已经很久。出发前请连一次网络。', lab_never: '还没有联系过。请连上网络。',
  line_battery: '电量', battery_enough: '{percent}%', battery_low: '{percent}%，请先充电或带充电宝',
  line_screen_lock: '锁屏密码', screen_lock_remind: '网页无法得知。请确认这台手机设了锁屏密码。',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/ready').then(({ en }) => en));
