/** Words of the photo set: what each picture should show, and what may go wrong with one. */
import { words } from '../catalogue';

const zh = {
  progress: '已拍 {taken}/{asked}', progress_without: '已拍 {taken}/{asked}，{without} 项说明了原因', none_asked: '没有必拍的照片', take: '拍照', choose: '选择截图', again: '重拍', required: '需要', saving: '正在保存…',
  cannot: '拍不了…', cannot_label: '{name}：拍不了', reason: '为什么拍不了{name}', reason_hint: '例如：夜市没有招牌', undo: '改为拍照', because: '没有拍：{reason}', keep: '记下原因', cancel: '取消',
  failed: '{name}没能存下来。{why}',
  heic: '浏览器打不开这张照片（HEIC 格式）。请在手机「设置 → 相机 → 格式」里选「兼容性最佳」，或直接点拍照，再试一次。',
  unreadable: '浏览器打不开这个文件，它可能不是照片或已损坏。请重新拍一张。',
  space_title: '手机空间快满了', space_text: '先不要连拍：请先联网把待发的照片送出，或清理手机里的视频。已存的照片不受影响，还可以一张一张地拍。',
  hint_storefront: '招牌和门面，看得清店名', hint_business_licence: '整张证照，字看得清', hint_permit: '整张许可证，编号看得清', hint_sample_overall: '全部样品，旁边放标签', hint_label_front: '品名和厂名朝镜头',
  hint_label_back: '生产日期、批号、配料表', hint_place_storage: '样品取自哪里，怎么存放', hint_sealed_a: '封条骑缝，编号看得清', hint_sealed_b: '封条骑缝，编号看得清', hint_signing: '只拍手和单据，尽量不拍脸',
  hint_paper_form: '整张单据，签名看得清', hint_notice: '整张告知书，编号看得清', hint_receipt: '小票或发票，金额看得清', hint_online_seller: '店名、证照信息', hint_online_page: '品名、规格、价格',
  hint_online_order: '订单号、时间、数量', hint_online_payment: '金额、时间', hint_online_unpacking: '包裹完好，封口和面单', hint_water_point: '水龙头或井口和周围', hint_water_bottles: '全部水样瓶，标签朝镜头',
  hint_meter_reading: '读数和单位看得清', hint_water_form: '整张采样单，签名看得清',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/photos').then(({ en }) => en));
