/** Scanning: the camera, with typing always beside it. Either way, one label comes out, or words that say why not. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/scanner';
import type { Rooms } from '../../rooms';
import type { CameraFault, OpenCamera, Reading } from '../../scan';
import { Button, Icon, Notice, TextField } from '../../ui';
import { judge } from './label-check';

export interface AcceptedLabel {
  code: string;
  scan_mode: 'scanned' | 'manual';
}
interface ScanLabelProps {
  rooms: Rooms;
  onLabel: (label: AcceptedLabel) => void;
  onDraft: (id: string) => void;
}

type Refused = { words: string } | { unknown: AcceptedLabel } | null;

const EXAMPLE = '7K3QM9T2XD';

/** A short buzz and nothing more: sounds disturb an interview. iOS has no vibration and sees the screen change. */
const buzz = (good: boolean): void => {
  if ('vibrate' in navigator) navigator.vibrate(good ? 60 : [40, 60, 40]);
};

export function ScanLabel({ rooms, onLabel, onDraft }: ScanLabelProps) {
  const [refused, setRefused] = useState<Refused>(null);
  const take = async (reading: Reading): Promise<void> => {
    const judged = await judge(rooms, reading);
    const scan_mode = reading.how === 'typed' ? 'manual' : 'scanned';
    buzz(judged.verdict === 'fine');
    if (judged.verdict === 'refused') setRefused({ words: judged.words });
    else if (judged.verdict === 'unknown') setRefused({ unknown: { code: judged.code, scan_mode } });
    else if (judged.verdict === 'draft') onDraft(judged.draft);
    else onLabel({ code: judged.code, scan_mode });
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => rooms.listenWedge((reading) => void latest.current(reading)), []);
  return (
    <div class="scan">
      <Viewfinder rooms={rooms} onReading={(reading) => void latest.current(reading)} />
      {refused && 'words' in refused && <Notice tone="bad" urgent>{refused.words}</Notice>}
      {refused && 'unknown' in refused && (
        <Notice tone="warn" urgent title={t('label_unknown_title')} action={<Button onClick={() => onLabel(refused.unknown)}>{t('label_use_anyway')}</Button>}>
          {t('label_unknown_text', { code: printed(refused.unknown.code) })}
        </Notice>
      )}
      <TypeLabel prefix={rooms.session.lab.prefix} onText={(text) => void take({ text, how: 'typed' })} />
    </div>
  );
}

export function TypeLabel({ prefix, onText }: { prefix: string; onText: (text: string) => void }) {
  const [text, setText] = useState('');
  const example = printed(`${prefix}${EXAMPLE}6`);
  const submit = (event: Event): void => {
    event.preventDefault();
    onText(text);
  };
  return (
    <form class="type-label" onSubmit={submit}>
      <TextField label={t('capture_typed')} hint={t('capture_typed_hint', { example })} value={text} onChange={setText} autoComplete="off" autoCapitalize="characters" spellcheck={false} />
      <Button type="submit" wide>{t('capture_use')}</Button>
    </form>
  );
}

export function Viewfinder({ rooms, onReading, hint = t('capture_hint') }: { rooms: Rooms; onReading: (reading: Reading) => void; hint?: string }) {
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
    rooms.openCamera(element, onReading).then(
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
