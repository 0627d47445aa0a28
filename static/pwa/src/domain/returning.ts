/** Records sent back with comments: which of them still wait for an answer, and what is said about them. */
import type { SaidHere } from './custody';
import type { Returned, Sample } from './document';
import type { Act, ReturnComment } from './operation';
import { undoneIn } from './undoing';

interface Told {
  op_id: string;
  kind: string;
  by: string;
  at: string;
  said: Record<string, unknown>;
}

const isAbout = (kind: string): boolean => ['sample.return', 'sample.resubmit', 'operation.undo'].includes(kind);

/** What the lab has on record, and what this device has said since and the lab has not yet told back. */
function toldOf(sample: Sample, entries: SaidHere[]): Told[] {
  const known = sample.facts.filter(({ kind }) => isAbout(kind));
  const ids = new Set(known.map(({ op_id }) => op_id));
  const since = entries.filter(({ op_id, state, operation }) => isAbout(operation.kind) && state !== 'refused' && !ids.has(op_id));
  const here = since.map(({ op_id, operation }) => ({
    op_id, kind: operation.kind, by: operation.actor, at: operation.device_time, said: JSON.parse(operation.body) as Record<string, unknown>,
  }));
  return [...known, ...here];
}

const answeredBy = ({ kind, said }: Told): string[] =>
  kind === 'sample.resubmit' ? ((said['answers'] as string[] | undefined) ?? []) : [];

/** Returns that no answer names yet, oldest first. */
export function openReturns(sample: Sample, entries: SaidHere[]): Returned[] {
  const all = toldOf(sample, entries);
  const undone = undoneIn(all);
  const told = all.filter(({ op_id }) => !undone.has(op_id));
  const answered = new Set(told.flatMap(answeredBy));
  return told
    .filter(({ kind, op_id }) => kind === 'sample.return' && !answered.has(op_id))
    .map(({ op_id, by, at, said }) => ({ op_id, by, at, comments: (said['comments'] as ReturnComment[] | undefined) ?? [] }));
}

export const returnAct = (sample: Sample, comments: ReturnComment[]): Act => ({ kind: 'sample.return', subject: sample.id, body: { comments } });

export function resubmitAct(sample: Sample, open: Returned[], note: string): Act {
  const words = note.trim() === '' ? {} : { note: note.trim() };
  return { kind: 'sample.resubmit', subject: sample.id, body: { answers: open.map(({ op_id }) => op_id), ...words } };
}
