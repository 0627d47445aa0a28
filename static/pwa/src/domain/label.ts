/** Label codes: grammar, check character (ISO 7064 MOD 37,36) and what a typed or scanned text means. */

const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const GRAMMAR = /^[A-HJKMNP-TV-Z]{2,4}[0-9A-HJKMNP-TV-Z]{11}$/;
const LONGEST = 64;

export type LabelFault = 'empty' | 'address' | 'too_long' | 'strange_characters' | 'letter_u' | 'grammar' | 'check' | 'other_lab';
export type LabelReading = { ok: true; code: string } | { ok: false; fault: LabelFault; shown: string };

export function checkCharacter(body: string): string {
  let product = 36;
  for (const character of body) {
    const value = VALUES.indexOf(character);
    if (value < 0) throw new RangeError(`no value for ${character}`);
    product = (((product + value) % 36 || 36) * 2) % 37;
  }
  return VALUES.charAt((37 - product) % 36);
}

const fault = (why: LabelFault, text: string): LabelReading => ({ ok: false, fault: why, shown: shown(text) });

/** What may be shown of a text nobody vouches for: printable, at most 40 characters. */
export function shown(text: string): string {
  const printable = text.replace(/[^\x20-\x7e\u4e00-\u9fff]/g, '·');
  return printable.length > 40 ? `${printable.slice(0, 39)}…` : printable;
}

function judged(code: string, text: string, prefix: string | null): LabelReading {
  if (!GRAMMAR.test(code)) return fault('grammar', text);
  if (checkCharacter(code.slice(0, -1)) !== code.slice(-1)) return fault('check', text);
  // The prefix's length follows from the code's: ten random characters and one check character stand behind it.
  if (prefix !== null && code.slice(0, -11) !== prefix) return fault('other_lab', text);
  return { ok: true, code };
}

/** An address or a command: WIFI:, tel:, https: and the like. */
const isAddress = (text: string): boolean => /^\s*[a-z][a-z0-9+.-]*:/i.test(text);

/** A text the camera read: taken exactly as it comes. */
export function readScanned(text: string, prefix: string | null = null): LabelReading {
  if (text === '') return fault('empty', text);
  if (isAddress(text)) return fault('address', text);
  if (text.length > LONGEST) return fault('too_long', text);
  if (!/^[\x20-\x7e]*$/.test(text)) return fault('strange_characters', text);
  return judged(text, text, prefix);
}

/** A text that came by keys: full-width and lower case are mended, I L O are read as 1 1 0, U is refused. */
export function readTyped(text: string, prefix: string | null = null): LabelReading {
  const trimmed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  // Wholly full-width is an input method left on; a single one among others is somebody's look-alike.
  const typed = /^[\uff01-\uff5e\u3000]+$/.test(trimmed) ? halfWidth(trimmed) : trimmed;
  if (isAddress(typed)) return fault('address', text);
  const plain = typed.toUpperCase().replace(/[ -]/g, '');
  if (plain === '') return fault('empty', text);
  if (plain.length > LONGEST) return fault('too_long', text);
  if (/[^\x20-\x7e]/.test(plain)) return fault('strange_characters', text);
  if (/^[0-9A-Z]*U/.test(plain)) return fault('letter_u', text);
  return judged(plain.replace(/[IL]/g, '1').replace(/O/g, '0'), text, prefix);
}

/** ＨＺ７ → HZ7: what a Chinese input method makes of a scanner's keys. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

/** As printed for people: HZ-7K3QM-9T2XD-6. */
export function printed(code: string): string {
  const prefix = code.slice(0, -11);
  const random = code.slice(-11, -1);
  return `${prefix}-${random.slice(0, 5)}-${random.slice(5)}-${code.slice(-1)}`;
}

/** Crockford's base 32: nothing in it that a person could read as something else. */
const DRAWN_FROM = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 10;

type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** New codes for a roll, each once. One in nine is thrown away: its check character could be misread. */
export function drawCodes(prefix: string, many: number, fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): string[] {
  const codes = new Set<string>();
  while (codes.size < many) {
    // 256 is eight times 32, so the remainder favours no character.
    const random = Array.from(fill(new Uint8Array(RANDOM_CHARACTERS)), (byte) => DRAWN_FROM.charAt(byte % 32)).join('');
    const check = checkCharacter(prefix + random);
    if (DRAWN_FROM.includes(check)) codes.add(prefix + random + check);
  }
  return [...codes];
}
