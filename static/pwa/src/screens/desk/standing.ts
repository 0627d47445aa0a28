/** What is known of a sample at the desk: who decided what, what this desk said since, and whether it may be taken in. */
import type { SaidHere } from '../../domain/custody';
import { standingCheck } from '../../domain/checklist';
import type { Fact, Hold, ReceptionCheck, Sample, SampleState } from '../../domain/document';
import { openHolds } from '../../domain/holds';

import { undoneIn } from '../../domain/undoing';

export type DecisionKind = 'sample.receive' | 'sample.reject';

export type { SaidHere };

export interface Told {
  op_id: string;
  kind: string;
  at: string;
  by: string;
  said: Record<string, unknown>;
  /** Said on this desk, and not yet in the lab's copy. */
  here: boolean;
}

const ofFact = ({ op_id, kind, at, by, said }: Fact): Told => ({ op_id, kind, at, by, said, here: false });

export function toldHere({ op_id, operation }: SaidHere): Told {
  const { kind, device_time, actor, body } = operation;
  return { op_id, kind, at: device_time, by: actor, said: JSON.parse(body) as Record<string, unknown>, here: true };
}

/** The lab's facts and this desk's own words since; what the lab refused does not count. */
export function allTold(sample: Sample, entries: SaidHere[]): Told[] {
  const known = new Set(sample.facts.map(({ op_id }) => op_id));
  const since = entries.filter(({ op_id, state }) => state !== 'refused' && !known.has(op_id));
  return [...sample.facts.map(ofFact), ...since.map(toldHere)];
}

const isDecision = ({ kind }: Told): boolean => kind === 'sample.receive' || kind === 'sample.reject';

/** Decisions that still stand: those which nobody took back and no later one answers. */
export function decisionsOf(told: Told[]): Told[] {
  const undone = undoneIn(told);
  const decisions = told.filter((one) => isDecision(one) && !undone.has(one.op_id));
  const answered = new Set(decisions.flatMap(({ said }) => (Array.isArray(said['answers']) ? (said['answers'] as string[]) : [])));
  return decisions.filter(({ op_id }) => !answered.has(op_id));
}

export interface DeskView {
  state: SampleState;
  arrived_at: string | null;
  decided_at: string | null;
  decisions: Told[];
  /** Questions that nobody has settled. */
  holds: Hold[];
  /** The checklist that counts. */
  check: ReceptionCheck | null;
  /** Decisions that cannot all be true, or a decision beside a question that it does not name. */
  conflict: boolean;
  /** The last word from this desk took something back. */
  taken_back: boolean;
}

export function stateDecided(decision: Told): SampleState {
  if (decision.kind === 'sample.reject') return 'rejected';
  return decision.said['deviation'] ? 'received_dev' : 'received';
}

/** Whether they contradict each other; two desks that both received it agree. */
export const disagree = (decisions: Told[]): boolean => new Set(decisions.map(stateDecided)).size > 1;

const BEFORE_DECIDED: SampleState[] = ['registered', 'sealed', 'in_transit', 'missing'];
const SETTLED: SampleState[] = ['received', 'received_dev', 'rejected', 'on_hold'];

/** Without a decision: what came, what is asked, what is missing. */
function stateUndecided({ state }: Sample, arrived: boolean, held: boolean, told: Told[]): SampleState {
  const undone = undoneIn(told);
  const taken_back = told.some(({ here, kind }) => here && kind === 'operation.undo');
  if (held) return 'on_hold';
  if (arrived && (BEFORE_DECIDED.includes(state) || (taken_back && SETTLED.includes(state)))) return 'arrived';
  const is_missing = told.some(({ kind, here, op_id }) => kind === 'item.mark_missing' && here && !undone.has(op_id));
  return is_missing && BEFORE_DECIDED.includes(state) ? 'missing' : state;
}

export function deskView(sample: Sample, entries: SaidHere[]): DeskView {
  const told = allTold(sample, entries);
  const decisions = decisionsOf(told);
  const holds = openHolds(sample, entries);
  const latest = decisions.at(-1);
  const arrived_at = sample.arrived_at ?? told.find(({ kind }) => kind === 'sample.arrive')?.at ?? null;
  const torn = disagree(decisions) || (holds.length > 0 && decisions.length > 0);
  const conflict = torn || (sample.flags.includes('state_conflict') && decisions.length > 0 && !latest?.here);
  const here = told.some((one) => one.here);
  const undecided = decisions.length === 0 && sample.state !== 'void' ? stateUndecided(sample, arrived_at !== null, holds.length > 0, told) : sample.state;
  const state = here && latest && !conflict && sample.state !== 'void' ? stateDecided(latest) : undecided;
  const taken_back = told.filter((one) => one.here).at(-1)?.kind === 'operation.undo';
  return { state, arrived_at, decided_at: latest?.at ?? sample.decided_at, decisions, holds, check: standingCheck(told), conflict, taken_back };
}

/** Hours past the time within which this kind of sample should have come, or 0. */
export function hoursLate(sampled_at: string | null, hold_hours: number | null, until: Date): number {
  if (sampled_at === null || hold_hours === null) return 0;
  return Math.max(0, Math.floor((until.getTime() - Date.parse(sampled_at)) / 3_600_000 - hold_hours));
}

export type Standing = 'clean' | 'flagged' | 'held' | 'decided' | 'conflict' | 'void';

export function standingOf(view: DeskView, warnings: number): Standing {
  if (view.state === 'void') return 'void';
  if (view.conflict) return 'conflict';
  if (view.decisions.length > 0) return 'decided';
  if (view.holds.length > 0) return 'held';
  return warnings > 0 ? 'flagged' : 'clean';
}
