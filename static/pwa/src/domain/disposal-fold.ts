/** Disposal by two as a fold, as the server's domain/disposals.py makes it: one proposes, another one confirms under their own sign-in. */
import type { ItemFact } from './item-fold';

export const PROPOSE = 'item.propose_disposal';
export const CONFIRM = 'item.confirm_disposal';
export const DECLINE = 'item.decline_disposal';
/** What nobody should do to an item whose disposal is proposed without a word to the proposer. */
const TAKEN_BY = ['item.check_out', 'item.consume', 'item.transfer'];

export interface Disposal {
  proposal: ItemFact;
  withdrawn: boolean;
  /** By others than the proposer: each alone would do. */
  confirmed: ItemFact[];
  declined: ItemFact[];
  /** The proposer has confirmed their own proposal, which counts for nothing. */
  alone: boolean;
}

/** By time, then by id. */
export const inTime = (a: ItemFact, b: ItemFact): number => Date.parse(a.at) - Date.parse(b.at) || (a.op_id < b.op_id ? -1 : 1);

export const isAgreed = ({ withdrawn, confirmed }: Disposal): boolean => !withdrawn && confirmed.length > 0;
export const isOpen = ({ withdrawn, confirmed, declined }: Disposal): boolean => !withdrawn && confirmed.length === 0 && declined.length === 0;

function answered(proposal: ItemFact, stood: ItemFact[]): Disposal {
  const answers = stood.filter(({ said }) => said['proposal'] === proposal.op_id).sort(inTime);
  const yes = answers.filter(({ kind }) => kind === CONFIRM);
  return {
    proposal, withdrawn: !stood.includes(proposal), confirmed: yes.filter(({ by }) => by !== proposal.by), declined: answers.filter(({ kind }) => kind === DECLINE),
    alone: yes.some(({ by }) => by === proposal.by),
  };
}

/** The proposals of an item with their answers, the latest last. */
export function disposalsIn(told: ItemFact[], undone: Set<string>): Disposal[] {
  const stood = told.filter(({ op_id }) => !undone.has(op_id));
  return told.filter(({ kind }) => kind === PROPOSE).sort(inTime).map((proposal) => answered(proposal, stood));
}

/** Ids of the confirmations that dispose of the item. */
export const agreedIn = (disposals: Disposal[]): Set<string> => new Set(disposals.filter(isAgreed).flatMap(({ confirmed }) => confirmed.map(({ op_id }) => op_id)));

/** The one that speaks for the item now: what disposed of it, else what waits, else the last. */
export function currentOf(disposals: Disposal[], last: ItemFact | undefined): Disposal | null {
  if (last?.kind === 'item.dispose') return null;
  if (last?.kind === CONFIRM) return disposals.find(({ confirmed }) => confirmed.includes(last)) ?? null;
  return disposals.filter(isOpen).at(-1) ?? disposals.at(-1) ?? null;
}

/** One says yes and one says no; what was found again since is no quarrel any more. */
const isDisputed = ({ withdrawn, confirmed, declined }: Disposal, last: ItemFact | undefined): boolean => confirmed.length > 0 && (withdrawn || (declined.length > 0 && last?.kind === CONFIRM));

/** What people should know of it; `past`: the facts that its proposer knew of. */
export function disposalFlags(disposal: Disposal, last: ItemFact | undefined, past: Set<string>): string[] {
  if (!isOpen(disposal)) return isDisputed(disposal, last) ? ['disposal_disputed'] : [];
  const taken = last !== undefined && TAKEN_BY.includes(last.kind) && !past.has(last.op_id);
  return [...(disposal.alone ? ['disposal_alone'] : []), 'disposal_proposed', ...(taken ? ['taken_while_proposed'] : [])];
}
