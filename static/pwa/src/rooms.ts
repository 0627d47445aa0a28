/** What a screen is handed: the rooms of the house, so that a test can hand it others. */
import type { Practice } from './practice';
import type { Act, Operation } from './domain/operation';
import type { Reference } from './domain/reference';
import type { Session } from './domain/session';
import type { OnReading, OpenCamera } from './scan';
import type { FixState, OnFix } from './place/fix';
import type { Alongside, Store } from './store';
import type { Api } from './sync/api';
import type { Road } from './sync/road';

export interface Rooms {
  /** Who acts on this device. Screens behind the sign-in always have one. */
  session: Session;
  reference: Reference;
  store: Store;
  sync: Road;
  api: Api;
  /** Says things: saves the records and queues the operations in one transaction, then sets out for the lab. */
  say: (acts: Act[], alongside?: Alongside) => Promise<Operation[]>;
  /** Opens the camera on a video element, for labels or for goods' barcodes. Close it on every way out. Rejects with a CameraFault. */
  openCamera: (video: HTMLVideoElement, onReading: OnReading, goods?: boolean) => Promise<OpenCamera>;
  listenWedge: (onReading: OnReading) => () => void;
  lookForPlace: (tell: (state: FixState) => void, each?: OnFix) => () => void;
  go: (path: string) => void;
  /** Locks a phone that several share or that has a PIN; null on others. */
  lock: (() => void) | null;
  /** What stands behind # in the address: a sample's id, a filter. */
  hash: string;
  /** Set while practising: these rooms then have no way to the lab. */
  practice: Practice | null;
  /** Begins practice, or ends it and deletes what was practised. */
  practise: (on: boolean) => Promise<void>;
  /** `act`: what may be done about it for eight seconds. */
  toast: (text: string, tone?: 'good' | 'plain' | 'bad', act?: { words: string; go: () => void }) => void;
}

export interface ScreenProps {
  rooms: Rooms;
}
