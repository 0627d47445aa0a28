/** 补录: a paper form or a walk-in typed in at the desk. What it holds while it is typed, what it lacks, and what it says. */
import { samplersNamed } from './answering';
import { localIso } from './clock';
import type { Item, Person, Sample } from './document';
import { newSheet, openedDraft, type Sheet, type SheetPhoto } from './draft';
import { isBlank } from './form';
import type { Act, Bodies } from './operation';
import { bindAct, itemRecord } from './sheet';
import { readNumber } from './typed-number';

export interface Transcription {
  /** The capture form's own sheet, so that its parts serve here too. */
  sheet: Sheet;
  papers: SheetPhoto[];
  /** Names as they stand on the paper. */
  written_by: string;
  paper_no: string;
  day: string;
  time: string;
}

/** Its own name among the drafts: one at a time, on this desk. */
export const TRANSCRIPTION = 'transcribe:now';

export const newTranscription = (id: string, at: string): Transcription => ({
  sheet: { ...newSheet(id, at, '', null), samplers: [] }, papers: [], written_by: '', paper_no: '', day: '', time: '',
});

export function openedTranscription(body: unknown): Transcription {
  const kept = body as Transcription;
  return { ...newTranscription(kept.sheet.id, kept.sheet.started_at), ...kept, sheet: openedDraft(kept.sheet) };
}

/** Null where it is no amount. */
function amountOf(typed: string): number | null {
  const read = readNumber(typed);
  return read.ok && read.qualifier === null && read.value > 0 ? read.value : null;
}

const MOST_NAMES = 4;
export const namesIn = (text: string): string[] => text.split(/[、,，;；/\s]+/).map((name) => name.trim()).filter(Boolean);

/** The samplers of ours follow the names as they are typed, until somebody chooses another than the paper names. */
export function samplersFollowing({ sheet, written_by }: Transcription, typed: string, people: Person[]): string[] {
  const before = samplersNamed(namesIn(written_by), people);
  const named = samplersNamed(namesIn(typed), people);
  const is_chosen = sheet.samplers.length > 0 && sheet.samplers.join() !== before.join();
  return is_chosen && named.length === 0 ? sheet.samplers : named;
}

export type TranscriptionLack = 'paper' | 'label' | 'written_by' | 'too_many' | 'sampled_at' | 'future' | 'sample_type' | 'sample_name' | 'qty_total';

export const sampledAt = ({ day, time }: Transcription): Date | null => {
  const moment = new Date(`${day}T${time}`);
  return day === '' || time === '' || Number.isNaN(moment.getTime()) ? null : moment;
};

/** What holds the button up: the paper or why there is none, its label, who and when as written, what it is. */
export function lacksOfTranscription(said: Transcription, now: Date): TranscriptionLack[] {
  const { sheet, papers } = said;
  const names = namesIn(said.written_by).length;
  const moment = sampledAt(said);
  const lacks: [TranscriptionLack, boolean][] = [
    ['paper', papers.length === 0 && sheet.no_photo_reason.trim() === ''], ['label', sheet.items.length === 0], ['written_by', names === 0], ['too_many', names > MOST_NAMES],
    ['sampled_at', moment === null], ['future', moment !== null && moment > now], ['sample_type', sheet.sample_type === ''], ['sample_name', sheet.sample_name.trim() === ''],
    ['qty_total', sheet.qty_total.trim() !== '' && amountOf(sheet.qty_total) === null],
  ];
  return lacks.filter(([, holds]) => holds).map(([lack]) => lack);
}

const notEmpty = <T extends object>(body: T): T => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== null && value !== undefined)) as T;

export interface Known {
  lab_id: string;
  person_id: string;
  device_id: string;
  sample_no: string;
  at: string;
}

function bodyOf(said: Transcription, sample_no: string): Bodies['sample.transcribe'] {
  const { sheet } = said;
  const qty = amountOf(sheet.qty_total);
  const moment = sampledAt(said);
  const fields = Object.fromEntries(Object.entries(sheet.fields).filter(([, value]) => !isBlank(value)));
  return notEmpty({
    sample_type: sheet.sample_type, sample_no, site: sheet.site, point_id: sheet.point_id ?? '', point: sheet.point.trim(), task_category: sheet.task_category, sample_name: sheet.sample_name.trim(),
    ...(qty === null ? {} : { qty_total: qty, qty_unit: sheet.qty_unit }), sampled_at: moment ? localIso(moment) : '', fields: Object.keys(fields).length > 0 ? fields : undefined, parent: sheet.parent,
    no_photo_reason: said.papers.length > 0 ? '' : sheet.no_photo_reason.trim(), note: sheet.note.trim(), written_by: namesIn(said.written_by), paper_no: said.paper_no.trim(), samplers: sheet.samplers.length > 0 ? sheet.samplers : undefined,
  }) as Bodies['sample.transcribe'];
}

/** The record, its labels and the paper's photos: one tap, one transaction. */
export function transcribeActs(said: Transcription, { sample_no }: Pick<Known, 'sample_no'>): Act[] {
  const { sheet, papers } = said;
  return [
    { kind: 'sample.transcribe', subject: sheet.id, body: bodyOf(said, sample_no) },
    ...sheet.items.map((item) => bindAct(item, sheet.id)),
    ...papers.map(({ sha256, mime, size, taken_at }): Act => ({ kind: 'photo.add', subject: sheet.id, body: { of: 'sample', photo_kind: 'paper', sha256, mime, size, taken_at }, blobs: [{ sha256, size, mime }] })),
  ];
}

/** As this desk shows it until the lab's own document comes. */
export function transcribedRecords(said: Transcription, { lab_id, person_id, device_id, sample_no, at }: Known): { sample: Sample; items: Item[] } {
  const { sheet, papers } = said;
  const body = bodyOf(said, sample_no);
  const sample: Sample = {
    id: sheet.id, lab_id, sample_no, sample_type: sheet.sample_type, sample_name: body.sample_name ?? null, task_category: sheet.task_category, qty_total: body.qty_total ?? null, qty_unit: body.qty_unit ?? null,
    visit: null, site: sheet.site || null, point_id: sheet.point_id, point: sheet.point.trim() || null, samplers: sheet.samplers, state: 'registered', flags: papers.length > 0 ? [] : ['no_paper_photo'],
    sampled_at: body.sampled_at ?? null, at: body.sampled_at ?? null, clock_unsure: false, received_by_server_at: null, place: null, distance_m: null, fields: body.fields ?? {}, created_by: person_id, device_id,
    photos: papers.map(({ thumb: _, ...photo }) => ({ ...photo, op_id: '' })), arrived_at: null, decided_at: null, decision: null, reject_reason: null, facts: [], note: sheet.note.trim() || null,
    no_photo_reason: body.no_photo_reason ?? null, parent: sheet.parent || null, transcribed: { by: person_id, at, written_by: body.written_by, paper_no: body.paper_no ?? null },
  };
  return { sample, items: sheet.items.map((item) => itemRecord(item, sheet.id, lab_id)) };
}
