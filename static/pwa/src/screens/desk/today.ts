/** The desk's day: what came, what was decided, what is on its way, and what came before its data. */
import type { Item, Sample, Waiting } from '../../domain/document';
import { type DeskView, deskView, type SaidHere } from './standing';

export interface DayRow {
  sample: Sample;
  view: DeskView;
}
export interface WaitingLabel {
  label: string;
  kinds: string[];
  at: string;
}
export interface Day {
  expected: DayRow[];
  arrived: DayRow[];
  received: DayRow[];
  rejected: DayRow[];
  waiting: WaitingLabel[];
}

/** After so long a person should ask where the record is. */
const OVERDUE_MS = 5 * 86_400_000;
export const isOverdue = ({ at }: WaitingLabel, now: Date): boolean => now.getTime() - Date.parse(at) > OVERDUE_MS;

type Entry = SaidHere & { about: string | null };

const ON_THE_WAY = ['registered', 'sealed', 'in_transit'];
const later = (a: string | null, b: string | null): number => (b ?? '').localeCompare(a ?? '');

function byRecord(entries: Entry[]): Map<string, Entry[]> {
  const grouped = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.about !== null) grouped.set(entry.about, [...(grouped.get(entry.about) ?? []), entry]);
  }
  return grouped;
}

/** What was said of labels alone: the lab's list, and what this desk has not sent yet. */
const ofLabels = (waiting: Waiting[], entries: Entry[]): { label: string; kind: string; at: string }[] => [
  ...waiting.map(({ label, kind, at }) => ({ label, kind, at })),
  ...entries
    .filter(({ about, state }) => about?.startsWith('label:') === true && state === 'waiting')
    .map(({ about, operation }) => ({ label: (about ?? '').slice(6), kind: operation.kind, at: operation.device_time })),
];

/** Labels that may have found their record by now. */
export const labelsIn = (waiting: Waiting[], entries: Entry[]): Set<string> => new Set(ofLabels(waiting, entries).map(({ label }) => label));

/** Labels without a record. */
function waitingLabels(waiting: Waiting[], entries: Entry[], joined: Set<string>): WaitingLabel[] {
  const rows = ofLabels(waiting, entries).filter(({ label }) => !joined.has(label));
  const labels = new Map<string, WaitingLabel>();
  for (const { label, kind, at } of rows) {
    const known = labels.get(label);
    const kinds = [...new Set([...(known?.kinds ?? []), kind])];
    labels.set(label, { label, kinds, at: known && known.at < at ? known.at : at });
  }
  return [...labels.values()].sort((a, b) => a.at.localeCompare(b.at));
}

export interface DayParts {
  samples: Sample[];
  /** Those whose labels were said alone. */
  items: Item[];
  waiting: Waiting[];
  entries: Entry[];
  isToday: (iso: string) => boolean;
}

export function dayOfDesk({ samples, items, waiting, entries, isToday }: DayParts): Day {
  const said = byRecord(entries);
  const rows = samples.map((sample) => ({ sample, view: deskView(sample, said.get(sample.id) ?? []) }));
  const today = (iso: string | null): boolean => iso !== null && isToday(iso);
  const decided = (state: string[]) =>
    rows
      .filter(({ view }) => state.includes(view.state) && today(view.decided_at))
      .sort((a, b) => later(a.view.decided_at, b.view.decided_at));
  return {
    // The oldest first: its holding time runs out first.
    expected: rows
      .filter(({ view }) => ON_THE_WAY.includes(view.state))
      .sort((a, b) => (a.sample.sampled_at ?? '').localeCompare(b.sample.sampled_at ?? '')),
    // A question keeps it waiting here too.
    arrived: rows.filter(({ view }) => view.state === 'arrived' || view.state === 'on_hold').sort((a, b) => later(a.view.arrived_at, b.view.arrived_at)),
    received: decided(['received', 'received_dev']),
    rejected: decided(['rejected']),
    waiting: waitingLabels(waiting, entries, new Set(items.map(({ label }) => label))),
  };
}
