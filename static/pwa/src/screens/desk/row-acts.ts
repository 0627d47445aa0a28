/** One row of a reception, and what may be said of it: agreed between the batch and the sheets that ask for more. */
import type { Item, Sample } from '../../domain/document';
import type { Rooms } from '../../rooms';
import type { Target } from './acts';
import type { DeskView, Told } from './standing';

export const ROW_ACTS = ['receive', 'deviate', 'hold', 'reject', 'missing', 'unexpected'] as const;
export type RowAct = (typeof ROW_ACTS)[number];

export interface RowItem {
  item: Item;
  /** Stands on the list of what is expected here: packed in this box, taken by this phone. */
  listed: boolean;
  arrival: 'unchecked' | 'arrived' | 'missing';
  /** The arrival that counts, or the word that it is missing; null while nobody looked. */
  told: Told | null;
  /** Other arrivals of the same item: another desk scanned it too. */
  also: Told[];
}

/** A sample with its items at this desk; of a label without a record there is the label alone. */
export interface ReceptionRow {
  /** The sample's id, or `label:CODE`. */
  id: string;
  sample: Sample | null;
  /** The label it is named by: the last one scanned, else the first. */
  code: string;
  scan_mode: 'scanned' | 'manual';
  items: RowItem[];
  /** Null where there is no record yet. */
  view: DeskView | null;
  /** What stands against receiving it without a look, in words; empty = clean. */
  flags: string[];
  /** The box it is checked from. */
  box: string | null;
  /** Something of it is here that stands on no list. */
  unexpected: boolean;
  /** Whether its arrival has been said, where no scan of a batch has said it. */
  arrived?: boolean;
  /** op_ids of holds and of contradicting decisions: what a decision now settles. */
  answers: string[];
}

/** What a printed command said beforehand: the reason's code, or the words beside the code. */
export interface RowHint {
  reason?: string;
  words?: string;
}
export type OnAct = (row: ReceptionRow, act: RowAct, hint?: RowHint) => void;

/** What the sheet behind an act is given: it says the act itself, with `rooms.say`, and tells that it did. */
export interface DecideSheetProps {
  rooms: Rooms;
  row: ReceptionRow;
  act: Exclude<RowAct, 'receive'>;
  hint?: RowHint | undefined;
  onSaid: () => void;
  onClose: () => void;
}

export const arrivedIn = ({ items }: ReceptionRow): RowItem[] => items.filter(({ arrival }) => arrival === 'arrived');

/** For the acts of one sample; the arrival of its items has been said by the scan. */
export function targetOfRow(row: ReceptionRow): Target {
  const item = row.items.find(({ item: { label } }) => label === row.code) ?? row.items[0];
  return {
    sample_id: row.sample?.id ?? null, code: row.code, scan_mode: row.scan_mode, ...(item ? { item_id: item.item.id } : {}),
    arrived: row.arrived ?? (row.sample === null || arrivedIn(row).length > 0), answers: row.answers,
  };
}
