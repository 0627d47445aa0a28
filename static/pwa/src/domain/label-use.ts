/** Whether a label of a known roll was already used, spoiled or lost: bitmaps in base64, bit i for code number i. */
import type { LabelRoll, LabelUse } from './document';

export type LabelFate = 'used' | 'spoiled' | 'lost';
const FATES: readonly LabelFate[] = ['spoiled', 'lost', 'used'];

/** Lowest bit first in each byte; what lies beyond the text's end is not set. */
export function bitAt(base64: string, index: number): boolean {
  const byte = atob(base64).charCodeAt(index >> 3);
  return ((byte >> (index & 7)) & 1) === 1;
}

export function withBit(base64: string, index: number): string {
  const bytes = Array.from(atob(base64), (character) => character.charCodeAt(0));
  while (bytes.length <= index >> 3) bytes.push(0);
  bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  return btoa(String.fromCharCode(...bytes));
}

/** What became of a label, the worst first; null where nothing is known against it. */
export function fateOf(roll: LabelRoll, use: LabelUse | undefined, code: string): LabelFate | null {
  const index = roll.codes.indexOf(code);
  if (!use || index < 0) return null;
  return FATES.find((fate) => bitAt(use[fate], index)) ?? null;
}

/** The use as this device knows it from now on, until the lab's own word comes. */
export function withFate(roll: LabelRoll, use: LabelUse | undefined, code: string, fate: LabelFate): LabelUse {
  const before = use ?? { id: roll.id, lab_id: roll.lab_id, used: '', spoiled: '', lost: '' };
  const index = roll.codes.indexOf(code);
  return index < 0 ? before : { ...before, [fate]: withBit(before[fate], index) };
}
