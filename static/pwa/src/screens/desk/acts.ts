/** What the desk says when a button is pressed: one batch, so that it is kept whole or not at all. */
import type { Act } from '../../domain/operation';
import { aboutLabel } from './found';

export interface Target {
  /** Null where the desk knows only the label. */
  sample_id: string | null;
  code: string;
  scan_mode: 'scanned' | 'manual';
  /** The item under the scanner, when its record is known. */
  item_id?: string;
  arrived: boolean;
  /** Earlier decisions that this one settles. */
  answers: string[];
}

export interface Rejection {
  reason: string;
  text: string;
  notice_no: string;
}
export interface Deviation {
  deviation: string;
  agreed_by: string;
}

function aim({ sample_id, code, scan_mode }: Target): { subject: string | null; about: string; label: { label?: string; scan_mode: 'scanned' | 'manual' } } {
  return sample_id === null
    ? { subject: null, about: aboutLabel(code), label: { label: code, scan_mode } }
    : { subject: sample_id, about: sample_id, label: { scan_mode } };
}

export function arriveActs(target: Target): Act[] {
  if (target.arrived) return [];
  const { subject, about, label } = aim(target);
  return [{ kind: 'sample.arrive', subject, about, body: target.item_id ? { ...label, item: target.item_id } : label }];
}

const settling = ({ answers }: Target): { answers?: string[] } => (answers.length > 0 ? { answers } : {});

export function receiveActs(target: Target, deviation?: Deviation): Act[] {
  const { subject, about, label } = aim(target);
  return [...arriveActs(target), { kind: 'sample.receive', subject, about, body: { ...label, ...deviation, ...settling(target) } }];
}

export function rejectActs(target: Target, { reason, text, notice_no }: Rejection): Act[] {
  const { subject, about, label } = aim(target);
  const words = { ...(text.trim() ? { text: text.trim() } : {}), ...(notice_no.trim() ? { notice_no: notice_no.trim() } : {}) };
  return [...arriveActs(target), { kind: 'sample.reject', subject, about, body: { ...label, reason, ...words, ...settling(target) } }];
}

export interface Question {
  question: string;
  /** Whose answer is waited for; the sampler's where nobody is named. */
  to: string;
  reason: string;
}

const filled = <T extends object>(body: T): T => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '')) as T;

/** A question keeps the sample waiting; it settles nothing. */
export function holdActs(target: Target, { question, to, reason }: Question): Act[] {
  const { subject, about, label } = aim(target);
  return [...arriveActs(target), { kind: 'sample.hold', subject, about, body: { ...label, ...filled({ question: question.trim(), to, reason }) } }];
}

export function unexpectedActs(target: Target, explanation: string, box: string | null): Act[] {
  const { subject, about, label } = aim(target);
  const where = { ...(target.item_id ? { item: target.item_id } : {}), ...(box ? { box } : {}) };
  return [...arriveActs(target), { kind: 'item.unexpected', subject, about, body: { ...label, explanation: explanation.trim(), ...where } }];
}

export const missingActs = (sample: string, items: string[], reason: string, box: string | null): Act[] =>
  items.map((item) => ({ kind: 'item.mark_missing', subject: sample, body: { item, reason: reason.trim(), ...(box ? { box } : {}) } }));

export interface Recollection {
  to: string;
  due: string;
  reason: string;
}
export const recollectAct = (sample: string, { to, due, reason }: Recollection): Act => ({ kind: 'sample.recollect', subject: sample, body: filled({ to, due, reason: reason.trim() }) });
