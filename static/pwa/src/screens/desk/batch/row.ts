/** A row of a reception, worked out from its record and from what was said about it, here and elsewhere. */
import type { SaidHere } from '../../../domain/custody';
import { deviating } from '../../../domain/checklist';
import type { Item, Sample } from '../../../domain/document';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import { warningsOf } from '../record';
import type { ReceptionRow, RowItem } from '../row-acts';
import { allTold, type DeskView, deskView, type Told } from '../standing';
import { counting, itemStanding } from './item-standing';

export interface RowParts {
  sample: Sample;
  items: Item[];
  entries: SaidHere[];
  box: string | null;
  isListed: (item: Item) => boolean;
  /** The label that was scanned last, of several. */
  code: string | undefined;
}

const kinds = (items: RowItem[]): string => items.map(({ item }) => item.bottle ?? item.kind).join('、');
/** Said in words of its own below. */
const OWN_WORDS = ['not_arrived', 'item_missing', 'check_deviates'];

interface Looked {
  sample: Sample;
  view: DeskView;
  items: RowItem[];
  unexpected: boolean;
}

function flagsOf(rooms: Rooms, { sample, view, items, unexpected }: Looked): string[] {
  const plain = { ...sample, flags: sample.flags.filter((flag) => !OWN_WORDS.includes(flag)) };
  const unscanned = items.filter(({ arrival }) => arrival === 'unchecked');
  const missing = items.filter(({ arrival }) => arrival === 'missing');
  return [
    ...warningsOf(rooms, { sample: plain, view }),
    ...(unexpected ? [t('flag_unexpected')] : []),
    ...view.holds.map(({ question }) => t('flag_hold', { words: question })),
    ...(view.check && deviating(view.check.checklist).length > 0 ? [t('flag_check')] : []),
    ...(unscanned.length > 0 ? [t('flag_unscanned', { kinds: kinds(unscanned) })] : []),
    ...(missing.length > 0 ? [t('flag_missing', { kinds: kinds(missing) })] : []),
  ];
}

const byListAndKind = (a: RowItem, b: RowItem): number => Number(b.listed) - Number(a.listed) || (a.item.position ?? 0) - (b.item.position ?? 0) || a.item.kind.localeCompare(b.item.kind);

export function rowOf(rooms: Rooms, { sample, items, entries, box, isListed, code }: RowParts): ReceptionRow {
  const told = counting(allTold(sample, entries));
  const view = deskView(sample, entries);
  const own = items.filter(({ blind }) => blind !== true);
  const rows = own.map((item): RowItem => ({ item, listed: isListed(item), ...itemStanding(item, told) })).sort(byListAndKind);
  const unexpected = rows.some(({ listed, arrival }) => arrival === 'arrived' && !listed);
  const named = rows.find(({ item }) => item.label === code) ?? rows[0];
  return {
    id: sample.id, sample, items: rows, view, box, unexpected, code: named?.item.label ?? '', scan_mode: named?.told?.said['scan_mode'] === 'scanned' ? 'scanned' : 'manual',
    flags: flagsOf(rooms, { sample, view, items: rows, unexpected }), arrived: rows.some(({ arrival }) => arrival === 'arrived'), answers: [...view.holds.map(({ op_id }) => op_id), ...(view.conflict ? view.decisions.map(({ op_id }) => op_id) : [])],
  };
}

export type Heap = 'expected' | 'open' | 'unexpected' | 'held' | 'done';

const isDecided = ({ view }: ReceptionRow): boolean => view !== null && (view.state === 'void' || (view.decisions.length > 0 && !view.conflict));
const isHeld = ({ answers, view }: ReceptionRow): boolean => answers.length > 0 && view?.conflict !== true;
const nothingHere = ({ items }: ReceptionRow): boolean => items.every(({ arrival }) => arrival !== 'arrived');
const isMissing = (row: ReceptionRow): boolean => row.items.length > 0 && row.items.every(({ arrival }) => arrival === 'missing');
const unlooked = ({ items }: ReceptionRow): boolean => items.some(({ listed, arrival }) => listed && arrival === 'unchecked');

/** Decided, asked about or missing, and nothing on the list that nobody looked for. */
export const isAccounted = (row: ReceptionRow): boolean => !unlooked(row) && (isDecided(row) || isHeld(row) || isMissing(row));

/** Complete, and nothing stands against it. */
export const isClean = (row: ReceptionRow): boolean => !isDecided(row) && row.flags.length === 0 && !nothingHere(row);

export function heapOf(row: ReceptionRow): Heap {
  if (row.unexpected && !isDecided(row)) return 'unexpected';
  if (isAccounted(row)) return isDecided(row) || isMissing(row) ? 'done' : 'held';
  return nothingHere(row) && !isDecided(row) ? 'expected' : 'open';
}

/** Who else said the same: both count, once. */
export function saidTwice(row: ReceptionRow): Told[] {
  const decisions = row.view?.conflict === true ? [] : (row.view?.decisions.slice(1) ?? []);
  return [...decisions, ...row.items.flatMap(({ also }) => also)];
}
