/** A paper that the lab's server draws, saved as a file. It needs the network, and says so where there is none. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/pdf';
import type { Rooms } from '../../rooms';
import { Button, Icon, troubleWords } from '../../ui';
import { saveFile } from '../../ui/save-file';

export function PdfButton({ rooms, path, label, file }: { rooms: Rooms; path: string; label: string; file: string }) {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await rooms.api.pdf(`/api/v1/${path}`), `${label}-${file}.pdf`);
    } catch (error) {
      rooms.toast(t('failed', { why: troubleWords(error) }), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return <Button busy={busy} onClick={() => void save()}><Icon name="paper" />{t('button', { paper: label })}</Button>;
}
