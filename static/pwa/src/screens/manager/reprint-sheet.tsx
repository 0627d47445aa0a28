/** Printing one label again: counted, and with a reason. */
import { useState } from 'preact/hooks';
import type { LabelRoll } from '../../domain/document';
import { printed, readTyped } from '../../domain/label';
import { reprintsOf } from '../../domain/label-stock';
import { t as why } from '../../i18n/words/label-check';
import { t } from '../../i18n/words/stock';
import type { Rooms } from '../../rooms';
import { Button, Chips, Notice, Sheet, TextField, troubleWords } from '../../ui';
import { download, PrintChoiceFields } from './print-choice';
import { useChoice } from './roll-print';
import { sayReprinted } from './rolls';

const READY_MADE = ['r_torn', 'r_smeared', 'r_wet'] as const;

type Read = { ok: true; code: string; roll: LabelRoll } | { ok: false; words: string | undefined };

/** Which roll the typed label is of; nothing is said against a field that is still empty. */
function readCode(typed: string, rolls: LabelRoll[], prefix: string): Read {
  if (typed.trim() === '') return { ok: false, words: undefined };
  const read = readTyped(typed, prefix);
  if (!read.ok) return { ok: false, words: why(`label_${read.fault}`, { shown: read.shown, prefix }) };
  const roll = rolls.find(({ codes }) => codes.includes(read.code));
  return roll ? { ok: true, code: read.code, roll } : { ok: false, words: t('reprint_foreign') };
}

export function ReprintSheet({ rooms, rolls, onClose }: { rooms: Rooms; rolls: LabelRoll[]; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [choice, setChoice] = useChoice(rooms);
  const { prefix } = rooms.session.lab;
  const read = readCode(typed, rolls, prefix);
  const before = read.ok ? reprintsOf(read.roll, read.code) : 0;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!read.ok || reason.trim() === '') return;
    try {
      await download(rooms, read.roll.id, { ...choice, codes: [read.code] }, `label-${read.code}`);
      await sayReprinted(rooms, read.roll, read.code, choice.preset, reason.trim());
      rooms.toast(t('ready'), 'good');
      onClose();
    } catch (error) {
      setTrouble(troubleWords(error));
    }
  };
  const shown = read.ok ? undefined : tried || typed.length >= 13 ? (read.words ?? why('label_empty', { shown: '', prefix })) : undefined;
  return (
    <Sheet title={t('reprint_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <TextField label={t('reprint_code')} value={typed} onChange={setTyped} hint={read.ok ? printed(read.code) : undefined} error={shown} autoComplete="off" autoCapitalize="characters" spellcheck={false} />
        {before > 0 && <Notice tone="info">{t('reprint_times', { count: before })}</Notice>}
        <TextField label={t('reprint_reason')} value={reason} onChange={setReason} maxLength={200} error={tried && reason.trim() === '' ? t('reprint_needed') : undefined} />
        <Chips label={t('reprint_often')} choices={READY_MADE.map((key) => ({ value: key, text: t(key) }))} chosen={READY_MADE.filter((key) => t(key) === reason)} onChange={([key]) => key && setReason(t(key as (typeof READY_MADE)[number]))} />
        <PrintChoiceFields choice={choice} onChange={setChoice} />
        {trouble && <Notice tone="warn" urgent>{trouble}</Notice>}
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit">{t('reprint_save')}</Button></div>
      </form>
    </Sheet>
  );
}
