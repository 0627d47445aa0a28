/** An item in the store as a fold, as the server's domain/items.py makes it: each fact names those that it follows, so no clock decides. */
import { agreedIn, CONFIRM, currentOf, DECLINE, type Disposal, disposalFlags, disposalsIn, inTime, PROPOSE } from './disposal-fold';
import type { ItemState } from './document';

const SHELVED = ['item.store', 'item.move', 'item.check_in'];
const ENDED_BY: Record<string, ItemState> = { 'item.break': 'broken', 'item.lose': 'missing' };
const LEFT_BY: Record<string, ItemState> = { 'item.check_out': 'checked_out', 'item.consume': 'consumed', 'item.transfer': 'transferred', 'item.dispose': 'disposed', [CONFIRM]: 'disposed' };
const PLACED = [...SHELVED, 'item.check_out', 'item.retain', 'item.break'];
const CHAIN = [...SHELVED, ...Object.keys(ENDED_BY), ...Object.keys(LEFT_BY), 'item.retain'];
/** What is said of one item: what moves it, and the talk about its disposal. */
export const OF_ITEM = [...CHAIN, PROPOSE, DECLINE];

export interface ItemFact {
  op_id: string;
  kind: string;
  by: string;
  at: string;
  /** The lab's day of `at`. */
  day: string;
  said: Record<string, unknown>;
}
export interface Around {
  /** Where field and desk have it, before anything was done to it in store. */
  state: ItemState;
  decided_at: string | null;
  is_void: boolean;
}
export interface ItemStanding {
  state: ItemState;
  flags: string[];
  place: string | null;
  out: ItemFact | null;
  amount_left: number | null;
  retain_until: string | null;
  retain_verdict: 'pass' | 'fail' | null;
  /** Facts that nobody followed, the one that stands last. */
  heads: ItemFact[];
  /** What disposed of it, or waits for a second person, or was the last to be proposed. */
  disposal: Disposal | null;
}
type Known = Map<string, ItemFact>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const isEnd = ({ kind }: ItemFact): boolean => kind in ENDED_BY;
const isShelved = ({ kind }: ItemFact): boolean => SHELVED.includes(kind);
const namedBy = ({ said }: ItemFact): string[] => (Array.isArray(said['after']) ? (said['after'] as string[]) : []);

const latestFirst = (facts: ItemFact[]): ItemFact[] => [...facts].sort((a, b) => inTime(b, a));
const latest = (facts: ItemFact[]): ItemFact | undefined => latestFirst(facts)[0];

/** A fact, then what it follows, the nearest first; also through what was taken back. */
function back(last: ItemFact, known: Known): ItemFact[] {
  const seen = new Set([last.op_id]);
  const past: ItemFact[] = [];
  for (let layer = [last]; layer.length > 0;) {
    past.push(...layer);
    const before = new Set(layer.flatMap(namedBy).filter((one) => known.has(one) && !seen.has(one)));
    before.forEach((one) => seen.add(one));
    layer = latestFirst([...before].flatMap((one) => known.get(one) ?? []));
  }
  return past;
}

/** Facts that no other one follows; of a circle, which nobody can say in earnest, all. */
function headsOf(stood: ItemFact[], known: Known): ItemFact[] {
  const followed = new Set(stood.flatMap((fact) => back(fact, known).slice(1).map(({ op_id }) => op_id)));
  const heads = stood.filter(({ op_id }) => !followed.has(op_id));
  return heads.length > 0 ? heads : stood;
}

/** What led to the fact that stands; what is broken or lost comes after all else. */
function pastOf(last: ItemFact, heads: ItemFact[], known: Known): ItemFact[] {
  const others = isEnd(last) ? latestFirst(heads).filter((head) => head !== last) : [];
  return [last, ...others].flatMap((head) => back(head, known));
}

function stateOf(last: ItemFact, retained: boolean): ItemState {
  if (isShelved(last)) return retained ? 'retained' : 'in_store';
  return LEFT_BY[last.kind] ?? ENDED_BY[last.kind] ?? 'retained';
}

