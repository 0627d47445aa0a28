/** Words of a position: what is odd about it, and the other ways to say where it was. */
import { words } from '../catalogue';

const zh = {
  from_site: '离地点 {distance}', at_site: '就在地点上', age: '{span}前的位置', pinned: '手动标注', site_default: '地点登记的位置', of_map: '{map} 坐标，照原样保存，不换算', reason: '原因：{reason}',
  hint_far: '离登记的地点 {distance}。地点选对了吗？选对了就照样保存，样品会标明“离地点远”。',
  from_site_map: '按地图约 {distance}', hint_far_map: '按{map_name}，离登记的地点约 {distance}。地点和坐标都对吗？',
  hint_shifted: '这像是偏移的地图坐标（{map}）：位置正好落在这个地点在{map_name}上的样子，离真实地点 {distance}。手机或浏览器可能给了偏移坐标。照原样保存，不换算；请告诉业务主任这台手机的型号。',
  hint_coarse: '只有粗略的位置。走到开阔处再定位一次，或手动标注。', hint_approximate: '手机只给了大致位置（±{accuracy}）。请在系统设置里给浏览器打开“精确位置”，再定位一次；也可以手动标注。',
  hint_jump: '定位时位置忽然跳了很远，可能不准。请站定后重新定位。', hint_abroad: '这个位置在国外，多半是定位出错或用了代理软件。请重新定位，或手动标注。', hint_again: '和另一次抽样的位置一字不差，真正的定位不会这样。请关掉模拟位置的软件，再定位一次。',
  gcj02: 'GCJ-02', bd09: 'BD-09', gcj02_name: '高德、腾讯地图', bd09_name: '百度地图',
  do_denied: '安卓：点地址栏左边的图标 → 权限 → 位置 → 允许，并打开手机的定位开关。苹果：设置 → 隐私 → 定位服务 → 浏览器。', do_insecure: '请用实验室给的 https 地址打开（地址栏有锁）。不知道地址时，请问系统管理员；现在也可以手动标注。', do_timeout: '到窗边或室外再定位一次，或手动标注。', do_unavailable: '请打开手机的定位开关，再定位一次，或手动标注。', do_hidden: '回到这一页后，点“重新定位”。',
  other_way: '手动标注位置', title: '手动标注位置', close: '关闭', way: '怎么标', way_map: '在图上点', way_typed: '输入坐标', way_site: '用地点登记的位置', by_hand_mark: '样品会标明“手动”，并带上原因。', needed: '请写明原因',
  map_label: '地点和标注点', map_loading: '正在打开图…', map_failed: '图打不开。请输入坐标。', map_fit: '看全部', zoom_in: '放大', zoom_out: '缩小', map_hint: '没有网络也能用：图上只有地点和您的位置。点一下就是标注点；用键盘时请改为输入坐标。', my_pin: '标注点', my_fix: '手机给的位置', pin_needed: '请先在图上点一下', pin_at: '标注点在地点{direction} {distance}', pin_place: '标注点：{latitude}, {longitude}',
  coordinates: '坐标（纬度, 经度）', coordinates_hint: '例如 25.12350, 118.21050', coordinates_bad: '请输入两个数：纬度和经度', read_as: '北纬 {latitude}，东经 {longitude}', datum: '从哪里抄来的', datum_WGS84: 'GPS 或手持机（WGS-84）', datum_CGCS2000: '天地图（CGCS2000）', datum_GCJ02: '高德、腾讯（GCJ-02）', datum_BD09: '百度（BD-09）', datum_shifted: '这种地图的坐标是偏移的：原样保存并标明，不换算，也不计入离地点的距离。',
  why: '为什么不用手机定位', why_indoors: '室内没有信号', why_denied: '没有定位许可', why_wrong: '手机定位不准', why_later: '离开后补记', save: '用这个位置', no_site_position: '这个地点没有登记位置。',
  north: '北', north_east: '东北', east: '东', south_east: '东南', south: '南', south_west: '西南', west: '西', north_west: '西北',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/whereabouts').then(({ en }) => en));
