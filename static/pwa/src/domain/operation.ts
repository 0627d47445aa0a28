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

export type Place =
  | { method: 'none'; reason: string }
  | {
      method: 'gps' | 'pin' | 'site_default';
      latitude: number;
      longitude: number;
      crs: 'WGS84';
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

export interface Bodies {
  'person.add': { name: string; roles: string[]; login?: string };
  'person.change': { name?: string; roles?: string[]; login?: string; active?: boolean; reason?: string };
  'device.revoke': { reason: string };
  'site.add': SiteBody;
  'site.change': Partial<SiteBody> & { active?: boolean; reason?: string };
  'site.propose': SiteBody;
  'label_roll.issue': { codes: string[]; issued_to: string | null };
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
    fields?: Record<string, FieldValue>;
  };
  'label.bind': { sample: string; code: string; item_kind: string; container?: string; amount?: string; scan_mode?: 'scanned' | 'manual' };
  'photo.add': { of: 'sample' | 'visit'; photo_kind: string; sha256: string; mime: string; size: number; taken_at?: string };
  'sample.seal': { seal_no_a?: string; seal_no_b?: string; no_b_reason?: string; samplers?: string[] };
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