function placeOf(last: ItemFact, past: ItemFact[]): string | null {
  if (!PLACED.includes(last.kind)) return null;
  for (const fact of past) {
    if (isShelved(fact) || fact.said['place']) return text(fact.said['place']);
    if (fact.kind === 'item.check_out') return text(fact.said['to_place']);
  }
  return null;
}

function amountLeft(past: ItemFact[]): number | null {
  for (const { kind, said } of past) {
    if (kind === 'item.consume') return 0;
    if (typeof said['amount_left'] === 'number') return said['amount_left'];
  }
  return null;
}

/** Broken or lost may be said without knowing the last move; found again must be said. Several who confirm a disposal say one and the same thing. */
function disagree(heads: ItemFact[], last: ItemFact): boolean {
  const moves = new Set(heads.filter((head) => !isEnd(head)).map(({ kind, op_id }) => (kind === CONFIRM ? CONFIRM : op_id)));
  return moves.size > 1 || (!isEnd(last) && heads.some(isEnd));
}

/** On the last day of retention it is still kept, and nothing undecided is thrown away. */
function isEarly(disposal: ItemFact, retained: ItemFact | undefined, { decided_at, is_void }: Around): boolean {
  if (retained && disposal.day <= (text(retained.said['until']) ?? '')) return true;
  return !is_void && (decided_at === null || Date.parse(decided_at) > Date.parse(disposal.at));
}

function flagsOf(heads: ItemFact[], last: ItemFact, retained: ItemFact | undefined, around: Around): string[] {
  return [
    ...(LEFT_BY[last.kind] === 'disposed' && isEarly(last, retained, around) ? ['disposed_early'] : []),
    ...(disagree(heads, last) ? ['moves_disagree'] : []),
    ...(last.kind === 'item.transfer' && last.said['seal_ok'] === false ? ['seal_broken'] : []),
  ];
}

const verdictOf = ({ said }: ItemFact): 'pass' | 'fail' | null => (said['verdict'] === 'pass' || said['verdict'] === 'fail' ? said['verdict'] : null);

/** Of the words of a second person those alone that are another's. */
const stoodIn = (chain: ItemFact[], undone: Set<string>, agreed: Set<string>): ItemFact[] => chain.filter(({ op_id, kind }) => !undone.has(op_id) && (kind !== CONFIRM || agreed.has(op_id)));

interface Talk {
  disposal: Disposal | null;
  flags: string[];
}

function talkOf(disposals: Disposal[], last: ItemFact | undefined, known: Known): Talk {
  const disposal = currentOf(disposals, last);
  if (!disposal) return { disposal, flags: [] };
  return { disposal, flags: disposalFlags(disposal, last, new Set(back(disposal.proposal, known).map(({ op_id }) => op_id))) };
}

const NOTHING = { place: null, out: null, amount_left: null, retain_until: null, retain_verdict: null };

/** `undone`: ids of facts that were taken back. Any order of the same facts gives the same answer. */
export function standingOf(told: ItemFact[], undone: Set<string>, around: Around): ItemStanding {
  const disposals = disposalsIn(told, undone);
  const chain = told.filter(({ kind }) => CHAIN.includes(kind));
  const known = new Map(chain.map((fact) => [fact.op_id, fact]));
  const stood = stoodIn(chain, undone, agreedIn(disposals));
  const heads = headsOf(stood, known).sort(inTime);
  const last = heads.at(-1);
  const { disposal, flags } = talkOf(disposals, last, known);
  if (!last) return { ...NOTHING, state: around.state, flags, heads, disposal };
  const past = pastOf(last, heads, known).filter((fact) => stood.includes(fact));
  const retained = latest(headsOf(stood.filter(({ kind }) => kind === 'item.retain'), known));
  return {
    state: stateOf(last, retained !== undefined), flags: [...flagsOf(heads, last, retained, around), ...flags].sort(), place: placeOf(last, past), out: last.kind === 'item.check_out' ? last : null,
    amount_left: amountLeft(past), retain_until: retained ? text(retained.said['until']) : null, retain_verdict: retained ? verdictOf(retained) : null, heads, disposal,
  };
}
