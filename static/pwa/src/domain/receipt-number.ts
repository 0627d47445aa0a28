/** The number of the receipt (回执) that a carrier gets: this desk's own, so that no network is needed to draw it. */
export interface ReceiptNumber {
  prefix: string;
  /** The lab's day, as 2026-11-22. */
  day: string;
  device_no: number;
  count: number;
}

export const receiptNumber = ({ prefix, day, device_no, count }: ReceiptNumber): string =>
  `${prefix}${day.slice(2).replace(/-/g, '')}-${String(device_no).padStart(3, '0')}-${String(count).padStart(2, '0')}`;
