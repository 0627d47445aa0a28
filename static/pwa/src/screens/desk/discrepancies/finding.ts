/** What does not add up at the desk, from the lab's copy and what this desk has said since: each thing once, in the heap where it is settled. */
import type { LabDays } from '../../../domain/calendar';
import { deadlinesOf } from '../../../domain/deadline';
import type { Box, Hold, Item, Sample } from '../../../domain/document';
import type { Reference } from '../../../domain/reference';
import type { OutboxEntry } from '../../../store';
import { type DeskView, deskView } from '../standing';
import { dayOfDesk, type WaitingLabel } from '../today';

export interface Odd {
  sample: Sample;
  view: DeskView;
  /** The label it is opened by at the desk. */
  code: string;
}
export interface Discrepancies {
  conflicts: Odd[];
  holds: (Odd & { hold: Hold })[];
  twins: { code: string; samples: Odd[] }[];
  waiting: WaitingLabel[];
  counts: Box[];
  missing: Odd[];
  overdue: Odd[];
  late: Odd[];
}

export interface Parts {
  reference: Reference;
  samples: Sample[];
  items: Item[];
  boxes: Box[];
  waiting: Parameters<typeof dayOfDesk>[0]['waiting'];
  entries: OutboxEntry[];
  now_ms: number;
  /** The lab's holidays and worked weekends, as far as they are set. */
  lab_days?: LabDays;
}

const DAY_MS = 86_400_000;
const ON_THE_WAY = ['registered', 'sealed', 'in_transit'];

function grouped<T>(rows: T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Two samples, not two items of one. */
function twinsOf(items: Item[], odd: (id: string) => Odd | undefined): Discrepancies['twins'] {
  const shared = [...grouped(items, ({ label }) => label)].filter(([, all]) => new Set(all.map(({ sample }) => sample)).size > 1);
  return shared.map(([code, all]) => ({ code, samples: [...new Set(all.map(({ sample }) => sample))].flatMap((id) => odd(id) ?? []) }));
}

/** It arrived, and what came is not what was said to come. */
function differs({ arrival, items, missing = [], unexpected = [] }: Box): boolean {
  if (!arrival) return false;
  return (arrival.count !== null && arrival.count !== items.length) || arrival.seal_ok === false || missing.length > 0 || unexpected.length > 0;
}

export function isOverdue({ sample }: Odd, items: Item[], { reference, now_ms, lab_days }: Parts): boolean {
  const deadlines = deadlinesOf(reference, { sample, items, offset_ms: 0 }, lab_days);
  const at = Date.parse(sample.at ?? sample.sampled_at ?? '');
  return deadlines.some(({ by, until_ms }) => by === 'delivery' && until_ms < now_ms) || now_ms - at > 5 * DAY_MS;
}

const oldestFirst = (a: Odd, b: Odd): number => (a.sample.sampled_at ?? '').localeCompare(b.sample.sampled_at ?? '');

export function discrepanciesOf(parts: Parts): Discrepancies {
  const { samples, items, boxes, waiting, entries } = parts;
  const said = grouped(entries, ({ about }) => about);
  const things = grouped(items, ({ sample }) => sample);
  const rows = samples.map((sample): Odd => ({ sample, view: deskView(sample, said.get(sample.id) ?? []), code: things.get(sample.id)?.[0]?.label ?? '' }));
  const by_id = new Map(rows.map((row) => [row.sample.id, row]));
  const day = dayOfDesk({ samples: [], items, waiting, entries, isToday: () => true });
  return {
    conflicts: rows.filter(({ view }) => view.conflict),
    holds: rows.filter(({ view }) => !view.conflict).flatMap((row) => row.view.holds.map((hold) => ({ ...row, hold }))).sort((a, b) => a.hold.at.localeCompare(b.hold.at)),
    twins: twinsOf(items, (id) => by_id.get(id)), waiting: day.waiting, counts: boxes.filter((box) => differs(box) && !box.reconciled_at),
    missing: rows.filter(({ sample, view }) => view.state === 'missing' || sample.flags.includes('item_missing')),
    overdue: rows.filter((row) => ON_THE_WAY.includes(row.view.state) && isOverdue(row, things.get(row.sample.id) ?? [], parts)).sort(oldestFirst),
    late: rows.filter(({ sample, view }) => sample.flags.includes('late') && view.decisions.length === 0 && view.state === 'arrived'),
  };
}

export const howMany = (found: Discrepancies): number => Object.values(found as unknown as Record<string, unknown[]>).reduce((sum, heap) => sum + heap.length, 0);
