/** Saying an act on a row, and offering to take it back. */
import type { Act, Operation } from '../../domain/operation';
import { undoAct } from '../../domain/undoing';
import { t } from '../../i18n/words/decisions';
import { t as undoing } from '../../i18n/words/undoing';
import type { Rooms } from '../../rooms';
import type { Alongside } from '../../store';
import type { ReceptionRow } from './row-acts';

export const nameOfRow = ({ sample, code }: Pick<ReceptionRow, 'sample' | 'code'>): string => sample?.sample_name ?? sample?.sample_no ?? code;

/** What was said of a bare label is found by the label: so is its undoing. */
function undoneActs(facts: Operation[], id: string): Act[] {
  return facts.map((fact) => (fact.subject === null ? { ...undoAct(fact), about: id } : undoAct(fact)));
}

type Named = Pick<ReceptionRow, 'id' | 'sample' | 'code'>;

/** For eight seconds the fact of this kind can be taken back. */
export function offerUndo(rooms: Rooms, row: Named, said: Operation[], kind: Act['kind'], done: string): void {
  const facts = said.filter((one) => one.kind === kind);
  const undo = async (): Promise<void> => {
    await rooms.say(undoneActs(facts, row.id));
    rooms.toast(undoing('undone', { what: done }), 'plain');
  };
  rooms.toast(t('done_undo', { done, name: nameOfRow(row) }), 'good', { words: undoing('undo'), go: () => void undo() });
}

/** One transaction. */
export async function sayAct(rooms: Rooms, row: Named, acts: Act[], kind: Act['kind'], done: string, alongside?: Alongside): Promise<void> {
  offerUndo(rooms, row, await rooms.say(acts, alongside), kind, done);
}
