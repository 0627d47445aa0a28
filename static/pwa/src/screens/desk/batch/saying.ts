/** What a batch says of its rows: by button, by key, or by a printed command. */
import { undoAct } from '../../../domain/undoing';
import type { Act } from '../../../domain/operation';
import type { Rooms } from '../../../rooms';
import type { OutboxEntry } from '../../../store';
import { receiveActs } from '../acts';
import { type ReceptionRow, targetOfRow } from '../row-acts';
import type { Batch } from './batch';
import { isClean } from './row';

export const cleanRows = ({ rows }: Batch): ReceptionRow[] => rows.filter(isClean);

export const receiveRow = (row: ReceptionRow): Act[] => receiveActs(targetOfRow(row));

/** An item taken in without a scanner: its label cannot be read, or two carry it. */
export const takeInByHand = (row: ReceptionRow, item: string): Act[] =>
  row.sample ? [{ kind: 'sample.arrive', subject: row.sample.id, body: { item, scan_mode: 'manual', ...(row.box ? { box: row.box } : {}) } }] : [];

/** All that is expected here and not here yet, without looking at each. */
export const takeInAll = ({ rows }: Batch): Act[] =>
  rows.flatMap((row) => row.items.filter(({ listed, arrival }) => listed && arrival === 'unchecked').flatMap(({ item }) => takeInByHand(row, item.id)));

export const unlooked = ({ items }: ReceptionRow): string[] => items.filter(({ listed, arrival }) => listed && arrival === 'unchecked').map(({ item }) => item.id);

export const reconcileAct = ({ box, totals }: Batch): Act[] => {
  const { expected, scanned, manual, missing, unexpected } = totals;
  return box ? [{ kind: 'box.reconcile', subject: box.id, body: { expected, scanned, manual, missing, unexpected } }] : [];
};

const UNDOABLE = ['sample.arrive', 'sample.receive', 'sample.reject', 'sample.hold', 'reception.check', 'item.unexpected', 'item.mark_missing', 'box.reconcile'];

/** The last thing this person said at this desk about the batch: all of one tap, if nobody took it back. */
export async function lastSaid(rooms: Rooms, { rows, labels, box }: Batch): Promise<OutboxEntry[]> {
  const mine = new Set([...rows.map(({ id }) => id), ...labels.map(({ code }) => `label:${code}`), ...(box ? [box.id] : [])]);
  const own = (await rooms.store.outbox.latest(200)).filter(({ state, about, operation }) => state !== 'refused' && about !== null && mine.has(about) && operation.actor === rooms.session.person_id);
  const undone = new Set(own.filter(({ operation }) => operation.kind === 'operation.undo').map(({ operation }) => (JSON.parse(operation.body) as { op_id: string }).op_id));
  const standing = own.filter(({ operation, op_id }) => UNDOABLE.includes(operation.kind) && !undone.has(op_id));
  const last = standing.at(-1)?.operation;
  // Of one tap, all has one and the same moment.
  return standing.filter(({ operation }) => operation.mono_ms === last?.mono_ms && operation.device_time === last.device_time);
}

export const undoActs = (entries: OutboxEntry[]): Act[] => entries.map(({ op_id, operation, about }) => ({ ...undoAct({ op_id, subject: operation.subject }), ...(about === null ? {} : { about }) }));
