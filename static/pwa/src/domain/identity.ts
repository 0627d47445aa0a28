/** The device makes the identity: UUIDv7, and sample numbers from its own counter. */
import { checkCharacter } from './label';

let last_ms = 0;
let counter = 0;

/** UUIDv7 (RFC 9562, counter in the 12 bits after the time), so that ids made in one millisecond still sort. */
export function newId(now_ms: number = Date.now()): string {
  counter = now_ms > last_ms ? 0 : counter + 1;
  last_ms = Math.max(last_ms, now_ms) + (counter > 0xfff ? 1 : 0);
  counter &= 0xfff;
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const time = last_ms.toString(16).padStart(12, '0');
  const tail = hex(random);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface DeviceNumber {
  prefix: string;
  year: number;
  device_no: number;
  count: number;
}
export interface SampleNumber extends DeviceNumber {
  form: string;
}

/** PREFIX + YY + letter + device (3) + count (4) + check character: no two devices can draw the same, with or without network. */
function drawnNumber({ prefix, year, device_no, count }: DeviceNumber, letter: string): string {
  const body = `${prefix}${String(year % 100).padStart(2, '0')}${letter}${String(device_no).padStart(3, '0')}${String(count).padStart(4, '0')}`;
  return body + checkCharacter(body);
}

export const sampleNumber = ({ form, ...drawn }: SampleNumber): string => drawnNumber(drawn, ['A', 'F', 'W'].includes(form) ? form : 'Q');

/** 拒收通知书编号. */
export const noticeNumber = (drawn: DeviceNumber): string => drawnNumber(drawn, 'N');
