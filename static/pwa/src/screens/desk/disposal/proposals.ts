/** Disposals that wait: what others have proposed, what I have, and what came back to me; those of one tap stand together. */
import { type Disposal, isAgreed } from '../../../domain/disposal-fold';
import type { Sample } from '../../../domain/document';
import { type ItemView, proposedOf } from '../../../domain/item';
import type { Act } from '../../../domain/operation';
import { itemAct } from '../store/item-acts';

export interface Proposed {
  item: ItemView;
  sample: Sample | undefined;
  disposal: Disposal;
}
export interface Proposal {
  key: string;
  by: string;
  at: string;
  method: string;
  reason: string;
  /** Who is asked to confirm it; null: anybody else. */
  asked: string | null;
  /** Who did not agree, and why. */
  declined: { by: string; reason: string } | null;
  rows: Proposed[];
}
export interface Proposals {
  for_me: Proposal[];
  mine: Proposal[];
  back: Proposal[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function headOf({ proposal: { by, at, said }, declined: [no] }: Disposal): Omit<Proposal, 'key' | 'rows'> {
  return { by, at, method: text(said['method']), reason: text(said['reason']), asked: text(said['asked']) || null, declined: no ? { by: no.by, reason: text(no.said['reason']) } : null };
}

/** One tap is one proposal, though each item has a word of its own. */
const keyOf = ({ by, at, method, reason, asked, declined }: Omit<Proposal, 'key' | 'rows'>): string =>
  JSON.stringify([by, at.slice(0, 'yyyy-mm-ddThh:mm'.length), method, reason, asked, declined]);

function together(rows: Proposed[]): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const row of rows) {
    const head = headOf(row.disposal);
    const key = keyOf(head);
    const known = proposals.get(key) ?? { ...head, key, rows: [] };
    proposals.set(key, { ...known, rows: [...known.rows, row] });
  }
  return [...proposals.values()].sort((a, b) => a.at.localeCompare(b.at));
}

const isBack = ({ item, disposal }: Proposed): boolean => disposal.declined.length > 0 && !disposal.withdrawn && !isAgreed(disposal) && item.state !== 'disposed';

export function proposalsIn(items: ItemView[], samples: Map<string, Sample>, own: string): Proposals {
  const rows = items.flatMap((item): Proposed[] => (item.disposal ? [{ item, sample: samples.get(item.sample), disposal: item.disposal }] : []));
  const waiting = rows.filter(({ item }) => proposedOf(item) !== null);
  const isMine = ({ disposal }: Proposed): boolean => disposal.proposal.by === own;
  const for_me = together(waiting.filter((row) => !isMine(row)));
  return {
    for_me: [...for_me].sort((a, b) => Number(b.asked === own) - Number(a.asked === own)), mine: together(waiting.filter(isMine)), back: together(rows.filter((row) => isMine(row) && isBack(row))),
  };
}

const targetOf = ({ item }: Proposed) => ({ view: item, code: item.label, scan_mode: 'manual' as const });

export const confirmActs = (rows: Proposed[]): Act[] => rows.map((row) => itemAct(targetOf(row), 'item.confirm_disposal', { proposal: row.disposal.proposal.op_id }));
export const declineActs = (rows: Proposed[], reason: string): Act[] => rows.map((row) => itemAct(targetOf(row), 'item.decline_disposal', { proposal: row.disposal.proposal.op_id, reason }));
export const withdrawActs = (rows: Proposed[]): Act[] =>
  rows.map(({ item, disposal }) => ({ kind: 'operation.undo', subject: item.id, about: item.id, body: { op_id: disposal.proposal.op_id } }));
