/** Questions that need the network: getting in, enrolments, coverage, fleet, photos, sheets. */
import type { LabelPreset, Question } from '../domain/operation';
import type { Role, Session } from '../domain/session';
import type { RawAnswer, Wire } from './wire';
import { refusalOf } from './wire';

export interface Status {
  name: string;
  version: string;
  proto: string;
  set_up: boolean;
  server_time: string;
  demo: boolean;
}
export interface SetUp {
  token: string;
  lab: { name: string; prefix: string; timezone: string };
  admin: { name: string; login: string; password: string; roles?: Role[] };
  device_name: string;
}
export interface Enrolment {
  id: string;
  secret: string;
  url: string;
  short_code: string;
  expires_at: string;
}
export interface EnrolmentState {
  id: string;
  state: 'open' | 'used' | 'expired' | 'cancelled';
  person_id: string;
  expires_at: string;
  used_by: { device_id: string; name: string } | null;
}
export interface CoverageRow {
  /** Null for samples without a site. */
  site_id: string | null;
  town: string | null;
  sample_type: string;
  collected: number;
  arrived: number;
  received: number;
  rejected: number;
}
export interface Coverage {
  month: string;
  as_of: string;
  rows: CoverageRow[];
}
/** A run of a device's own numbers that never came, and when its neighbours did. */
export interface Gap {
  first: number;
  last: number;
  after_at: string | null;
  before_at: string | null;
}
export interface FleetDevice {
  id: string;
  name: string;
  device_no: number;
  person_id: string;
  last_seen_at: string | null;
  last_seq: number | null;
  app_build: string | null;
  waiting_operations: number | null;
  waiting_photos: number | null;
  oldest_waiting_at: string | null;
  storage_persisted: boolean | null;
  clock_offset_ms: number | null;
  revoked_at: string | null;
  gaps: Gap[];
  /** How it came to be: a phone and a desk by `set_up`, `password` or `enrolment`; where the server says so. */
  how?: string;
}
/** Something said that waits for a record or a label that has not come. */
export interface HeldRow {
  op_id: string;
  kind: string;
  actor: string;
  device_id: string;
  waits_for: string;
  since: string;
  overdue: boolean;
  problem: string | null;
}
export interface QuarantineRow {
  op_id: string;
  body_sha256: string;
  reason: string;
  kind: string;
  actor: string;
  device_id: string;
  received_at: string;
  message: string | null;
}
export interface LabelUse {
  code: string;
  state: 'unused' | 'used';
  roll_id: string | null;
  items: { id: string; sample: string }[];
}

/** What became of a queue that came as a file. */
export interface QueueFileTaken {
  operations: number;
  accepted: number;
  conflict: number;
  held: number;
  quarantined: number;
  duplicate: number;
  photos: number;
  want_blobs: string[];
}

/** A large file over a slow line. */
const PATIENCE_MS = 15 * 60_000;

export interface FormRemark {
  sheet: string;
  row: number | null;
  text: string;
}
/** An XLSForm as the lab's server has read it; nothing is published by that. */
export interface ReadForm {
  name: string | null;
  questions: Question[];
  problems: FormRemark[];
  skipped: FormRemark[];
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const post = (body: unknown): { method: string; body: unknown } => ({ method: 'POST', body });

export interface LabelPrint {
  how: 'pdf' | 'zpl' | 'tspl';
  preset: LabelPreset;
  dpi: 203 | 300;
  /** At most a hundred; the whole roll where none are named. */
  codes?: string[];
}

export class Api {
  constructor(private readonly wire: Wire) {}

  /** Any reading route, for screens whose answers only they know. */
  read = <T>(path: string): Promise<T> => this.wire.json(path);
  pdf = (path: string): Promise<Blob> => this.file(path, 'application/pdf');

  status = (): Promise<Status> => this.wire.json('/api/v1/status');
  setUp = (body: SetUp): Promise<Session> => this.wire.json('/api/v1/set-up', post(body));
  signIn = (login: string, password: string, device_name: string): Promise<Session> =>
    this.wire.json('/api/v1/sign-in', post({ login, password, device_name }));
  signOut = (): Promise<void> => this.wire.json('/api/v1/sign-out', post({}));
  enrol = (secret: string, device_name: string): Promise<Session> => this.wire.json('/api/v1/enrol', post({ secret, device_name }));
  me = (): Promise<Omit<Session, 'token'>> => this.wire.json('/api/v1/me');

  addEnrolment = (person_id: string, roles?: Role[]): Promise<Enrolment> =>
    this.wire.json('/api/v1/enrolments', post(roles ? { person_id, roles } : { person_id }));
  enrolment = (id: string): Promise<EnrolmentState> => this.wire.json(`/api/v1/enrolments/${id}`);
  cancelEnrolment = (id: string): Promise<void> => this.wire.json(`/api/v1/enrolments/${id}`, { method: 'DELETE' });
  setPassword = (person_id: string, login: string, password: string): Promise<void> =>
    this.wire.json(`/api/v1/people/${person_id}/password`, post({ login, password }));

  coverage = (month: string): Promise<Coverage> => this.wire.json(`/api/v1/coverage?month=${month}`);
  fleet = (): Promise<{ devices: FleetDevice[] }> => this.wire.json('/api/v1/fleet');
  quarantine = (): Promise<{ rows: QuarantineRow[] }> => this.wire.json('/api/v1/quarantine');
  held = (): Promise<{ rows: HeldRow[] }> => this.wire.json('/api/v1/held');
  label = (code: string): Promise<LabelUse> => this.wire.json(`/api/v1/labels/${code}`);

  /** A photo of the lab's copy; shown by a blob URL, since an <img> cannot carry the token. */
  photo = (sha256: string, size: 'thumb' | 'screen'): Promise<Blob> =>
    this.file(`/api/v1/photos/${sha256}?size=${size}`, 'image/jpeg');
  /** A roll's labels, or the few that are named, to be printed. */
  labels = (roll_id: string, { how, preset, dpi, codes }: LabelPrint): Promise<Blob> => {
    const asked = new URLSearchParams({ preset, ...(how === 'pdf' ? {} : { dpi: String(dpi) }), ...(codes ? { codes: codes.join(',') } : {}) });
    const [name, type] = how === 'pdf' ? ['sheet.pdf', 'application/pdf'] : [`labels.${how}`, 'text/plain'];
    return this.file(`/api/v1/label-rolls/${roll_id}/${name}?${asked}`, type);
  };

  readXlsForm = (bytes: ArrayBuffer): Promise<ReadForm> =>
    this.wire.json('/api/v1/forms/read-xlsform', { method: 'POST', raw: bytes, headers: { 'Content-Type': XLSX }, timeout_ms: PATIENCE_MS });
  takeQueueFile = (bytes: ArrayBuffer): Promise<QueueFileTaken> =>
    this.wire.json('/api/v1/sync/queue-files', { method: 'POST', raw: bytes, headers: { 'Content-Type': 'application/octet-stream' }, timeout_ms: PATIENCE_MS });

  private async file(path: string, type: string): Promise<Blob> {
    const answer: RawAnswer = await this.wire.ask(path, { headers: { Accept: type } });
    if (answer.status >= 400) throw refusalOf(answer, await answer.text());
    return new Blob([await answer.bytes()], { type });
  }
}
