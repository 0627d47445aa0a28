/** Words of the sampler's way through a day: today, scanning, the sheet. */
import { words } from '../catalogue';

const zh = {
  today: '今天', back: '返回', close: '关闭', optional: '可不填', cancel: '取消', scan_big: '扫码抽样', drafts: '草稿', draft_new: '未命名样品',
  draft_at: '{time} 开始，未完成', sites: '抽样地点', sites_near: '附近的抽样地点', sites_empty: '手机里还没有抽样地点。连上网络后会自动收到；也可以自己新增。', sites_none_found: '没有找到“{text}”',
  search_sites: '查找地点', search_hint: '名称、镇街或拼音首字母', propose: '新增地点', proposed: '待确认', more_sites: '显示全部 {count} 个', mine: '我的样品',
  more_samples: '显示更多', all_sent: '全部已送 · {time}', all_sent_never: '没有待发记录',
  waiting: '{operations} 条记录、{photos} 张照片待发', need_attention: '{count} 条需处理',
  site_type: '地点类型',
  propose_title: '新增抽样地点', propose_intro: '先用着，实验室确认后转为正式地点。', site_name: '名称', site_address: '地址', site_town: '镇街', propose_save: '保存地点',
  propose_saved: '地点已存', needed: '这一项要填',                   sheet: '抽样单',
  sheet_sites: '地点', sheet_site: '抽样地点', choose_site: '选择抽样地点', change: '更换', point: '点位（摊位、货架、水龙头）', samplers: '抽样人员', samplers_hint: '两人或以上',
  alone: '为什么只有一人', alone_hint: '可以保存，样品会标明“缺第二名抽样人员”', samplers_none: '手机里还没有其他抽样员的名单', task: '任务类别', notice_no: '告知书编号', sample: '样品',
  sample_type: '样品类型', choose: '请选择', sample_name: '样品名称', sample_name_hint: '例如：上海青、草鱼、自来水', qty: '抽样数量', unit: '单位',
  qty_bad: '请输入数量，例如 3.2', photos: '照片',
  more_fields: '更多项目', more_fields_hint: '都可以不填', note: '备注',
  labels: '标签', label_add: '再加一张标签', label_add_title: '再加一张标签', label_kind: '这张标签贴在', label_remove: '移除', yes: '是', no: '否', guessed: '按名称预先选好，可以改',
  place: '定位', place_looking: '正在定位… {seconds} 秒', place_found: '精度 ±{accuracy} 米', place_good: '好', place_fair: '一般', place_coarse: '粗略',
  place_use: '就用现在的', place_again: '重新定位', place_none: '没有定位', place_reason: '没有定位的原因', place_denied: '没有得到定位许可。可在浏览器的网站设置里允许。',
  place_timeout: '20 秒内没有找到位置，可能在室内。', place_unavailable: '手机现在给不出位置。', place_hidden: '页面被切到后台，定位停了。', place_insecure: '这个地址不安全，浏览器不给定位。', place_far: '离这个地点 {distance}。地点选对了吗？',
  place_not_yet: '还没有定位', finish: '保存样品', finish_next: '保存并继续同一地点', lacks_title: '还差 {count} 项', lack_label: '标签', lack_parent: '对应样品', lack_photos: '照片：{names}',
  lack_field: '请填写', saved: '{sample_no} 已存', save_failed: '没有保存成功。这份草稿还在，请再试。', discard: '删除草稿', discard_sure: '删除这份草稿？照片也会一起删除，不能恢复。',
  draft_kept: '草稿自动保存', outbox: '待发', seal: '封样', place_words: '±{accuracy} 米',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/sampler').then(({ en }) => en));
