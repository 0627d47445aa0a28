/** One more container of a sample that was saved already: what it may be, and what is said of it. */
import type { Item, Sample } from './document';
import { newSheet, type Sheet, type SheetItem } from './draft';
import type { Act } from './operation';
import type { PreservationRow } from './reference';
import { bindAct } from './sheet';
import { asIn, QC_KINDS, seatsOf, type Slot } from './slots';

/** The record's items in the shape of a sheet's, so that the same slots tell what is still open. */
export function sheetFor(sample: Sample, items: Item[]): Sheet {
  const { sample_type, task_category, id, sampled_at, created_by } = sample;
  return { ...newSheet(id, sampled_at ?? '', created_by, null), sample_type, task_category: task_category ?? '', sample_name: sample.sample_name ?? '', items: items.map(asSheetItem) };
}

function asSheetItem({ id, label, kind, ...item }: Item): SheetItem {
  const { bottle, container, amount, preservative, position, parent } = item;
  const kept = Object.entries({ bottle, container, amount, preservative, position, parent }).filter(([, value]) => value !== null && value !== undefined);
  return { id, code: label, item_kind: kind, scan_mode: 'scanned', ...Object.fromEntries(kept) };
}

/** What may be added: what has no label yet, another of what has one, and blanks, parallels, fortified samples. */
export type Addable = { key: string; slot: Slot; another: boolean } | { key: string; qc: string };

export function addables(slots: Slot[], items: SheetItem[], is_qc: boolean): Addable[] {
  const seats = seatsOf(slots, items);
  const open = seats.filter(({ item }) => item === undefined).map(({ slot }) => ({ key: slot.key, slot, another: false }));
  const taken = seats.filter(({ slot, item }) => item !== undefined && slot.turn === 1).map(({ slot }) => ({ key: `${slot.key}+`, slot, another: true }));
  return [...open, ...(is_qc ? [] : QC_KINDS.map((qc) => ({ key: qc, qc }))), ...taken];
}

export interface More {
  parent: string;
  preservative: string;
  seal_no: string;
}

/** `fresh`: its label, its time, its place in the order. A blank is preserved and held as the bottle that it belongs to. */
export function itemFor(fresh: SheetItem, what: Addable, { parent, preservative, seal_no }: More, items: SheetItem[], preservation: PreservationRow[]): SheetItem {
  const filled = Object.fromEntries(Object.entries({ preservative: preservative.trim(), seal_no: seal_no.trim() }).filter(([, value]) => value !== ''));
  if ('slot' in what) return { ...asIn(fresh, what.slot, preservation), ...filled };
  const { bottle, container, amount, preservative: as_parent } = items.find(({ id }) => id === parent) ?? {};
  const inherited = Object.entries({ bottle, container, amount, preservative: as_parent }).filter(([, value]) => value !== undefined);
  return { ...fresh, item_kind: what.qc, ...Object.fromEntries(inherited), ...(parent ? { parent } : {}) };
}

/** A bottle that was said not to be taken is taken now: the record's list must not go on saying otherwise. */
function correction(sample: Sample, what: Addable): Act[] {
  const listed = sample.fields['bottles'];
  if (!('slot' in what) || !Array.isArray(listed)) return [];
  const left = listed.filter((words) => !words.startsWith(`${what.slot.key} `));
  return left.length === listed.length ? [] : [{ kind: 'sample.amend', subject: sample.id, body: { field: 'bottles', old: listed, new: left.length > 0 ? left : null } }];
}

export const addingActs = (sample: Sample, item: SheetItem, what: Addable): Act[] => [bindAct(item, sample.id), ...correction(sample, what)];
