/** Documents: one thing each as a device needs it offline, as the feed carries them. */
import type { Checklist, FieldValue, LabelPreset, Lacking, OwnAnswers, Place, PlaceKind, Question, ReturnComment, SignsAs, Trail } from './operation';
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
  prints?: Printing[];
}
/** One printing of labels; of a reprint with its code and reason. */
export interface Printing {
  op_id: string;
  kind: 'label.print' | 'label.reprint';
  preset: LabelPreset | null;
  codes: number;
  code: string | null;
  copies: number;
  reason: string | null;
  by: string;
  at: string;
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
  // What follows is missing in documents of before it was asked.
  ended_at?: string | null;
  closed?: boolean;
  witness?: string | null;
  note?: string | null;
  photos?: SamplePhoto[];
  measurements?: Measurement[];
}
export interface Measurement {
  op_id: string;
  quantity: string;
  value: number;
  unit: string;
  qualifier: '<' | '>' | null;
  item: string | null;
  criterion: number | null;
  repeat_of: string | null;
  instrument: string | null;
  instrument_text: string | null;
  no_instrument_reason: string | null;
  check_reading: number | null;
  measured_at: string | null;
  /** The instrument's calibration had run out. */
  overdue: boolean;
  by: string;
}
export interface Instrument extends Base {
  name: string;
  quantities: string[];
  code: string | null;
  serial_no: string | null;
  calibrated_on: string | null;
  calibration_due: string | null;
  active: boolean;
}
/** Its id is FORM:VERSION. */
export interface Form extends Base {
  name: string;
  version: number;
  task_category: string;
  sample_types: string[];
  questions: Question[];
}
/** Which codes of the roll of the same id are used, spoiled or lost: bitmaps in base64. */
export interface LabelUse extends Base {
  used: string;
  spoiled: string;
  lost: string;
  returned?: string;
}
export interface Product extends Base {
  barcode: string;
  sample_name: string | null;
  sample_type: string | null;
  fields: Record<string, FieldValue>;
  seen_at: string;
}
export interface PackedItem {
  item: string;
  sample: string;
  label: string;
  op_id: string;
  at: string;
}
export interface Box extends Base {
  code: string;
  state: 'open' | 'closed' | 'in_transit' | 'arrived' | 'received' | 'reconciled' | 'cancelled' | 'lost';
  flags: string[];
  items: PackedItem[];
  seal_no: string | null;
  start_temperature_c: number | null;
  opened_by: string;
  opened_at: string;
  closed_at: string | null;
  handed_to: string | null;
  arrived_at: string | null;
  facts: Fact[];
  measurements: Measurement[];
  // What follows is missing in documents of before it was asked.
  arrival?: BoxArrival | null;
  checked?: string[];
  missing?: string[];
  unexpected?: { item: string; sample: string; label: string; op_id: string }[];
  reconciled_at?: string | null;
  photos?: SamplePhoto[];
}
export interface BoxArrival {
  op_id: string;
  count: number | null;
  seal_ok: boolean | null;
  temperature_c: number | null;
  instrument: string | null;
  no_temperature_reason: string | null;
  receipt_no: string | null;
}
export interface Signature extends Base {
  of: 'sample' | 'visit' | 'box';
  record: string;
  signs_as: SignsAs;
  name: string | null;
  person: string | null;
  sha256: string | null;
  size: number | null;
  mime: string | null;
  refused: string | null;
  at: string;
}
export interface Returned {
  op_id: string;
  comments: ReturnComment[];
  by: string;
  at: string;
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
  /** Only where its own speaker has taken it back. */
  undone?: boolean;
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
  // What follows is missing in documents of before it was asked.
  note?: string | null;
  trail?: Trail | null;
  parent?: string | null;
  lone_reason?: string | null;
  no_photo_reason?: string | null;
  own?: OwnAnswers[];
  lacking?: Lacking[];
  measurements?: Measurement[];
  notice_no?: string | null;
  transcribed?: { by: string; at: string; written_by: string[]; paper_no: string | null } | null;
  check?: ReceptionCheck | null;
  /** Open ones only. */
  holds?: Hold[];
  recollect?: { op_id: string; to: string | null; due: string | null; reason: string | null; by: string; at: string; taken: string[]; /** Nothing stands any more for which it was asked. */ withdrawn?: boolean } | null;
  recollect_of?: string | null;
}
export interface ReceptionCheck {
  op_id: string;
  checklist: Checklist;
  got_amount: number | null;
  got_unit: string | null;
  temperature_c: number | null;
  instrument: string | null;
  appearance: string | null;
  by: string;
  at: string;
}
export interface Hold {
  op_id: string;
  kind: 'sample.hold' | 'item.unexpected';
  question: string;
  to: string | null;
  reason: string | null;
  by: string;
  at: string;
  replies: { op_id: string; text: string; by: string; at: string }[];
}
export interface Item extends Base {
  sample: string;
  label: string;
  kind: string;
  container: string | null;
  amount: string | null;
  twin: boolean;
  // What follows is missing in documents of before it was asked.
  bottle?: string | null;
  preservative?: string | null;
  position?: number | null;
  filled_at?: string | null;
  parent?: string | null;
  seal_no?: string | null;
  box?: string | null;
  arrival?: 'unchecked' | 'arrived' | 'missing';
  arrived_at?: string | null;
  scan_mode?: 'scanned' | 'manual' | null;
  state?: ItemState;
  flags?: string[];
  place?: string | null;
  out?: { person: string; purpose: string; amount: number | null; amount_unit: string | null; at: string } | null;
  amount_left?: number | null;
  retain_until?: string | null;
  retain_verdict?: 'pass' | 'fail' | null;
  /** Made by a split: its label is a blind code. */
  blind?: boolean;
  facts?: Fact[];
}
/** A sub-item as the bench has it: nothing tells whose sample it is. */
export type BlindItem = Omit<Item, 'sample' | 'parent' | 'container' | 'bottle' | 'preservative' | 'position' | 'filled_at' | 'seal_no' | 'box' | 'arrival' | 'arrived_at' | 'scan_mode' | 'retain_verdict'>;
export interface StorePlace extends Base {
  name: string;
  place_kind: PlaceKind;
  parent: string | null;
  code: string | null;
  temperature_min: number | null;
  temperature_max: number | null;
  log_hours: number | null;
  active: boolean;
  readings: Measurement[];
}
/** Its id is the year. */
export interface Calendar extends Base {
  year: number;
  holidays: string[];
  workdays: string[];
  source: string | null;
  by: string;
  at: string;
}
export interface CommandSheet extends Base {
  token: string;
  issued_by: string;
  issued_at: string;
  withdrawn_at: string | null;
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

export type SampleState = 'registered' | 'sealed' | 'in_transit' | 'arrived' | 'on_hold' | 'received' | 'received_dev' | 'rejected' | 'missing' | 'void';
export type ItemState = 'labelled' | 'in_transit' | 'arrived' | 'in_store' | 'checked_out' | 'consumed' | 'retained' | 'transferred' | 'disposed' | 'broken' | 'missing';

export interface Collections {
  labs: Lab;
  people: Person;
  sites: Site;
  label_rolls: LabelRoll;
  visits: Visit;
  samples: Sample;
  items: Item;
  blind_items: BlindItem;
  waiting: Waiting;
  devices: Device;
  label_use: LabelUse;
  instruments: Instrument;
  forms: Form;
  products: Product;
  boxes: Box;
  signatures: Signature;
  places: StorePlace;
  calendars: Calendar;
  command_sheets: CommandSheet;
}
export type Collection = keyof Collections;
