/** A sample's state as this device sees it, and where its record is on the way to the lab. */
import type { SampleState } from './document';
import type { StateWord } from './reference';

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
