/** Words of getting in, and of 我的: loaded with those screens. */
import { words } from '../catalogue';

const zh = {
  app: '现场抽样', close: '关闭', setup_title: '第一次使用：建立实验室', setup_intro: '在服务器上建立本实验室和第一位管理员。只做一次。', setup_token: '安装口令',
  setup_token_hint: '服务器启动时显示的口令', setup_lab: '实验室名称', setup_prefix: '标签前缀', setup_prefix_hint: '2–4 个字母，印在每张标签最前面，以后不能改；不用 I、L、O、U',
  setup_prefix_bad: '请填 2–4 个字母，不能用 I、L、O、U', setup_admin: '第一位管理员', setup_action: '建立实验室', name: '姓名', login: '登录名', password: '密码',
  password_hint: '至少 12 个字符，不要含登录名', password_short: '密码至少要 12 个字符', needed: '这一项要填', roles: '角色', role_admin: '系统管理员', role_manager: '业务/主任',
  role_receiver: '样品管理员', role_sampler: '抽样员', role_quality: '质量负责人', role_auditor: '评审员', role_analyst: '检验员', role_reviewer: '审核人',
  role_approver: '授权签字人', signin_head: '登录', signin_intro: '抽样员不用密码：请用手机打开主任给的二维码或输入短码。', signin_go: '登录', show_password: '显示密码', have_code: '我有短码',
  enrol_title: '把这台手机加入实验室', enrol_intro: '先看看手机是否合用，再点下面的按钮。口令只能用一次。', enrol_action: '加入', enrol_code: '短码', enrol_code_hint: '8 个字符，由主任提供',
  enrol_code_bad: '短码是 8 个字符，请再看一遍', enrol_missing: '这台手机缺少必要的功能，不能抽样。请换 Chrome、Edge 或 Safari 浏览器再打开同一链接。', enrol_welcome: '{name}，欢迎',
  checks: '手机检查', check_secure: '地址安全（https）', check_offline: '能离线打开', check_database: '能保存记录', check_storage: '空间足够', check_camera: '有相机',
  check_secure_bad: '地址不安全：请用 https 开头的地址', check_offline_bad: '浏览器不能离线工作：请换 Chrome、Edge 或 Safari', check_database_bad: '浏览器不能保存记录：请退出无痕模式',
  check_storage_bad: '空间不足：请先清理手机', check_camera_bad: '没有相机：只能手动输入标签', me_language: '语言', me_theme: '显示', theme_system: '跟随系统', theme_light: '浅色',
  theme_dark: '深色', theme_sun: '强光', me_text: '字号', text_normal: '标准', text_big: '大字', me_device: '本机', me_lab: '实验室', me_roles: '角色',
  me_number: '设备号', me_version: '版本', me_storage: '数据保留', storage_kept: '浏览器已答应保留', storage_unsure: '浏览器可能清除', me_installed: '桌面图标', yes: '是',
  no: '否', me_free: '剩余空间', me_clock: '手机时间', clock_unknown: '尚未核对', me_waiting: '待发', me_signout: '退出登录',
  signout_title: '退出登录？', signout_text: '没送出的 {count} 条记录会留在这台手机里，不会删除；重新登录后继续传送。', signout_plain: '这台手机上的记录已经全部送出。', cancel: '取消',
  waiting_words: '{operations} 条记录，{photos} 张照片',
  wiped_title: '此手机已停用，数据已清除', wiped_text: '所有记录都已送到实验室。这部手机上不再有任何数据，可以关闭本页。要重新使用，请找主任。', me_key: '实验室的签名钥匙', key_same: '没有变过',
  key_changed: '{time} 变过一次。如果实验室没有重装服务器，请告诉他们', clock_band: '相差 {seconds} 秒，误差 ±{band} 秒', clock_unsure: '时间不确定：已超过一天没有核对', me_check: '核对',
  me_outbox: '待发记录', me_queue_file: '从文件收取',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/door').then(({ en }) => en));
