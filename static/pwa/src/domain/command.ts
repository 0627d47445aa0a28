/** A printed command: UU (no label begins so) + the sheet's token + what is commanded. Only a sheet of this lab commands anything. */
import type { CommandSheet } from './document';
import { halfWidth } from './label';

export const COMMANDS = ['OK', 'DV', 'HD', 'MS', 'NX', 'PR', 'UN'] as const;
/** One of these, or the code of a rejection reason. */
export type CommandWord = (typeof COMMANDS)[number] | `R${number}`;

export type CommandReading =
  | { kind: 'none' }
  | { kind: 'garbled' }
  | { kind: 'foreign' | 'withdrawn'; word: CommandWord }
  | { kind: 'command'; word: CommandWord };

const TOKEN_LENGTH = 8;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GRAMMAR = new RegExp(`^UU([${ALPHABET}]{${TOKEN_LENGTH}})-?(${COMMANDS.join('|')}|R\\d\\d)$`);

const plain = (text: string): string => halfWidth(text).toUpperCase().replace(/\s/g, '');

/** Whether a text wants to be a command at all. */
export const isCommand = (text: string): boolean => plain(text).startsWith('UU');

export function readCommand(text: string, sheets: Pick<CommandSheet, 'token' | 'withdrawn_at'>[]): CommandReading {
  if (!isCommand(text)) return { kind: 'none' };
  const [, token, word] = GRAMMAR.exec(plain(text)) ?? [];
  if (token === undefined || word === undefined) return { kind: 'garbled' };
  const sheet = sheets.find((one) => one.token === token);
  const kind = sheet === undefined ? 'foreign' : sheet.withdrawn_at === null ? 'command' : 'withdrawn';
  return { kind, word: word as CommandWord };
}

export const printedCommand = (token: string, word: CommandWord): string => `UU${token}-${word}`;

type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** 256 is eight times 32, so the remainder favours no character. */
export const drawToken = (fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): string =>
  Array.from(fill(new Uint8Array(TOKEN_LENGTH)), (byte) => ALPHABET.charAt(byte % 32)).join('');
