/** 导出到文件: the outbox as encrypted files, for a phone that finds no network. What is in them goes on waiting here. */
import { useState } from 'preact/hooks';
import { sizeWords } from '../../i18n/moments';
import { t } from '../../i18n/words/sample';
import type { Rooms } from '../../rooms';
import { Button, List, Notice, Row, Sheet, troubleWords } from '../../ui';
import type { QueueFile } from '../../sync/queue-file';
import { saveFile } from '../../ui/save-file';

type Made = QueueFile[] | 'no_key' | { failed: string } | null;

/** Messengers pass on only endings they know: the same bytes as text where the first name is refused. */
function sharable({ name, bytes }: QueueFile): File | null {
  if (!('canShare' in navigator)) return null;
  const offers = [new File([bytes], name, { type: 'application/octet-stream' }), new File([bytes], `${name}.txt`, { type: 'text/plain' })];
  return offers.find((file) => navigator.canShare({ files: [file] })) ?? null;
}

function OneFile({ rooms, file }: { rooms: Rooms; file: QueueFile }) {
  const offer = sharable(file);
  const share = async (): Promise<void> => {
    if (!offer) return;
    // Closing the share sheet without choosing is no failure.
    await navigator.share({ files: [offer] }).catch((error: unknown) => {
      if ((error as { name?: string }).name !== 'AbortError') rooms.toast(t('file_share_failed'), 'bad');
    });
  };
  return (
    <Row
      title={<span class="code">{file.name}</span>}
      under={
        <span class="file-ways">
          <span>{sizeWords(file.bytes.size)}</span>
          {offer && <Button tone="primary" label={t('file_share_one', { name: file.name })} onClick={() => void share()}>{t('file_share')}</Button>}
          <Button label={t('file_save_one', { name: file.name })} onClick={() => saveFile(file.bytes, file.name)}>{t('file_save')}</Button>
        </span>
      }
    />
  );
}

export function CarryOut({ rooms }: { rooms: Rooms }) {
  const [made, setMade] = useState<Made>(null);
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      const { makeEveryonesFiles } = await import('../../sync/queue-file');
      const session = (await rooms.store.auth.find()) ?? rooms.session;
      setMade((await makeEveryonesFiles(rooms.store, session, { app_build: __VERSION__, now: new Date() })) ?? 'no_key');
    } catch (error) {
      setMade({ failed: error instanceof Error ? error.message : troubleWords(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button wide busy={busy} onClick={() => void make()}>{busy ? t('file_making') : t('file_make')}</Button>
      <p class="soft small">{t('file_hint')}</p>
      {made && (
        <Sheet title={t('file_title')} close_label={t('close')} onClose={() => setMade(null)}>
          {made === 'no_key' ? <Notice tone="warn" urgent>{t('file_no_key')}</Notice>
            : 'failed' in made ? <Notice tone="bad" urgent>{t('file_failed', { why: made.failed })}</Notice>
            : (
              <>
                <ol class="file-steps">{(['file_step_1', 'file_step_2', 'file_step_3'] as const).map((step) => <li key={step}>{t(step, { count: made.length })}</li>)}</ol>
                <List label={t('file_title')}>{made.map((file) => <OneFile key={file.name} rooms={rooms} file={file} />)}</List>
              </>
            )}
        </Sheet>
      )}
    </>
  );
}
