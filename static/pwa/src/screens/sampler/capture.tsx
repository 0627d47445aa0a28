/** 扫码抽样: scan or type a label, then the sheet of its sample. The draft exists from the first label on. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { localIso } from '../../domain/clock';
import { newId } from '../../domain/identity';
import { type Carried, newSheet, openedDraft, type Sheet } from '../../domain/draft';
import { t } from '../../i18n/words/scanner';
import type { Rooms, ScreenProps } from '../../rooms';
import { t as frame } from '../../i18n/words/frame';
import { Button, Notice, Page } from '../../ui';
import { lazy } from '../../ui/lazy';
import { type AcceptedLabel, onceItLooks, ScanLabel } from './scan-label';

const unopened = () => <Notice tone="warn" title={frame('broken_title')} action={<Button onClick={() => location.reload()}>{frame('reload')}</Button>}>{frame('broken_text')}</Notice>;
const SampleSheet = lazy(() => import('./sample-sheet').then((file) => file.SampleSheet), () => null, unopened);

async function begin(rooms: Rooms, label: AcceptedLabel): Promise<string> {
  const { store, session } = rooms;
  const carried = (await store.meta.find('carried')) as Carried | undefined;
  const at = localIso(new Date());
  // A carried pair belongs to whoever acts now, not to whoever had the phone before.
  const pair = [...new Set([session.person_id, ...(carried?.samplers ?? [])])];
  const sheet = newSheet(newId(), at, session.person_id, carried ? { ...carried, samplers: pair } : null);
  const item = { id: newId(), code: label.code, item_kind: 'A', scan_mode: label.scan_mode };
  await store.drafts.save(sheet.id, { ...sheet, items: [item] }, at);
  return sheet.id;
}

export function CaptureScreen({ rooms }: ScreenProps) {
  const [draft, setDraft] = useState<Sheet | null>(null);
  const seeing = useMemo(() => onceItLooks(rooms, () => SampleSheet.ask()), [rooms]);
  useEffect(() => {
    if (rooms.hash === '') return setDraft(null);
    void rooms.store.drafts.find(rooms.hash).then((row) => {
      if (row) setDraft(openedDraft(row.body));
      else rooms.go('/capture');
    });
  }, [rooms.hash]);

  const start = async (label: AcceptedLabel): Promise<void> => rooms.go(`/capture#${await begin(rooms, label)}`);
  const resume = (id: string): void => {
    rooms.toast(t('label_in_draft'), 'plain');
    rooms.go(`/capture#${id}`);
  };
  if (rooms.hash !== '') return draft?.id === rooms.hash ? <SampleSheet key={draft.id} rooms={rooms} draft={draft} /> : null;
  return (
    <Page title={t('capture')}>
      <ScanLabel rooms={seeing} onLabel={(label) => void start(label)} onDraft={resume} />
    </Page>
  );
}
