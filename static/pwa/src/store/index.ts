/** The device's memory, handed to the screens as one. */
import { Auth } from './auth';
import { Documents } from './documents';
import { Drafts } from './drafts';
import { Ground, type GroundEvents } from './ground';
import { Meta } from './meta';
import { Outbox } from './outbox';
import { Photos } from './photos';
import { Visits } from './visits';
import { Watch } from './watch';

export interface Store {
  auth: Auth;
  meta: Meta;
  outbox: Outbox;
  photos: Photos;
  documents: Documents;
  drafts: Drafts;
  visits: Visits;
  watch: Watch;
  ground: Ground;
  /** The same memory as one person sees it: queue and photos are everybody's, replica and drafts are not. */
  as: (person_id: string) => Store;
}

export function openStore(name = 'fieldsample', events: GroundEvents = {}, channel: BroadcastChannel | null = null): Store {
  const onBack = (): void => {
    watch.again();
    events.onBack?.();
  };
  const ground = new Ground(name, { ...events, onBack });
  const watch = new Watch(channel, () => ground.shelf.clear());
  return storeOf(ground, watch, '');
}

function storeOf(ground: Ground, watch: Watch, person: string, people = new Map<string, Store>()): Store {
  const store: Store = {
    ground,
    watch,
    auth: new Auth(ground, watch, person),
    meta: new Meta(ground, watch, person),
    outbox: new Outbox(ground, watch, person),
    photos: new Photos(ground, watch),
    documents: new Documents(ground, watch, person),
    drafts: new Drafts(ground, watch, person),
    visits: new Visits(ground, watch, person),
    as: (person_id) => people.get(person_id) ?? storeOf(ground, watch, person_id, people),
  };
  people.set(person, store);
  return store;
}

export type { Alongside, OutboxCount, Witness } from './outbox';
export type { DeliveryRow, DraftRow, OutboxEntry, PhotoRow } from './ground';
export type { Remembered } from './meta';
