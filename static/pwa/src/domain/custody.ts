/** A sample's state as this device sees it, and where its record is on the way to the lab. */
import type { Fact, Sample, SampleState } from './document';
import type { StateWord } from './reference';
import { undoneHere } from './undoing';

/** The lab's state and what this device said since: the further one wins, as in the server's fold. */
export function stateWith(states: StateWord[], known: SampleState, said_here: string[]): SampleState {
  const rank = (key: string): number => states.find((state) => state.key === key)?.rank ?? 0;
  let state = known;
  for (const kind of said_here) {
    const entered = states.find(({ key, entered_by }) => entered_by.includes(kind) && key !== 'received_dev');
    if (entered && rank(entered.key) > rank(state)) state = entered.key as SampleState;
  }
  return state;
}

const BEFORE_THE_LAB: SampleState[] = ['registered', 'sealed', 'in_transit', 'void'];

/** Packings that an unpacking has answered. */
const takenOut = (facts: Fact[]): Set<unknown> =>
  new Set(facts.filter(({ kind }) => kind === 'box.unpack').flatMap(({ said }) => (Array.isArray(said['answers']) ? (said['answers'] as unknown[]) : [])));

/** Where the lab's facts lead without those that were taken back here, and that the lab still counts. */
function knownWithout(states: StateWord[], { state, facts }: Sample, undone: Set<string>): SampleState {
  const counts_there = facts.some((fact) => undone.has(fact.op_id) && !fact.undone);
  if (!counts_there || !BEFORE_THE_LAB.includes(state)) return state;
  const standing = facts.filter(({ op_id }) => !undone.has(op_id));
  const out = takenOut(standing);
  return stateWith(states, 'registered', standing.filter(({ op_id }) => !out.has(op_id)).map(({ kind }) => kind));
}

/** The sample's state with all that this device has said and taken back. */
export function stateHere(states: StateWord[], sample: Sample, entries: SaidHere[]): SampleState {
  const undone = undoneHere(sample.facts, entries);
  const known = new Set(sample.facts.map(({ op_id }) => op_id));
  const since = entries.filter(({ op_id }) => !known.has(op_id) && !undone.has(op_id)).map(({ operation }) => operation.kind);
  return stateWith(states, knownWithout(states, sample, undone), since);
}

export type Delivery = 'saved' | 'sending' | 'record_sent' | 'sent' | 'arrived' | 'attention';

export interface DeliveryFacts {
  waiting: number;
  refused: number;
  photos: number;
  photos_sent: number;
  arrived: boolean;
  on_the_road: boolean;
}

/** Only the server's answers turn a tick on; photos belong to the sample, so ✓✓ waits for them. */
export function deliveryOf(facts: DeliveryFacts): Delivery {
  if (facts.refused > 0) return 'attention';
  if (facts.waiting > 0) return facts.on_the_road ? 'sending' : 'saved';
  if (facts.photos_sent < facts.photos) return 'record_sent';
  return facts.arrived ? 'arrived' : 'sent';
}

/** The part of an outbox entry that counts on the screens. */
export interface SaidHere {
  op_id: string;
  state: 'waiting' | 'sent' | 'refused';
  operation: { kind: string; actor: string; device_time: string; body: string };
}
