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

/** What a desk says of one item: by its id, or by its label alone. `after`: the fact of this item that it follows. */
type ItemTarget = DeskTarget & { after?: string[] };

export type PlaceKind = 'room' | 'device' | 'shelf' | 'position';
export type LabelPreset = 'a4' | '40x30' | '50x30' | '60x40';
/** Keys of the list `reception_check`. */
export type Checklist = Record<string, 'ok' | 'deviates' | 'not_applicable'>;

interface PlaceOfStoreBody {
  name?: string;
  place_kind?: PlaceKind;
  parent?: string | null;
  code?: string | null;
  temperature_min?: number | null;
  temperature_max?: number | null;
  log_hours?: number | null;
  active?: boolean;
}

/** One sub-item of a split: `code` is its blind code. */
export interface SplitPart {
  item: string;
  code: string;
  amount?: number;
  amount_unit?: string;
  room?: string;
  purpose?: string;
}

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
    of: 'sample' | 'visit' | 'box' | 'place';
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
    recollect_of?: string;
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
  'photo.add': { of: 'sample' | 'visit' | 'box' | 'place'; photo_kind: string; sha256: string; mime: string; size: number; taken_at?: string };
  'sample.seal': { seal_no_a?: string; seal_no_b?: string; no_b_reason?: string; samplers?: string[]; fields?: Record<string, FieldValue>; lacking?: Lacking[]; own?: OwnAnswers[] };
  'sample.void': { reason: string };
  'sample.hand_over': { to_name: string; from_name?: string; temperature_c?: number };
  'sample.amend': { field: string; old: FieldValue | null; new: FieldValue | null; reason?: string; answers?: string[] };
  'sample.relabel': { other: string; label: string; reason: string };
  'quarantine.apply': { op_id: string; body_sha256: string; reason: string };
  'sample.arrive': DeskTarget & { item?: string; box?: string; answers?: string[] };
  'sample.receive': DeskTarget & { deviation?: string; agreed_by?: string; position?: string; answers?: string[] };
  'sample.transcribe': Omit<Bodies['sample.create'], 'trail'> & { written_by: string[]; paper_no?: string };
  'sample.hold': DeskTarget & { question: string; to?: string; reason?: string; answers?: string[] };
  'sample.reply': { hold: string; text: string };
  'reception.check': DeskTarget & {
    checklist: Checklist;
    item?: string;
    got_amount?: number;
    got_unit?: string;
    temperature_c?: number;
    instrument?: string;
    no_temperature_reason?: string;
    appearance?: string;
  };
  'item.unexpected': DeskTarget & { explanation: string; item?: string; box?: string; answers?: string[] };
  'item.mark_missing': { item: string; reason: string; box?: string };
  'sample.recollect': { to?: string; due?: string; reason?: string };
  'box.reconcile': { expected: number; scanned: number; manual: number; missing: number; unexpected: number };
  'command_sheet.issue': { token: string };
  'command_sheet.withdraw': { reason: string };
  'place.add': PlaceOfStoreBody & { name: string; place_kind: PlaceKind };
  'place.change': Partial<PlaceOfStoreBody> & { reason?: string };
  'item.split': { parts: SplitPart[] };
  'item.store': ItemTarget & { place: string };
  'item.move': ItemTarget & { place: string };
  'item.check_out': ItemTarget & { purpose: string; person?: string; amount?: number; amount_unit?: string; to_place?: string };
  'item.check_in': ItemTarget & { place: string; amount_left?: number; amount_unit?: string };
  'item.consume': ItemTarget & { reason?: string };
  'item.retain': ItemTarget & { until: string; verdict?: 'pass' | 'fail'; verdict_at?: string; place?: string; reason?: string };
  'item.transfer': ItemTarget & { to_name: string; retest_no?: string; seal_ok?: boolean };
  'item.dispose': ItemTarget & { method: string; reason: string; second_person: string };
  'item.propose_disposal': ItemTarget & { method: string; reason: string; asked?: string };
  'item.confirm_disposal': ItemTarget & { proposal: string };
  'item.decline_disposal': ItemTarget & { proposal: string; reason: string };
  'item.break': ItemTarget & { reason: string };
  'item.lose': ItemTarget & { reason: string };
  'label_roll.assign': { issued_to: string | null };
  'label_roll.return': { codes: string[] };
  'label.print': { codes: string[]; preset: LabelPreset; copies?: number };
  'label.reprint': { code: string; reason: string; preset?: LabelPreset; copies?: number };
  'calendar.set': { year: number; holidays: string[]; workdays: string[]; source?: string };
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
