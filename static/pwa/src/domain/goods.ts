/** Codes that are not ours: goods barcodes (EAN, UPC) and the credit code of a business licence. Each carries a check character. */

/** GS1's check digit: from the right, odd places count three times. */
function checkDigit(body: string): number {
  const sum = Array.from(body).reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** EAN-13, EAN-8 and UPC-A as 13 or 8 digits; null where it is none, or misread. */
export function barcodeIn(text: string): string | null {
  const digits = text.trim();
  if (!/^(\d{8}|\d{12}|\d{13})$/.test(digits) || checkDigit(digits.slice(0, -1)) !== Number(digits.slice(-1))) return null;
  return digits.length === 12 ? `0${digits}` : digits;
}

/** GB 32100-2015: no I, O, S, V, Z. */
const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function isUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + USCC.indexOf(code.charAt(i)) * weight, 0);
  return USCC.indexOf(code.charAt(17)) === (31 - (sum % 31)) % 31;
}

export type LicenceReading = { ok: true; uscc: string } | { ok: false; fault: 'too_long' | 'strange' | 'none' | 'several' };

const LONGEST = 2000;

/**
 * The credit code in a licence's QR, be it an address or plain text. Nothing else is taken from it and no address is ever opened.
 * Control and direction characters are no part of a licence.
 */
export function usccIn(text: string): LicenceReading {
  if (text.length > LONGEST) return { ok: false, fault: 'too_long' };
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) return { ok: false, fault: 'strange' };
  const found = new Set((text.toUpperCase().match(/[0-9A-Z]+/g) ?? []).filter(isUscc));
  const [uscc] = found;
  if (uscc === undefined) return { ok: false, fault: 'none' };
  return found.size > 1 ? { ok: false, fault: 'several' } : { ok: true, uscc };
}
