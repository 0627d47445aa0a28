/** One box: packed label by label while it is open, then closed, handed over, and on its way with its list and its code. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import { printed } from '../../../domain/label';
import { nameOf } from '../../../i18n/catalogue';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/box';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Badge, Button, Empty, Icon, Notice, Page, Section, StateBadge, useWatched } from '../../../ui';
import { useLabNow } from '../../../ui/holding';
import { Qr } from '../../../ui/qr';
import { DeadlineWords, TimeLeft } from '../../../ui/time-left';
import { CancelSheet } from './cancel-sheet';
import { CloseSheet } from './close-sheet';
import { SampleSigned } from '../sample-signed';
import { Contents } from './contents';
import { countWords } from './count-words';
import { boxHere, type Content, contentsOf, soonestIn } from './found';
import { HandOverSheet } from './hand-over-sheet';
import { Manifest } from './manifest';
import { Packing } from './packing';
import { PdfButton } from '../../papers/pdf-button';
import { t as pdf } from '../../../i18n/words/pdf';

type Doing = 'close' | 'hand_over' | 'cancel' | null;
interface Seen {
  rooms: Rooms;
  box: BoxView;
  contents: Content[];
}

function Standing({ rooms, box, contents }: Seen) {
  const now_ms = useLabNow(rooms.store);
  const soonest = soonestIn(contents);
  const flags = box.flags.map((flag) => nameOf(rooms.reference.boxes.flags.find(({ key }) => key === flag), flag));
  return (
    <div class="box-standing">
      <p class="box-count" role="status">{countWords(box)}</p>
      <div class="badges">
        <StateBadge states={rooms.reference.boxes.states} state={box.state} />
        {box.waiting > 0 && <Badge sign="↑">{t('waiting')}</Badge>}
        {flags.map((words) => <Badge key={words} tone="warn" sign="!">{words}</Badge>)}
      </div>
      {soonest && box.state !== 'arrived' && <p class="box-soonest"><TimeLeft deadline={soonest} now_ms={now_ms} /> <span class="soft small"><DeadlineWords deadline={soonest} /></span></p>}
      {box.refused.length > 0 && <Notice tone="warn" title={t('refused')}>{t('refused_text')}</Notice>}
    </div>
  );
}

function Facts({ box }: { box: BoxView }) {
  const rows: [string, string][] = [
    [t('seal_no'), box.seal_no ?? ''], [t('start_temperature'), box.start_temperature_c === null ? '' : `${box.start_temperature_c} °C`], [t('closed'), box.closed_at ? momentWords(box.closed_at) : ''],
    [t('to_name'), box.handed_to ?? ''], [t('arrived'), box.arrived_at ? momentWords(box.arrived_at) : ''],
  ];
  const known = rows.filter(([, value]) => value !== '');
  if (known.length === 0) return null;
  return <dl class="facts">{known.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

/** The desk scans this from the phone when the label on the box cannot be read. */
const Code = ({ rooms, box }: { rooms: Rooms; box: BoxView }) => (
  <Section title={t('manifest')}>
    <div class="box-code">
      <Qr text={box.code} label={t('qr')} />
      <p class="code">{printed(box.code)}</p>
      <Button onClick={() => print()}><Icon name="label" />{t('print')}</Button>
      <PdfButton rooms={rooms} path={`boxes/${box.id}/manifest.pdf`} label={pdf('manifest')} file={printed(box.code)} />
    </div>
  </Section>
);

function OpenBox({ rooms, box, contents, onDo }: Seen & { onDo: (doing: Doing) => void }) {
  const [scanning, setScanning] = useState(true);
  return (
    <>
      {scanning && <Packing rooms={rooms} box={box} />}
      <div class="actions"><Button onClick={() => setScanning(!scanning)}><Icon name="scan" />{t(scanning ? 'scan_stop' : 'scan_on')}</Button></div>
      <Contents rooms={rooms} box={box} contents={contents} may_take_out />
      <div class="actions"><Button tone="danger" onClick={() => onDo('cancel')}>{t('cancel_box')}</Button></div>
      <div class="bar"><Button tone="primary" disabled={box.items.length === 0} onClick={() => onDo('close')}>{t(box.items.length === 0 ? 'empty_bar' : 'close_box')}</Button></div>
    </>
  );
}

function ClosedBox({ rooms, box, contents, onDo }: Seen & { onDo: (doing: Doing) => void }) {
  const { closed_by } = box;
  const reopen = async (): Promise<void> => {
    if (closed_by !== null) await rooms.say([{ kind: 'operation.undo', subject: box.id, body: { op_id: closed_by } }]);
  };
  return (
    <>
      <Facts box={box} />
      <Code rooms={rooms} box={box} />
      <SampleSigned rooms={rooms} sample={box.id} />
      <Contents rooms={rooms} box={box} contents={contents} />
      {box.state === 'closed' && (
        <>
          <div class="actions">
            {closed_by !== null && <Button onClick={() => void reopen()}>{t('reopen')}</Button>}
            <Button tone="danger" onClick={() => onDo('cancel')}>{t('cancel_box')}</Button>
          </div>
          <div class="bar"><Button tone="primary" onClick={() => onDo('hand_over')}>{t('hand_over')}</Button></div>
        </>
      )}
    </>
  );
}

export function BoxScreen({ rooms }: ScreenProps) {
  const [doing, setDoing] = useState<Doing>(null);
  const found = useWatched(rooms.store, async () => {
    const box = await boxHere(rooms.store, rooms.hash);
    return box ? { box, contents: await contentsOf(rooms, box) } : null;
  }, [rooms.hash]);
  if (found === undefined) return null;
  const back = { label: t('back'), go: () => rooms.go('/boxes') };
  if (found === null) return <Page title={t('box')} back={back}><Empty icon="box" text={t('not_found')} /></Page>;
  const seen = { rooms, ...found };
  const { box } = found;
  const Body = box.state === 'open' ? OpenBox : ClosedBox;
  const shut = (): void => setDoing(null);
  return (
    <>
      <Page title={t('box')} back={back}>
        <p class="code sample-no">{printed(box.code)}</p>
        <Standing {...seen} />
        <Body {...seen} onDo={setDoing} />
        {doing === 'close' && <CloseSheet {...seen} onClose={shut} />}
        {doing === 'hand_over' && <HandOverSheet {...seen} onClose={shut} />}
        {doing === 'cancel' && <CancelSheet rooms={rooms} box={box} onClose={shut} />}
      </Page>
      <Manifest {...seen} />
    </>
  );
}
