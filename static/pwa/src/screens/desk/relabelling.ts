/** A new label for one of two items that claim the same: what may be given, and what this desk has given already. */
import type { Item } from '../../domain/document';
import { readScanned, readTyped } from '../../domain/label';
import type { Act } from '../../domain/operation';
import type { Claim } from './found';
import type { DeskReading } from './scan';
import type { SaidHere } from './standing';

export type LabelFault = 'unreadable' | 'same' | 'used' | 'not_issued';
export type NewLabel = { ok: true; code: string } | { ok: false; why: LabelFault };

export interface KnownLabel {
  items: number;
  rolls: number;
  all_rolls: number;
}

/** A code as it was read; null when it is none of this lab's labels. */
export function codeIn({ text, how }: DeskReading, prefix: string): string | null {
  const read = how === 'camera' ? readScanned(text, prefix) : readTyped(text, prefix);
  return read.ok ? read.code : null;
}

/** A desk that holds no rolls yet cannot say that a label is of none. */
export function judgeLabel(code: string | null, former: string, known: KnownLabel): NewLabel {
  if (code === null) return { ok: false, why: 'unreadable' };
  if (code === former) return { ok: false, why: 'same' };
  if (known.items > 0) return { ok: false, why: 'used' };
  return known.rolls > 0 || known.all_rolls === 0 ? { ok: true, code } : { ok: false, why: 'not_issued' };
}

export const relabelAct = (claim: Claim, other: Claim, label: string, reason: string): Act => ({
  kind: 'sample.relabel', subject: claim.item.id, about: claim.sample.id, body: { other: other.item.id, label, reason: reason.trim() },
});

type Relabel = SaidHere & { operation: { subject: string | null } };

/** Items of this desk's relabels that the lab has not told back: item → its new label. */
export function relabelled(entries: Relabel[], items: Item[]): Map<string, string> {
  const now = new Map<string, string>();
  for (const { state, operation } of entries) {
    if (operation.kind !== 'sample.relabel' || state === 'refused' || operation.subject === null) continue;
    const { label, other } = JSON.parse(operation.body) as { label: string; other: string };
    const item = items.find(({ id }) => id === operation.subject);
    const twin = items.find(({ id }) => id === other);
    // Once the lab has told it back, the two share their label no more.
    if (item && (state === 'waiting' || twin?.label === item.label)) now.set(item.id, label);
  }
  return now;
}
