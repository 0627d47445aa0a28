/** 签名: one person signs on glass, or types the name before a witness, or refuses before one. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Signed } from '../../domain/sealing';
import type { SignsAs } from '../../domain/operation';
import { isSigned, type Stroke, thinned } from '../../domain/strokes';
import { t } from '../../i18n/words/seal';
import type { Rooms } from '../../rooms';
import { Button, Notice, Sheet, TextField, troubleWords } from '../../ui';
import { pictureOf, pictureOfWords, SignaturePad } from '../../ui/signature-pad';

export interface Signer {
  signs_as: SignsAs;
  name: string;
  person: string | null;
}

interface SigningProps {
  rooms: Rooms;
  signer: Signer;
  onSigned: (signed: Signed) => void;
  onClose: () => void;
}

type Way = 'drawn' | 'typed' | 'refused';

async function kept(rooms: Rooms, png: ArrayBuffer): Promise<Signed['picture']> {
  return { sha256: await rooms.store.photos.keep(png, 'image/png'), size: png.byteLength };
}

export function Signing({ rooms, signer, onSigned, onClose }: SigningProps) {
  const [way, setWay] = useState<Way>('drawn');
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [warned, setWarned] = useState(false);
  const [trouble, setTrouble] = useState('');
  const who = t(`as_${signer.signs_as}`);
  const inside = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: without this the keyboard would be nowhere.
  useLayoutEffect(() => (inside.current?.querySelector('input') ?? inside.current)?.focus(), [way]);
  // A palm on the shade must not cost a signature.
  const close = (): void => {
    if (strokes.length === 0 || warned) return onClose();
    setWarned(true);
  };
  const sign = async (part: Partial<Signed>, png?: () => Promise<ArrayBuffer>): Promise<void> => {
    try {
      const picture = png ? await kept(rooms, await png()) : null;
      onSigned({ ...signer, strokes: [], refused: '', at: new Date().toISOString(), ...part, picture });
    } catch (error) {
      setTrouble(troubleWords(error));
    }
  };
  const draw = (): void => {
    const fit = thinned(strokes);
    void sign({ strokes: fit }, () => pictureOf(fit));
  };
  return (
    <Sheet title={t('sign_title', { who })} close_label={t('close')} onClose={close}>
      <div ref={inside} tabIndex={-1}>
        {signer.name !== '' && <p class="signing-name">{signer.name}</p>}
        {warned && <Notice tone="warn" urgent>{t('close_sure')}</Notice>}
        {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
        {way === 'drawn' && <Drawn who={who} strokes={strokes} onStrokes={setStrokes} onDone={draw} />}
        {way === 'typed' && (
          <Typed name={signer.name} onDone={(name, witness) => void sign({ name }, () => pictureOfWords(name, t('typed_under', { witness })))} />
        )}
        {way === 'refused' && <Refused onDone={(refused) => void sign({ refused })} />}
      </div>
      <div class="actions signing-ways">
        {way !== 'drawn' && <Button tone="quiet" onClick={() => setWay('drawn')}>{t('drawn')}</Button>}
        {way !== 'typed' && <Button tone="quiet" onClick={() => setWay('typed')}>{t('type_name')}</Button>}
        {way !== 'refused' && <Button tone="quiet" onClick={() => setWay('refused')}>{t('refuse')}</Button>}
      </div>
    </Sheet>
  );
}

interface DrawnProps {
  who: string;
  strokes: Stroke[];
  onStrokes: (strokes: Stroke[]) => void;
  onDone: () => void;
}

function Drawn({ who, strokes, onStrokes, onDone }: DrawnProps) {
  const [tried, setTried] = useState(false);
  const done = (): void => {
    setTried(true);
    if (isSigned(strokes)) onDone();
  };
  return (
    <>
      <SignaturePad label={`${t('sign_title', { who })} ${t('sign_here')}`} strokes={strokes} onStrokes={onStrokes} />
      {tried && !isSigned(strokes) ? <p class="field-error" role="alert">{t('sign_short')}</p> : <p class="field-hint signing-hint">{t('sign_hint')}</p>}
      <div class="actions">
        <Button onClick={() => onStrokes([])} disabled={strokes.length === 0}>{t('clear')}</Button>
        <Button tone="primary" onClick={done}>{t('done')}</Button>
      </div>
    </>
  );
}

const needed = (tried: boolean, text: string): string | undefined => (tried && text.trim() === '' ? t('required') : undefined);

function Typed({ name: known, onDone }: { name: string; onDone: (name: string, witness: string) => void }) {
  const [name, setName] = useState(known);
  const [witness, setWitness] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && witness.trim() !== '') onDone(name.trim(), witness.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField label={t('typed_name')} value={name} onChange={setName} error={needed(tried, name)} maxLength={60} autoComplete="off" />
      <TextField label={t('refuse_witness')} value={witness} onChange={setWitness} error={needed(tried, witness)} maxLength={60} autoComplete="off" />
      <div class="actions"><Button tone="primary" type="submit" wide>{t('typed_done')}</Button></div>
    </form>
  );
}

function Refused({ onDone }: { onDone: (refused: string) => void }) {
  const [reason, setReason] = useState('');
  const [witness, setWitness] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '' && witness.trim() !== '') onDone(t('refused_with', { reason: reason.trim(), witness: witness.trim() }));
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField label={t('refuse_reason')} value={reason} onChange={setReason} error={needed(tried, reason)} maxLength={100} autoComplete="off" />
      <TextField label={t('refuse_witness')} value={witness} onChange={setWitness} error={needed(tried, witness)} maxLength={60} autoComplete="off" />
      <div class="actions"><Button tone="primary" type="submit" wide>{t('refuse_done')}</Button></div>
    </form>
  );
}
