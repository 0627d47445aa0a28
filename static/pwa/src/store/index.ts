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
}

export function openStore(name = 'fieldsample', events: GroundEvents = {}, channel: BroadcastChannel | null = null): Store {
  const ground = new Ground(name, events);
  const watch = new Watch(channel);
  return {
    ground,
    watch,
    auth: new Auth(ground, watch),
    meta: new Meta(ground, watch),
    outbox: new Outbox(ground, watch),
    photos: new Photos(ground, watch),
    documents: new Documents(ground, watch),
    drafts: new Drafts(ground, watch),
    visits: new Visits(ground, watch),
  };
}

export type { Alongside, OutboxCount, Witness } from './outbox';
export type { DeliveryRow, DraftRow, OutboxEntry, PhotoRow } from './ground';
export type { Remembered } from './meta';
