/** English for words/goods.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../goods';

export const en: Catalogue<Key> = {
  barcode_scan: 'Scan barcode', barcode_hint: 'Hold the barcode inside the frame', barcode_typed: 'Digits under the barcode',
  barcode_bad: 'This is not a goods barcode, or one digit is wrong. Scan again, or type the digits under it.',
  barcode_known: 'Filled in from the lab’s last record: {name}. Check it; everything may be changed.', barcode_unknown: 'Barcode {barcode} is filled in. The lab has no record of this product yet.',
  code_use: 'Use', licence_scan: 'Scan the licence’s code', licence_hint: 'Hold the licence’s code inside the frame', licence_typed: 'Unified social credit code (18 characters)',
  licence_too_long: 'Too long for a licence’s code. Nothing was filled in.', licence_strange: 'It holds hidden control characters and is not to be trusted. Nothing was filled in. Type the code from the licence.',
  licence_none: 'It holds no credit code with a right check character. Nothing was filled in. No address is ever opened.',
  licence_several: 'It holds more than one credit code. Nothing was filled in. Type the code from the licence.',
  uscc_bad: 'Not an 18-character credit code, or its check character is wrong. Look again; it can be saved all the same.',
};
