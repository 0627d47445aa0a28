/** 撤销: for eight seconds after it was said. Taking back is one more operation, by the fact's own id. */
import type { Operation } from '../domain/operation';
import { undoAct } from '../domain/undoing';
import { t } from '../i18n/words/undoing';
import type { Rooms } from '../rooms';
import type { Alongside } from '../store';

/** Says that it is done, and offers to take back those of `said` that are of this kind; `before`: the records as they were. */
export function doneWithUndo(rooms: Rooms, text: string, said: Operation[], kind: Operation['kind'], before?: Alongside): void {
  const facts = said.filter((one) => one.kind === kind);
  const undo = async (): Promise<void> => {
    await rooms.say(facts.map(undoAct), before);
    rooms.toast(t('undone', { what: text }), 'plain');
  };
  rooms.toast(text, 'good', { words: t('undo'), go: () => void undo() });
}
