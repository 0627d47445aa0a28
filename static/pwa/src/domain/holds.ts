/** Questions that keep a sample waiting (待确认): which are open, and what was answered. An answer tells; only a decision settles. */
import { samplerOf } from './answering';
import type { SaidHere } from './custody';
import type { Fact, Hold, Sample } from './document';
import type { Act } from './operation';
import { undoneIn } from './undoing';

type Told = Pick<Fact, 'op_id' | 'kind' | 'by' | 'at' | 'said'>;

const HOLDS = ['sample.hold', 'item.unexpected'];

/** The lab's facts and this device's own words since; what the lab refused does not count. */
function toldOf({ facts }: Pick<Sample, 'facts'>, entries: SaidHere[]): Told[] {
  const known = new Set(facts.map(({ op_id }) => op_id));
  const since = entries.filter(({ op_id, state }) => state !== 'refused' && !known.has(op_id)).map(({ op_id, operation }) => ({
    op_id, kind: operation.kind, by: operation.actor, at: operation.device_time, said: JSON.parse(operation.body) as Record<string, unknown>,
  }));
  return [...facts, ...since];
}

const textIn = ({ said }: Told, key: string): string | null => (typeof said[key] === 'string' ? said[key] : null);
const answersIn = ({ said }: Told): string[] => (Array.isArray(said['answers']) ? (said['answers'] as string[]) : []);

function holdOf(hold: Told, told: Told[]): Hold {
  const replies = told.filter(({ kind, said }) => kind === 'sample.reply' && said['hold'] === hold.op_id);
  return {
    op_id: hold.op_id, kind: hold.kind as Hold['kind'], question: textIn(hold, 'question') ?? textIn(hold, 'explanation') ?? '',
    to: textIn(hold, 'to'), reason: textIn(hold, 'reason'), by: hold.by, at: hold.at,
    replies: replies.map((reply) => ({ op_id: reply.op_id, text: textIn(reply, 'text') ?? '', by: reply.by, at: reply.at })),
  };
}

/** Those that nobody took back and no decision names, oldest first. */
export function openHolds(sample: Pick<Sample, 'facts'>, entries: SaidHere[]): Hold[] {
  // Most samples were never asked about, and a desk looks at all of them.
  if (entries.length === 0 && !sample.facts.some(({ kind }) => HOLDS.includes(kind))) return [];
  const all = toldOf(sample, entries);
  const undone = undoneIn(all);
  const told = all.filter(({ op_id }) => !undone.has(op_id));
  const answered = new Set(told.flatMap(answersIn));
  return told.filter(({ kind, op_id }) => HOLDS.includes(kind) && !answered.has(op_id)).map((hold) => holdOf(hold, told));
}

/** A question put to nobody by name is the sampler's. */
export const isAsked = ({ to }: Hold, sample: Pick<Sample, 'created_by' | 'samplers' | 'transcribed'>, person_id: string): boolean => (to ?? samplerOf(sample)) === person_id;

export const replyAct = (sample: Pick<Sample, 'id'>, hold: Hold, text: string): Act => ({ kind: 'sample.reply', subject: sample.id, body: { hold: hold.op_id, text: text.trim() } });
