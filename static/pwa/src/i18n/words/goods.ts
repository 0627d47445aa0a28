/** Words for goods barcodes and licence codes. */
import { words } from '../catalogue';

const zh = {
  barcode_scan: '扫商品条码', barcode_hint: '把商品条码放进框里', barcode_typed: '条码下面的数字', barcode_bad: '这不是商品条码，或有一位数字不对。请再扫一次，或照条码下面的数字输入。',
  barcode_known: '已按实验室上次的记录填好：{name}。请核对，都可以改。', barcode_unknown: '条码 {barcode} 已填上。实验室还没有这种商品的记录，其余请自己填。', code_use: '使用',
  licence_scan: '扫营业执照二维码', licence_hint: '把执照上的二维码放进框里', licence_typed: '统一社会信用代码（18 位）', licence_too_long: '内容太长，不是营业执照的二维码，什么都没有填。',
  licence_strange: '内容里有看不见的控制字符，不可信，什么都没有填。请照执照手工输入。', licence_none: '里面没有校验正确的统一社会信用代码，什么都没有填。网址不会被打开。',
  licence_several: '里面有不止一个信用代码，不知道该用哪个，什么都没有填。请照执照手工输入。', uscc_bad: '不是 18 位信用代码，或校验字符不对。请再核对；可以照样保存。',
};

export type Key = keyof typeof zh;
export const t = words<Key>(zh, () => import('./en/goods').then(({ en }) => en));
