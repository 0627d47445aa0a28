/** Taking back what one has said: one more operation. What was taken back counts no more, and stays to be read. */
import type { SaidHere } from './custody';
import type { Fact, Sample } from './document';
import type { Act } from './operation';

const UNDO = 'operation.undo';
type Told = Pick<Fact, 'kind' | 'said'>;

export const undoAct = ({ op_id, subject }: { op_id: string; subject: string | null }): Act => ({ kind: UNDO, subject, body: { op_id } });

/** The op_ids of what was taken back. */
export const undoneIn = (told: Told[]): Set<string> =>
  new Set(told.flatMap(({ kind, said }) => (kind === UNDO && typeof said['op_id'] === 'string' ? [said['op_id']] : [])));

/** By the lab's facts and by this device's own words since; what the lab refused takes nothing back. */
export function undoneHere(facts: Fact[], entries: SaidHere[]): Set<string> {
  const here = entries.filter(({ state, operation }) => state !== 'refused' && operation.kind === UNDO);
  return undoneIn([...facts, ...here.map(({ operation }) => ({ kind: UNDO, said: JSON.parse(operation.body) as Record<string, unknown> }))]);
}

/** Kinds of what counts, of the lab's facts and of this device's own words. */
export function kindsCounting({ facts }: Pick<Sample, 'facts'>, entries: SaidHere[]): string[] {
  const undone = undoneHere(facts, entries);
  const all = [...facts, ...entries.map(({ op_id, operation }) => ({ op_id, kind: operation.kind }))];
  return all.filter(({ op_id }) => !undone.has(op_id)).map(({ kind }) => kind);
}
