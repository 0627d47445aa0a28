/** Scanning: the camera, with typing always beside it. Either way, one label comes out, or words that say why not. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sheet } from '../../domain/draft';
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/scanner';
import type { Rooms } from '../../rooms';
import type { CameraFault, OpenCamera, Reading } from '../../scan';
import { Button, Icon, Notice, TextField, troubleWords } from '../../ui';
import { part } from '../../ui/lazy';

export interface AcceptedLabel {
  code: string;
  scan_mode: 'scanned' | 'manual';
}
interface ScanLabelProps {
  rooms: Rooms;
  onLabel: (label: AcceptedLabel) => void;
  onDraft?: (id: string) => void;
  /** The sheet that the label is for, as it is at this moment. */
  sheet?: () => Sheet;
  /** Where one label follows another: how each was judged, for the ear and the eye. */
  onJudged?: (good: boolean) => void;
}

type Refused = { words: string } | { doubt: AcceptedLabel; title: string; words: string } | null;

const EXAMPLE = '7K3QM9T2XD';
/** What it knows of labels comes while one is being looked for. */
const check = () => import('./label-check');

/** The scanner stands first: what the label will want is fetched once the camera looks, or cannot. */
export const onceItLooks = (rooms: Rooms, fetchIt: () => Promise<unknown>): Rooms => ({
  ...rooms,
  openCamera: async (...asked) => rooms.openCamera(...asked).finally(() => void fetchIt().catch(() => undefined)),
});
const SpoilSheet = part(() => import('./spoil-sheet').then((file) => file.SpoilSheet));

/** A short buzz and nothing more: sounds disturb an interview. iOS has no vibration and sees the screen change. */
const buzz = (good: boolean): void => {
  if ('vibrate' in navigator) navigator.vibrate(good ? 60 : [40, 60, 40]);
};

export function ScanLabel({ rooms, onLabel, onDraft, sheet, onJudged }: ScanLabelProps) {
  const [refused, setRefused] = useState<Refused>(null);
  const [spoiling, setSpoiling] = useState(false);
  const use = (label: AcceptedLabel): void => {
    setRefused(null);
    onLabel(label);
  };
  const take = async (reading: Reading): Promise<void> => {
    const judged = await (await check()).judge(rooms, reading, sheet?.());
    const scan_mode = reading.how === 'typed' ? 'manual' : 'scanned';
    buzz(judged.verdict === 'fine');
    onJudged?.(judged.verdict === 'fine');
    if (judged.verdict === 'refused') setRefused({ words: judged.words });
    else if (judged.verdict === 'doubt') setRefused({ doubt: { code: judged.code, scan_mode }, title: judged.title, words: judged.words });
    else if (judged.verdict === 'draft') onDraft?.(judged.draft);
    else use({ code: judged.code, scan_mode });
  };
  const latest = useRef(take);
  latest.current = take;
  // One after the other: the second of two quick scans must see what the first has become.
  const turn = useRef(Promise.resolve());
  const hear = (reading: Reading): void => {
    turn.current = turn.current.then(() => latest.current(reading)).catch((error: unknown) => rooms.toast(troubleWords(error), 'bad'));
  };
  useEffect(() => rooms.listenWedge(hear), []);
  return (
    <div class="scan">
      <Viewfinder rooms={onceItLooks(rooms, check)} onReading={hear} />
      {refused && !('doubt' in refused) && <Notice tone="bad" urgent>{refused.words}</Notice>}
      {refused && 'doubt' in refused && (
        <Notice tone="warn" urgent title={refused.title} action={<Button onClick={() => use(refused.doubt)}>{t('label_use_anyway')}</Button>}>{refused.words}</Notice>
      )}
      <TypeLabel prefix={rooms.session.lab.prefix} onText={(text) => hear({ text, how: 'typed' })} />
      <Button tone="quiet" onClick={() => setSpoiling(true)}>{t('label_bad')}</Button>
      {spoiling && <SpoilSheet rooms={rooms} code="" onClose={() => setSpoiling(false)} />}
    </div>
  );
}

/** `again`: for label after label, so that the field is empty for the next. */
export function TypeLabel({ prefix, onText, again = false }: { prefix: string; onText: (text: string) => void; again?: boolean }) {
  const [text, setText] = useState('');
  const example = printed(`${prefix}${EXAMPLE}6`);
  const submit = (event: Event): void => {
    event.preventDefault();
    onText(text);
    if (again) setText('');
  };
  return (
    <form class="type-label" onSubmit={submit}>
      <TextField label={t('capture_typed')} hint={t('capture_typed_hint', { example })} value={text} onChange={setText} autoComplete="off" autoCapitalize="characters" spellcheck={false} />
      <Button type="submit" wide>{t('capture_use')}</Button>
    </form>
  );
}

interface ViewfinderProps {
  rooms: Rooms;
  onReading: (reading: Reading) => void;
  hint?: string;
  /** Looks for goods barcodes and licences instead of labels. */
  goods?: boolean;
}

export function Viewfinder({ rooms, onReading, hint = t('capture_hint'), goods = false }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<OpenCamera | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const [turn, setTurn] = useState(0);
  const [lit, setLit] = useState(false);

  useEffect(() => {
    let gone = false;
    let opened: OpenCamera | null = null;
    const element = video.current;
    if (!element) return undefined;
    setFault(null);
    rooms.openCamera(element, onReading, goods).then(
      (open) => {
        opened = open;
        if (gone) open.close();
        else setCamera(open);
      },
      (why: unknown) => setFault(typeof why === 'string' ? (why as CameraFault) : 'decoder'),
    );
    // Hidden pages must not hold the camera; coming back opens it anew.
    const onHide = (): void => {
      if (document.visibilityState === 'visible') setTurn((n) => n + 1);
      else opened?.close();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', onHide);
      opened?.close();
      setCamera(null);
    };
  }, [turn]);

  const light = async (): Promise<void> => {
    await camera?.torch?.(!lit);
    setLit(!lit);
  };
  return (
    <>
      <div class={`viewfinder${fault ? ' is-off' : ''}`}>
        <video ref={video} playsInline muted aria-label={hint} />
        {!fault && <span class="viewfinder-frame" aria-hidden="true" />}
        {!fault && <p class="viewfinder-hint">{camera ? hint : t('camera_starting')}</p>}
        {camera?.torch && <button type="button" class="torch" aria-pressed={lit} onClick={() => void light()}><Icon name="torch" />{lit ? t('torch_off') : t('torch_on')}</button>}
      </div>
      {fault && <Notice tone="warn" title={t('camera_off')} action={<Button onClick={() => setTurn(turn + 1)}>{t('camera_again')}</Button>}>{t(`fault_${fault}`)}</Notice>}
    </>
  );
}
