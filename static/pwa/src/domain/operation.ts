/** The operation: one thing a person said, as it stands on the wire. Its shape is frozen (docs/wire.md). */

export const PROTO = 'fieldsample-sync/1';

export interface BlobClaim {
  sha256: string;
  size: number;
  mime: string;
}

export interface Operation {
  op_id: string;
  device_seq: number;
  schema: 1;
  kind: Kind;
  lab_id: string;
  subject: string | null;
  actor: string;
  device_time: string;
  mono_ms: number;
  clock_offset_ms: number | null;
  clock_offset_age_s: number | null;
  /** The exact JSON bytes that are hashed; never rewritten, whatever the app's version. */
  body: string;
  body_sha256: string;
  blobs: BlobClaim[];
  sig: null;
}

/** GCJ02 and BD09 are kept as typed, never converted: their degrees are no position on the ground. */
export type Crs = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09';
/** latitude, longitude, accuracy in metres, seconds since the first. */
export type Trail = [number, number, number, number][];

export type Place =
  | { method: 'none'; reason: string }
  | {
      method: 'gps' | 'pin' | 'site_default';
      latitude: number;
      longitude: number;
      /** Another than WGS84 only for a pin whose numbers were typed from such a map. */
      crs: Crs;
      accuracy_m: number | null;
      captured_at: string;
      reason?: string;
    };

interface Anything {
  role?: string;
  second_person?: string;
  note?: string;
  form_version?: string;
}

interface SiteBody {
  name: string;
  site_type: string;
  town?: string;
  address?: string;
  code?: string;
  latitude?: number;
  longitude?: number;
  no_position_reason?: string;
  points?: { id: string; name: string }[];
}

type DeskTarget = { label?: string; scan_mode?: 'scanned' | 'manual' };

interface InstrumentBody {
  name?: string;
  quantities?: string[];
  code?: string;
  serial_no?: string;
  /** Dates, as 2026-11-22. */
  calibrated_on?: string;
  calibration_due?: string;
  active?: boolean;
}

export type SignsAs = 'sampler' | 'second_sampler' | 'sampled_party' | 'carrier' | 'receiver' | 'witness';

/** One remark of the desk on a record that goes back; without a field it is about the whole. */
export interface ReturnComment {
  field: string | null;
  text: string;
}

/** A programme's own question; what its parts mean stands in docs/wire.md. */
export interface Question {
  key: string;
  zh: string;
  en?: string | null;
  kind: 'text' | 'number' | 'choice' | 'choices' | 'date' | 'photo' | 'reading' | 'words';
  stage: 'capture' | 'seal';
  required: boolean | Condition;
  relevant: Condition | null;
  unit?: string | null;
  quantity?: string | null;
  min?: number | null;
  max?: number | null;
  choices?: { key: string; zh: string; en?: string | null }[];
  hint_zh?: string | null;
  hint_en?: string | null;
}

export type Condition =
  | { key: string; test: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'has' | 'answered' | 'blank'; value?: string | number | boolean | null }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** Answers to the own questions of one version of one form. */
export interface OwnAnswers {
  form: string;
  version: number;
  answers: Record<string, FieldValue>;
}

/** Something asked for that could not be had, and why. */
export interface Lacking {
  key: string;
  reason: string;
}

