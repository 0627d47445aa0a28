/** A visit while it lasts: begun by coming to a site, said to the lab with its first sample or at its end. */
import type { Visit } from './document';
import type { Carried, SheetPhoto } from './draft';
import type { Act, Bodies, Place } from './operation';

export interface Visiting {
  id: string;
  site: string;
  person: string;
  started_at: string;
  task_category: string;
  notice_no: string;
  samplers: string[];
  alone_reason: string;
  /** The lab has been told of it, with its first sample. */
  recorded: boolean;
  // What is said at its end.
  outcome: string;
  witness: string;
  note: string;
  photos: SheetPhoto[];
}

/** A visit that nobody ended is shown so long, and no longer: by then its samples are at the lab. */
const LASTS_MS = 36 * 3_600_000;

const isNormal = ({ outcome }: Pick<Visit, 'outcome'>): boolean => outcome === null || outcome === 'normal';

/** Of this person, begun lately, and not ended; one whose outcome was told at once has ended with it. */
export function isOngoing(visit: Visit, person: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(visit.started_at ?? '');
  return visit.created_by === person && visit.closed !== true && isNormal(visit) && age < LASTS_MS;
}

const sameDay = (iso: string, now: Date): boolean => new Date(iso).toDateString() === now.toDateString();

export const isOfToday = ({ started_at }: Pick<Visiting, 'started_at'>, now: Date): boolean => sameDay(started_at, now);

export const byBeginning = (a: Visiting, b: Visiting): number => Date.parse(a.started_at) - Date.parse(b.started_at);

/** The visit that a sample of this site belongs to now: of this day, so that ten samples at one market are one visit. */
export const visitToday = (visits: Visiting[], site: string, now: Date): Visiting | undefined =>
  visits.filter((visit) => visit.site === site && isOfToday(visit, now)).sort(byBeginning)[0];

const unsaid = { recorded: false, outcome: '', witness: '', note: '', photos: [] };

export function begunVisit(id: string, site: string, person: string, started_at: string, carried: Carried | null): Visiting {
  const here = carried?.site === site;
  // A carried pair belongs to whoever acts now, not to whoever had the phone before.
  const samplers = [...new Set([person, ...(carried?.samplers ?? [])])];
  return {
    ...unsaid, id, site, person, started_at, samplers, alone_reason: '',
    task_category: carried?.task_category ?? 'monthly', notice_no: here ? carried.notice_no : '',
  };
}

/** One that the lab's documents know, begun from the sheet or on an earlier day of this phone. */
export const resumedVisit = (visit: Visit): Visiting => ({
  ...unsaid, id: visit.id, site: visit.site, person: visit.created_by, started_at: visit.started_at ?? '', task_category: visit.task_category ?? 'monthly',
  notice_no: visit.notice_no ?? '', samplers: visit.samplers, alone_reason: visit.note ?? '', recorded: true,
});

/** What the next sheet of this visit begins with. The type stays away where it does not fit, the point where the site is another. */
export function carriedInto(visit: Visiting, before: Carried | null, usual_types: string[], point: { point: string; point_id: string | null }): Carried {
  const fits = before !== null && (usual_types.length === 0 || usual_types.includes(before.sample_type));
  const kept = before?.site === visit.site && before.point !== '' ? before : point;
  return {
    site: visit.site, point: kept.point, point_id: kept.point_id, task_category: visit.task_category, samplers: visit.samplers,
    sample_type: fits ? before.sample_type : '', qty_unit: fits ? before.qty_unit : '', notice_no: visit.notice_no, alone_reason: visit.alone_reason,
  };
}

export type VisitLack = 'alone_reason' | 'notice_no' | 'outcome' | 'why';

/** What must be said before the first sample: a lone sampler gives a reason, some categories a notice number. */
export function startLacks(visit: Visiting, asks_notice: boolean): VisitLack[] {
  const lacks: VisitLack[] = [];
  if (visit.samplers.length < 2 && visit.alone_reason.trim() === '') lacks.push('alone_reason');
  if (asks_notice && visit.notice_no.trim() === '') lacks.push('notice_no');
  return lacks;
}

/** What must be said at its end: without samples, or with anything but a normal outcome, a word of why or a witness. */
export function endLacks(visit: Visiting, samples: number): VisitLack[] {
  if (visit.outcome === '') return ['outcome'];
  const explained = visit.note.trim() !== '' || visit.witness.trim() !== '';
  const lacks: VisitLack[] = visit.samplers.length < 2 && visit.alone_reason.trim() === '' ? ['alone_reason'] : [];
  return explained || (visit.outcome === 'normal' && samples > 0) ? lacks : [...lacks, 'why'];
}

const filled = <T extends object>(body: T): T => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined)) as T;

const loneWords = ({ samplers, alone_reason }: Visiting): string => (samplers.length < 2 ? alone_reason.trim() : '');

export interface Ending {
  lab_id: string;
  ended_at: string;
  place: Place;
}

function recordAct(visit: Visiting, place: Place): Act {
  const { site, task_category, samplers, notice_no, started_at, outcome } = visit;
  return { kind: 'visit.record', subject: visit.id, body: filled({ site, task_category, samplers, notice_no: notice_no.trim(), started_at, outcome, place, note: loneWords(visit) }) };
}

function photoActs({ id, photos }: Visiting): Act[] {
  return photos.map(({ sha256, mime, size, photo_kind, taken_at }) => {
    const body: Bodies['photo.add'] = { of: 'visit', photo_kind, sha256, mime, size, taken_at };
    return { kind: 'photo.add', subject: id, body, blobs: [{ sha256, size, mime }] };
  });
}

/** All that its end says, in the order it is said. */
export function endingActs(visit: Visiting, { ended_at, place }: Ending): Act[] {
  const { outcome, witness, note } = visit;
  const close: Act = { kind: 'visit.close', subject: visit.id, body: filled({ outcome, ended_at, witness: witness.trim(), place, note: note.trim() }) };
  return [...(visit.recorded ? [] : [recordAct(visit, place)]), ...photoActs(visit), close];
}

/** The document as this phone shows it until the lab's own comes. */
export function endedRecord(visit: Visiting, { lab_id, ended_at, place }: Ending): Visit {
  const { id, site, task_category, samplers, notice_no, outcome, started_at, person, witness, note } = visit;
  return {
    id, lab_id, site, task_category, samplers, notice_no: notice_no.trim() || null, outcome, started_at, created_by: person, place,
    ended_at, closed: true, witness: witness.trim() || null, note: note.trim() || null,
    photos: visit.photos.map(({ thumb: _, ...photo }) => ({ ...photo, op_id: '' })),
  };
}
