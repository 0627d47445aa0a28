/** Printed commands: a sample's code, then what is to become of it, and no hand leaves the scanner. */
import { type CommandWord, readCommand } from '../../../domain/command';
import { printed } from '../../../domain/label';
import { nameOf } from '../../../i18n/catalogue';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import { holdActs, missingActs, rejectActs } from '../acts';
import { nextNotice } from '../notice-number';
import { type OnAct, type ReceptionRow, targetOfRow } from '../row-acts';
import type { Verdict, VerdictTone } from '../verdict';
import { type Batch, batchOf } from './batch';
import { boxesHere } from './next-box';
import { isClean } from './row';
import { lastSaid, receiveRow, undoActs, unlooked } from './saying';
import type { Hands } from './use-batch';

const verdict = (tone: VerdictTone, word: string, under: string): Verdict => ({ tone, word, under });
const nameIn = ({ sample, code }: ReceptionRow): string => sample?.sample_name ?? sample?.sample_no ?? printed(code);
/** These need words and a photo: a hand has to leave the scanner. */
const OTHER = 'R99';

export interface Commanding {
  rooms: Rooms;
  batch: Batch;
  hands: Hands;
  onAct: OnAct;
  print: () => void;
}

export async function undoLast({ rooms, batch, hands }: Pick<Commanding, 'rooms' | 'batch' | 'hands'>): Promise<void> {
  const last = await lastSaid(rooms, batch);
  if (last.length === 0) return hands.show({ verdict: verdict('look', t('undo_none'), t('undo_none_under')), code: null });
  await hands.say(undoActs(last), { verdict: verdict('look', t('undone'), t('undone_under', { count: last.length })), code: null });
}

const decided = ({ view }: ReceptionRow): boolean => (view?.decisions.length ?? 0) > 0 && view?.conflict !== true;

async function accept({ hands }: Commanding, row: ReceptionRow): Promise<void> {
  const again = hands.shown.asked === row.id;
  if (!isClean(row) && !again) return hands.show({ verdict: verdict('look', t('cmd_flagged'), t('cmd_flagged_under', { name: nameIn(row), flags: row.flags.join('；') })), row: row.id, asked: row.id });
  await hands.say(receiveRow(row), { verdict: verdict('good', t('received'), nameIn(row)), row: row.id });
}

async function refuse({ rooms, hands, onAct }: Commanding, row: ReceptionRow, reason: string): Promise<void> {
  if (reason === OTHER) return onAct(row, 'reject', { reason });
  const words = nameOf(rooms.reference.rejection_reasons.find(({ code }) => code === reason), reason);
  const { notice_no, number } = await nextNotice(rooms);
  await rooms.say(rejectActs(targetOfRow(row), { reason, text: '', notice_no }), { number });
  hands.show({ verdict: verdict('bad', t('rejected'), t('rejected_under', { name: nameIn(row), reason: words, notice: notice_no })), row: row.id });
}

async function ask({ rooms, hands, onAct }: Commanding, row: ReceptionRow): Promise<void> {
  if (row.flags.length === 0) return onAct(row, 'hold');
  const question = t('hold_words', { flags: row.flags.join('；') });
  await rooms.say(holdActs(targetOfRow(row), { question, to: '', reason: '' }));
  hands.show({ verdict: verdict('look', t('held'), t('held_under', { name: nameIn(row), question })), row: row.id });
}

async function missing({ hands }: Commanding, row: ReceptionRow): Promise<void> {
  const acts = row.sample ? missingActs(row.sample.id, unlooked(row), t('missing_words'), row.box) : [];
  if (acts.length === 0) return hands.show({ verdict: verdict('look', t('missing_none'), nameIn(row)), row: row.id });
  await hands.say(acts, { verdict: verdict('look', t('missed'), t('missed_under', { name: nameIn(row), count: acts.length })), row: row.id });
}

async function nextBox({ rooms, batch, hands }: Commanding): Promise<void> {
  const [next] = (await boxesHere(rooms)).filter(({ id, state }) => id !== batch.box?.id && state !== 'reconciled');
  hands.show({ verdict: verdict(next ? 'good' : 'look', t(next ? 'next_box' : 'no_next'), next ? printed(next.code) : t('no_next_under')), code: null, row: null });
  if (next) rooms.go(`/batch#${next.id}`);
}

async function ofSample(commanding: Commanding, word: CommandWord, row: ReceptionRow): Promise<void> {
  if (decided(row)) return commanding.hands.show({ verdict: verdict('look', t('cmd_decided'), t('cmd_decided_under', { name: nameIn(row) })), row: row.id });
  if (word === 'OK') return accept(commanding, row);
  if (word === 'DV') return commanding.onAct(row, 'deviate', { words: row.flags.join('；') });
  if (word === 'HD') return ask(commanding, row);
  if (word === 'MS') return missing(commanding, row);
  return refuse(commanding, row, word);
}

async function obey(commanding: Commanding, word: CommandWord): Promise<void> {
  const { batch, hands, print } = commanding;
  if (word === 'NX') return nextBox(commanding);
  if (word === 'UN') return undoLast(commanding);
  if (word === 'PR') {
    hands.show({ verdict: verdict('good', t('printing'), t('printing_under')), code: null });
    return print();
  }
  // As it stands now: what the last scan said may not be on the screen yet.
  const fresh = await batchOf(commanding.rooms, batch.ref, hands.shown.code ?? undefined);
  const row = fresh?.rows.find(({ id }) => id === hands.shown.row);
  if (!row) return hands.show({ verdict: verdict('look', t('cmd_no_sample'), t('cmd_no_sample_under')), code: null });
  return ofSample(commanding, word, row);
}

export async function command(commanding: Commanding, text: string): Promise<void> {
  const read = readCommand(text, await commanding.rooms.store.documents.list('command_sheets'));
  if (read.kind === 'command') return obey(commanding, read.word);
  const why = read.kind === 'none' ? 'garbled' : read.kind;
  commanding.hands.show({ verdict: verdict('bad', t('cmd_refused'), t(`cmd_${why}`)), code: null });
}
