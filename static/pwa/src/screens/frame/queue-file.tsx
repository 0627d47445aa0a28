/** 从文件收取: a phone's queue that came as a file, handed in to the lab from here. Harmless to repeat. */
import { useState } from 'preact/hooks';
import { sizeWords } from '../../i18n/moments';
import { t } from '../../i18n/words/queue-file';
import type { Rooms, ScreenProps } from '../../rooms';
import type { QueueFileTaken } from '../../sync/api';
import { Icon, Notice, Page, troubleWords } from '../../ui';

interface HandedIn {
  name: string;
  size: number;
  state: 'sending' | 'taken' | 'failed';
  taken?: QueueFileTaken;
  why?: string;
}

const MAGIC = 'FSQ1';
const MOST_BYTES = 64_000_000;

/** Told at once, without the lab, what is certainly no queue file. */
async function faultOf(file: File): Promise<string | null> {
  if (file.size > MOST_BYTES) return t('too_large');
  const first = new TextDecoder('latin1').decode(await file.slice(0, MAGIC.length).arrayBuffer());
  return first === MAGIC ? null : t('not_ours');
}

async function handIn(rooms: Rooms, file: File): Promise<Partial<HandedIn>> {
  const why = await faultOf(file);
  if (why !== null) return { state: 'failed', why };
  try {
    return { state: 'taken', taken: await rooms.api.takeQueueFile(await file.arrayBuffer()) };
  } catch (error) {
    return { state: 'failed', why: troubleWords(error) };
  }
}

function takenWords(taken: QueueFileTaken): string[] {
  const { operations, duplicate, quarantined, held, photos, want_blobs } = taken;
  return [
    t('taken', { operations, photos }),
    duplicate > 0 ? t('known', { count: duplicate }) : '',
    held > 0 ? t('held', { count: held }) : '',
    quarantined > 0 ? t('quarantined', { count: quarantined }) : '',
    want_blobs.length > 0 ? t('wanted', { count: want_blobs.length }) : t('complete'),
  ].filter(Boolean);
}

function Outcome({ file }: { file: HandedIn }) {
  const tone = file.state === 'failed' ? 'bad' : file.state === 'sending' ? 'info' : (file.taken?.quarantined ?? 0) > 0 ? 'warn' : 'good';
  return (
    <li>
      <Notice tone={tone} title={`${file.name} · ${sizeWords(file.size)}`} urgent={file.state === 'failed'}>
        {file.state === 'sending' && <p>{t('sending')}</p>}
        {file.taken && takenWords(file.taken).map((words) => <p key={words}>{words}</p>)}
        {file.why && <p>{file.why}</p>}
      </Notice>
    </li>
  );
}

export function QueueFileScreen({ rooms }: ScreenProps) {
  const [files, setFiles] = useState<HandedIn[]>([]);
  const [over, setOver] = useState(false);
  const take = async (chosen: File[]): Promise<void> => {
    // One after another, the parts in their order: operations stand in the first.
    for (const file of chosen.sort((a, b) => a.name.localeCompare(b.name))) {
      const entry: HandedIn = { name: file.name, size: file.size, state: 'sending' };
      setFiles((before) => [entry, ...before]);
      const outcome = await handIn(rooms, file);
      setFiles((before) => before.map((row) => (row === entry ? { ...entry, ...outcome } : row)));
    }
    void rooms.sync.soon();
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take([...(event.dataTransfer?.files ?? [])]);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const onPick = (input: HTMLInputElement): void => {
    const chosen = [...(input.files ?? [])];
    input.value = '';
    void take(chosen);
  };
  return (
    <Page title={t('title')}>
      <p class="soft">{t('intro')}</p>
      <label class={`file-drop${over ? ' is-over' : ''}`} onDrop={onDrop} onDragOver={onDragOver} onDragLeave={() => setOver(false)}>
        <Icon name="receive" />
        <strong>{t('pick')}</strong>
        <span class="soft">{t('or_drop')}</span>
        <input type="file" multiple aria-label={t('pick')} onChange={(event) => onPick(event.currentTarget)} />
      </label>
      <ul class="file-results" aria-label={t('results')}>{files.map((file, i) => <Outcome key={`${file.name}-${files.length - i}`} file={file} />)}</ul>
    </Page>
  );
}