export interface Bodies {
  'person.add': { name: string; roles: string[]; login?: string };
  'person.change': { name?: string; roles?: string[]; login?: string; active?: boolean; reason?: string };
  'device.revoke': { reason: string };
  'site.add': SiteBody;
  'site.change': Partial<SiteBody> & { active?: boolean; reason?: string };
  'site.propose': SiteBody;
  'label_roll.issue': { codes: string[]; issued_to: string | null };
  'visit.close': { outcome: string; ended_at?: string; witness?: string; place?: Place };
  'measurement.add': {
    of: 'sample' | 'visit' | 'box';
    quantity: string;
    value: number;
    unit: string;
    qualifier?: '<' | '>';
    item?: string;
    criterion?: number;
    repeat_of?: string;
    instrument?: string;
    instrument_text?: string;
    no_instrument_reason?: string;
    check_reading?: number;
    measured_at?: string;
    scan_mode?: 'scanned' | 'manual';
  };
  'signature.add': {
    of: 'sample' | 'visit' | 'box';
    signs_as: SignsAs;
    name?: string;
    person?: string;
    sha256?: string;
    size?: number;
    mime?: 'image/png';
    strokes?: number[][];
    refused?: string;
  };
  'instrument.add': InstrumentBody & { name: string; quantities: string[] };
  'instrument.change': Partial<InstrumentBody> & { reason?: string };
  'label.spoil': { code: string; reason: string };
  'label.lose': { code: string; reason: string };
  'box.open': { code: string; place?: Place };
  'box.pack': { item: string };
  'box.unpack': { item: string; answers: string[]; reason?: string };
  'box.close': { seal_no?: string; temperature_c?: number; instrument?: string; no_temperature_reason?: string };
  'box.hand_over': { to_name: string; from_name?: string; temperature_c?: number };
  'box.cancel': { reason: string };
  'box.report_lost': { reason: string };
  'box.arrive': DeskTarget & { count?: number; seal_ok?: boolean; temperature_c?: number; instrument?: string; no_temperature_reason?: string; receipt_no?: string };
  'sample.return': { comments: ReturnComment[] };
  'sample.resubmit': { answers: string[] };
  'operation.undo': { op_id: string; reason?: string };
  'form.publish': { name: string; version: number; task_category: string; sample_types?: string[]; questions: Question[] };
  'visit.record': {
    site: string;
    task_category?: string;
    samplers?: string[];
    no_task_reason?: string;
    notice_no?: string;
    started_at?: string;
    outcome?: string;
    place?: Place;
  };
  'sample.create': {
    sample_type: string;
    sample_no?: string;
    visit?: string;
    site?: string;
    point_id?: string;
    point?: string;
    task_category?: string;
    samplers?: string[];
    sample_name?: string;
    qty_total?: number;
    qty_unit?: string;
    sampled_at?: string;
    place?: Place;
    trail?: Trail;
    parent?: string;
    lone_reason?: string;
    no_photo_reason?: string;
    fields?: Record<string, FieldValue>;
    own?: OwnAnswers[];
  };
  'label.bind': {
    sample: string;
    code: string;
    item_kind: string;
    container?: string;
    amount?: string;
    scan_mode?: 'scanned' | 'manual';
    bottle?: string;
    preservative?: string;
    position?: number;
    filled_at?: string;
    parent?: string;
    seal_no?: string;
  };
  'photo.add': { of: 'sample' | 'visit' | 'box'; photo_kind: string; sha256: string; mime: string; size: number; taken_at?: string };
  'sample.seal': { seal_no_a?: string; seal_no_b?: string; no_b_reason?: string; samplers?: string[]; fields?: Record<string, FieldValue>; lacking?: Lacking[]; own?: OwnAnswers[] };
  'sample.void': { reason: string };
  'sample.hand_over': { to_name: string; from_name?: string; temperature_c?: number };
  'sample.amend': { field: string; old: FieldValue | null; new: FieldValue | null; reason?: string; answers?: string[] };
  'sample.relabel': { other: string; label: string; reason: string };
  'quarantine.apply': { op_id: string; body_sha256: string; reason: string };
  'sample.arrive': DeskTarget & { item?: string };
  'sample.receive': DeskTarget & { deviation?: string; agreed_by?: string; position?: string; answers?: string[] };
  'sample.reject': DeskTarget & { reason: string; notice_no?: string; text?: string; answers?: string[] };
}

export type Kind = keyof Bodies;
export type FieldValue = string | number | boolean | string[];

/** What a screen hands over to be recorded; the rest of the operation is filled in by the outbox. */
export type Act = {
  [K in Kind]: {
    kind: K;
    subject: string | null;
    body: Bodies[K] & Anything;
    blobs?: BlobClaim[];
    /** The record this belongs to on the screens, where the subject is another (an item's sample). */
    about?: string;
    /** Made beforehand where the record on this device must name its own operation. */
    op_id?: string;
  };
}[Kind];

export type AnswerStatus = 'accepted' | 'conflict' | 'held' | 'quarantined' | 'retry';

export interface OperationAnswer {
  op_id: string;
  body_sha256: string;
  status: AnswerStatus;
  duplicate: boolean;
  pos: number | null;
  flags: string[];
  reason?: string;
  message?: string;
}
