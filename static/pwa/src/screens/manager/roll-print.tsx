/** Printing a roll, whole or what is left of it: the file comes from the server, and each printing is on record. */
import { useEffect, useState } from 'preact/hooks';
import type { Counted } from '../../domain/label-stock';
import { t } from '../../i18n/words/stock';
import type { Rooms } from '../../rooms';
import { Button, Chips, Notice, Sheet, troubleWords } from '../../ui';
import { choiceOf, download, FIRST_CHOICE, type PrintChoice, PrintChoiceFields } from './print-choice';
import { sayPrinted } from './rolls';

/** More cannot be named in one question to the server. */
const MOST_NAMED = 100;

export function useChoice(rooms: Rooms): [PrintChoice, (choice: PrintChoice) => void] {
  const [choice, setChoice] = useState(FIRST_CHOICE);
  useEffect(() => void choiceOf(rooms).then(setChoice), []);
  const change = (next: PrintChoice): void => {
    setChoice(next);
    void rooms.store.meta.rememberQuietly('label_print', next);
  };
  return [choice, change];
}

function ofWhich({ roll, whereabouts }: Counted): { all: string[]; rest: string[] } {
  return { all: roll.codes, rest: roll.codes.filter((_, index) => whereabouts[index] === 'unused') };
}

export function PrintSheet({ rooms, counted, onClose }: { rooms: Rooms; counted: Counted; onClose: () => void }) {
  const [choice, setChoice] = useChoice(rooms);
  const [part, setPart] = useState<'all' | 'rest'>('all');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const { roll } = counted;
  const which = ofWhich(counted);
  const may_choose = which.rest.length > 0 && which.rest.length < roll.codes.length && which.rest.length <= MOST_NAMED;
  const print = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      await download(rooms, roll.id, { ...choice, ...(part === 'rest' ? { codes: which.rest } : {}) }, `labels-${roll.issued_at.slice(0, 10)}-${which[part].length}`);
      await sayPrinted(rooms, roll, which[part], choice.preset);
      rooms.toast(t('ready'), 'good');
      onClose();
    } catch (error) {
      setTrouble(troubleWords(error));
      setBusy(false);
    }
  };
  return (
    <Sheet title={t('print_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void print(event)} noValidate>
        <PrintChoiceFields choice={choice} onChange={setChoice} />
        {may_choose && <Chips label={t('what')} choices={(['all', 'rest'] as const).map((value) => ({ value, text: t(value, { count: which[value].length }) }))} chosen={[part]} onChange={([said]) => said && setPart(said as 'all' | 'rest')} />}
        <p class="soft small stack-gap">{t('how_hint')}</p>
        {trouble && <Notice tone="warn" urgent>{trouble}</Notice>}
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit" busy={busy}>{t('download')}</Button></div>
      </form>
    </Sheet>
  );
}
