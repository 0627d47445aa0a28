/** Documents: one thing each as a device needs it offline, as the feed carries them. */
import type { FieldValue, Place } from './operation';
import type { Role } from './session';

interface Base {
  id: string;
  lab_id: string;
}
export interface Lab extends Base {
  name: string;
  prefix: string;
  timezone: string;
}
export interface Person extends Base {
  name: string;
  roles: Role[];
  active: boolean;
}
export interface SitePoint {
  id: string;
  name: string;
}
export interface Site extends Base {
  name: string;
  site_type: string;
  town: string | null;
  address: string | null;
  code: string | null;
  latitude: number | null;
  longitude: number | null;
  no_position_reason: string | null;
  points: SitePoint[];
  proposed: boolean;
  active: boolean;
}
export interface LabelRoll extends Base {
  codes: string[];
  issued_to: string | null;
  issued_by: string | null;
  issued_at: string;
}
export interface Visit extends Base {
  site: string;
  task_category: string | null;
  samplers: string[];
  notice_no: string | null;
  outcome: string | null;
  started_at: string | null;
  created_by: string;
  place: Place | null;
}
export interface SamplePhoto {
  sha256: string;
  photo_kind: string;
  mime: string;
  size: number;
  taken_at: string | null;
  op_id: string;
}
export interface Fact {
  op_id: string;
  kind: string;
  at: string;
  unsure: boolean;
  band_s?: number | null;
  by: string;
  device_id: string | null;
  said: Record<string, unknown>;
}
/** A correction: what its maker saw, what they say instead, and what stood when it came. */
export interface Amendment {
  op_id: string;
  field: string;
  old: FieldValue | null;
  new: FieldValue | null;
  stood: FieldValue | null;
  reason: string | null;
  by: string;
  at: string;
  /** False: it came too late, and stands beside what is there until a person settles it. */
  applied: boolean;
  /** Stale ones that this one settled, where the server says so. */
  answers?: string[];
}
export interface Sample extends Base {
  sample_no: string | null;
  sample_type: string;
  sample_name: string | null;
  task_category: string | null;
  qty_total: number | null;
  qty_unit: string | null;
  visit: string | null;
  site: string | null;
  point_id: string | null;
  point: string | null;
  samplers: string[];
  state: SampleState;
  flags: string[];
  sampled_at: string | null;
  at: string | null;
  clock_unsure: boolean;
  /** `at` is right to within so many seconds. Missing in a record that only this device knows. */
  band_s?: number | null;
  received_by_server_at: string | null;
  place: Place | null;
  distance_m: number | null;
  fields: Record<string, FieldValue>;
  created_by: string;
  device_id: string | null;
  photos: SamplePhoto[];
  arrived_at: string | null;
  decided_at: string | null;
  decision: string | null;
  reject_reason: string | null;
  facts: Fact[];
  /** Missing in a record that only this device knows. */
  amendments?: Amendment[];
}
export interface Item extends Base {
  sample: string;
  label: string;
  kind: string;
  container: string | null;
  amount: string | null;
  twin: boolean;
}
export interface Waiting extends Base {
  label: string;
  kind: string;
  at: string;
  by: string;
}
export interface Device extends Base {
  person: string;
  name: string;
  device_no: number;
  roles: Role[];
  enrolled_at: string;
  revoked_at: string | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

export type SampleState = 'registered' | 'sealed' | 'in_transit' | 'arrived' | 'received' | 'received_dev' | 'rejected' | 'void';

export interface Collections {
  labs: Lab;
  people: Person;
  sites: Site;
  label_rolls: LabelRoll;
  visits: Visit;
  samples: Sample;
  items: Item;
  waiting: Waiting;
  devices: Device;
}
export type Collection = keyof Collections;
