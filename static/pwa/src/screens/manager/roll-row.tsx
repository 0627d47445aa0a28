/** One roll of labels: for whom, how far it is used up, and its sheet to print. */
import { useEffect, useState } from 'preact/hooks';
import type { LabelRoll } from '../../domain/document';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import { Badge, Button, Notice, Progress, troubleWords, useWatched } from '../../ui';

interface RollRowProps {
  rooms: Rooms;
  roll: LabelRoll;
  used: number;
  person: (id: string | null) => string | null;
}

/** A link of our own making: the browser saves the file, whatever it thinks of PDFs in a page. */
function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

function PrintSheet({ rooms, roll }: { rooms: Rooms; roll: LabelRoll }) {
  const [url, setUrl] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => () => {
    if (url) URL.revokeObjectURL(url);
  }, [url]);
  const entries = useWatched(rooms.store, () => rooms.store.outbox.about(roll.id), [roll.id]) ?? [];
  const unsent = entries.some(({ state }) => state !== 'sent');
  const print = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      const made = URL.createObjectURL(await rooms.api.labelSheet(roll.id));
      setUrl(made);
      download(made, `labels-${roll.issued_at.slice(0, 10)}-${roll.codes.length}.pdf`);
    } catch (error) {
      setTrouble(troubleWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div class="roll-print">
        <Button onClick={() => void print()} busy={busy} disabled={unsent}>{t(url ? 'print_again' : 'print')}</Button>
        {url && <a class="button button-quiet" href={url} target="_blank" rel="noreferrer">{t('open_sheet')}</a>}
        {unsent && <Badge tone="info" sign="✓">{t('roll_waits')}</Badge>}
      </div>
      {url && !trouble && <p class="soft small" role="status">{t('sheet_ready')}</p>}
      {trouble && <Notice tone="warn" urgent>{trouble}</Notice>}
    </>
  );
}

export function RollRow({ rooms, roll, used, person }: RollRowProps) {
  const to = person(roll.issued_to);
  return (
    <li class="row roll">
      <div class="roll-head">
        <strong>{to ? t('roll_to', { name: to }) : t('in_stock')}</strong>
        <span class="number">{t('roll_count', { count: roll.codes.length })}</span>
      </div>
      <p class="soft small number">{t('roll_meta', { time: momentWords(roll.issued_at), by: person(roll.issued_by) ?? '–' })}</p>
      <Progress value={used / roll.codes.length} label={t('used_label')} />
      <p class="small number">{t('roll_used', { used, unused: roll.codes.length - used })}</p>
      <PrintSheet rooms={rooms} roll={roll} />
    </li>
  );
}
