/** Words of a finished sample and of the outbox: loaded with those screens. */
import { words } from '../catalogue';

const zh = {
  back: '返回', close: '关闭', optional: '可不填', cancel: '取消', retry: '再试', sites: '抽样地点', propose: '新增地点', waiting: '{operations} 条记录、{photos} 张照片待发',
  needed: '这一项要填', photos: '照片', labels: '标签', yes: '是', no: '否', place_none: '没有定位', outbox: '待发', outbox_empty: '全部已送',
  outbox_waiting_since: '已等 {span}', outbox_total: '{operations} 条记录 · {photos} 张照片 · {size}', outbox_send: '现在发送', outbox_sending: '正在发送…',
  outbox_offline: '有网络时会自动发送，不用守着。', outbox_refused: '实验室需要人工处理', outbox_refused_text: '记录已经安全存在实验室，不用重发。请打电话给实验室。', reason_invalid: '内容不完整或不合规则',
  reason_id_reuse: '编号与另一条记录重复', reason_not_permitted: '这位人员没有做这件事的权限', reason_server_error: '服务器处理时出错', reason_device_revoked: '手机已停用，实验室会人工处理',
  aside_retry: '实验室暂时收不下，稍后自动再试', aside_too_large: '太大，发不出去。请联系实验室', aside_server_stumbles: '服务器处理这条时出错，其余的已继续。下次会再试',
  photo_progress: '{name}：{percent}%', outbox_other: '其他记录', trouble_no_network: '连不上实验室。记录安全存在手机里。', trouble_sign_in: '要重新登录才能发送。记录安全存在手机里。',
  trouble_lab_busy: '实验室正忙，稍后自动再试。', trouble_disk_full: '实验室服务器空间不足，请告诉实验室。',
  trouble_store: '手机里的数据库没有应答，会自动再试。', trouble_lab_error: '实验室服务器出错，会自动再试。', sample_page: '样品', not_found: '手机里没有这个样品，或者您无权查看。', delivery_saved: '存在这部手机里，还没送到实验室。',
  delivery_sending: '正在上传，照片 {sent}/{photos}。', delivery_record_sent: '记录已送，照片 {sent}/{photos}。', delivery_sent: '记录和照片都已送到实验室。',
  delivery_arrived: '实验室已收到样品实物。', delivery_attention: '实验室需要人工处理这条记录。', seal: '封样',
  hand_over: '交接', hand_over_title: '交给谁',
  to_name: '接样人或运送人', temperature: '温度 °C', hand_over_confirm: '确认交接', hand_over_done: '已交接', temperature_bad: '请输入温度，例如 4.5', void: '作废',
  void_title: '作废样品', void_reason: '作废原因', void_text: '作废后样品仍保留在记录里，不会删除。', void_confirm: '确认作废', void_done: '已申请作废', said: '内容', timeline: '经过',
  timeline_empty: '还没有记录', facts_label: '标签', facts_site: '地点', facts_point: '点位', facts_samplers: '抽样人员', facts_amount: '数量', facts_task: '任务类别',
  facts_at: '抽样时间', facts_place: '定位', facts_type: '类型', fact_create: '抽样登记', fact_label: '贴标签 {code}', fact_photo: '拍照：{name}', fact_seal: '封样',
  fact_hand_over: '交给 {name}', fact_void: '作废：{reason}', fact_arrive: '到样', fact_receive: '接收', fact_reject: '拒收：{reason}', fact_visit: '到访登记', fact_visit_end: '到访结束',
  fact_waiting: '待发', fact_unsure: '时间不确定', place_words: '±{accuracy} 米', flags: '提示', next_here: '继续同一地点',
  trouble_portal: '这个网络要求先登录（弹出了它自己的网页），没有连到实验室。请完成登录或改用手机流量。记录都在手机里。', trouble_stranger: '回答的不是实验室的服务器，什么都没有当作已送。请换一个网络。记录都在手机里。',
  trouble_cut: '答复没有收完整，什么都没有当作已送，会自动再试。', trouble_receipt: '服务器的回执签名不对，不能当作已送。记录都在手机里，请告诉实验室。',
  trouble_between: '网络中间的设备拒绝了传送，不是实验室。请换一个网络。记录都在手机里。', trouble_revoked: '手机已停用。没送出的记录正在送到实验室的待查区，送完后手机数据会清除。',
  trouble_too_many: '发送得太频繁，实验室请手机等一会儿，到时自动再试。', trouble_too_large: '这一批太大，会分小了再送。', trouble_history: '实验室恢复过备份，手机正在把留着的记录重新送一遍，不会重复。',
  next_try: '{time} 自动再试，也可以现在就点「现在发送」。', aside_server_too_old: '实验室的服务器比手机上的程序旧，还读不懂这条。服务器更新后会自动送出，请告诉实验室。', reason_rescued: '太大，走不了平常的路，已原样存到实验室',
  others_title: '{name} 的 {count} 条记录在等', others_text: '这些是 {name} 在这部手机上记的，要由 {name} 在这里登录后才能送出。它们不会丢失。', others_someone: '另一个人',
  safe_note: '已发 {count} 条留在手机里，等实验室备份后再移除。', file_make: '导出到文件', file_making: '正在生成文件…', file_hint: '一直没有网络时用：把文件交给实验室，记录照样能送到。',
  file_title: '待发记录的文件', file_step_1: '把下面的文件（{count} 个）用微信、U 盘或数据线交给实验室。文件是加密的，路上没人能读。', file_step_2: '实验室在「从文件收取」里选这些文件。',
  file_step_3: '手机里的记录继续留着；有网络后会自动核对，不会重复。', file_share: '分享', file_share_one: '分享 {name}', file_save: '保存到手机', file_save_one: '保存 {name}',
  file_share_failed: '没有分享成功。请用「保存到手机」，再从文件管理里发送。', file_no_key: '这部手机还没有实验室的加密钥匙，要先联网一次。记录都在手机里。',
  file_failed: '文件没有生成（{why}）。记录都在手机里；如果空间不足，请先清理再试。', check_empty: '没有留着的已发记录，不用核对。', check_make: '与实验室核对', check_making: '正在核对…', check_fine: '{time} 核对过：{asked} 件都在实验室。',
  check_missing: '{time} 核对：实验室少了 {missing} 件，已重新排队发送。', check_none: '还没有核对过。每天会自动核对一次。', check_failed: '没有核对成：{why}', fact_band: '±{span}',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/sample').then(({ en }) => en));
