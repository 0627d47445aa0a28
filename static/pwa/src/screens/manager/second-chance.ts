/** What became of a set-aside record after a person asked for it to be tried again. */
import type { QuarantineRow } from '../../sync/api';

/** The part of an outbox entry that counts here: the newest request for one row. */
export interface Request {
  state: 'waiting' | 'sent' | 'refused';
  asked_at: string;
}
export type Fate = 'open' | 'asking' | 'let_in' | 'still' | 'not_allowed';

export const aboutRow = (op_id: string): string => `quarantine:${op_id}`;

/** The server writes this before the reason when a second try failed too. */
const TRIED_AGAIN = 'tried again: ';

export const wasTried = (message: string): boolean => message.startsWith(TRIED_AGAIN);
export const messageOf = (message: string): string => (wasTried(message) ? message.slice(TRIED_AGAIN.length) : message);

/** `listed`: whether the server's list, asked for after the request was sent, still has the row. */
export function fateOf(row: QuarantineRow, request: Request | undefined, listed: boolean): Fate {
  if (request?.state === 'waiting') return 'asking';
  if (request?.state === 'refused') return 'not_allowed';
  if (!listed) return 'let_in';
  return wasTried(row.message ?? '') ? 'still' : request ? 'asking' : 'open';
}

/** The rows of the list, and those that were asked for here and have left it since. */
export function withLeft(rows: QuarantineRow[], asked: QuarantineRow[]): { row: QuarantineRow; listed: boolean }[] {
  const there = new Set(rows.map(({ op_id }) => op_id));
  return [...rows.map((row) => ({ row, listed: true })), ...asked.filter(({ op_id }) => !there.has(op_id)).map((row) => ({ row, listed: false }))];
}
