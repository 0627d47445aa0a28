/** An XLSForm read in by the lab's server; it becomes the draft, with what could not be taken over in words. */
import { useState } from 'preact/hooks';
import type { FormDraft } from '../../domain/form-draft';
import { t } from '../../i18n/words/forms';
import type { Rooms } from '../../rooms';
import { Notice, Sheet, troubleWords } from '../../ui';
import { NoAnswer } from '../../sync/wire';

interface FormImportProps {
  rooms: Rooms;
  draft: FormDraft;
  onRead: (draft: FormDraft) => void;
  onClose: () => void;
}

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function FormImport({ rooms, draft, onRead, onClose }: FormImportProps) {
  const [reading, setReading] = useState(false);
  const [trouble, setTrouble] = useState('');
  const read = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    setReading(true);
    setTrouble('');
    try {
      const { name, questions, problems, skipped } = await rooms.api.readXlsForm(await file.arrayBuffer());
      const remarks = [...problems, ...skipped].map(({ sheet, row, text }) => t('sheet_row', { sheet, row: row ?? '–', text }));
      rooms.toast(t('imported', { count: questions.length }));
      onRead({ ...draft, name: draft.name || name || file.name.replace(/\.xlsx$/i, ''), questions, remarks });
    } catch (error) {
      setTrouble(error instanceof NoAnswer ? t('import_offline') : troubleWords(error));
    } finally {
      setReading(false);
    }
  };
  return (
    <Sheet title={t('import')} close_label={t('close')} onClose={onClose}>
      <p class="soft stack-gap">{t('import_hint')}{draft.questions.length > 0 ? ` ${t('replace_draft')}` : ''}</p>
      {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
      {reading && <p role="status">{t('importing')}</p>}
      <label class="file-drop">
        <span class="button">{t('import')}</span>
        <input type="file" accept={XLSX} disabled={reading} aria-label={t('import')} onChange={(event) => void read(event.currentTarget)} />
      </label>
    </Sheet>
  );
}
