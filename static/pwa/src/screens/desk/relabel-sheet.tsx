/** 换新标签: one of two items with the same label gets another, scanned or typed, and why. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Button, Chips, Field, Icon, Notice, Sheet, TextField } from '../../ui';
import type { Claim } from './found';
import { codeIn, judgeLabel, type LabelFault } from './relabelling';
import type { DeskReading } from './scan';
import { CameraView, hasKeyboard, HEARS } from './scan-field';

export interface Relabelling {
  code: string;
  reason: string;
}

interface RelabelSheetProps {
  rooms: Rooms;
  claim: Claim;
  onRelabel: (relabelling: Relabelling) => void;
  onClose: () => void;
}

async function faultOf({ store }: Rooms, code: string | null, former: string): Promise<LabelFault | null> {
  const [items, rolls, all_rolls] = await Promise.all([
    store.documents.listByKey('items', code ?? ''), store.documents.listByKey('label_rolls', code ?? ''), store.documents.count('label_rolls'),
  ]);
  const judged = judgeLabel(code, former, { items: items.length, rolls: rolls.length, all_rolls });
  return judged.ok ? null : judged.why;
}

interface LabelFieldProps {
  rooms: Rooms;
  text: string;
  error: string | undefined;
  onText: (text: string) => void;
}

/** Takes the scanner's keys wherever the focus is, the camera, or fingers. */
function LabelField({ rooms, text, error, onText }: LabelFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  const latest = useRef(onText);
  const take = ({ text: read, how }: DeskReading): void => latest.current(codeIn({ text: read, how }, rooms.session.lab.prefix) ?? read);
  latest.current = onText;
  useLayoutEffect(() => {
    // After the window has taken the focus for itself.
    const timer = hasKeyboard() ? setTimeout(() => field.current?.focus(), 0) : undefined;
    const stop = rooms.listenWedge(take);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return (
    <>
      <Field id="relabel-code" label={t('relabel_code')} hint={t('relabel_code_hint')} error={error}>
        <div class="relabel-field" {...{ [HEARS]: '' }}>
          <input
            id="relabel-code" ref={field} class="input code" value={text} autoComplete="off" autoCapitalize="characters" spellcheck={false} maxLength={200}
            aria-describedby="relabel-code-hint relabel-code-error" aria-invalid={Boolean(error)} onInput={(event) => onText(event.currentTarget.value)}
          />
          <Button onClick={() => setCamera(!camera)} label={t(camera ? 'camera_close' : 'camera')}><Icon name={camera ? 'close' : 'camera'} /></Button>
        </div>
      </Field>
      {camera && <CameraView rooms={rooms} onReading={take} />}
    </>
  );
}

export function RelabelSheet({ rooms, claim, onRelabel, onClose }: RelabelSheetProps) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ label?: LabelFault; reason?: boolean }>({});
  const usual = [t('relabel_by_mistake'), t('relabel_torn'), t('relabel_copied')];
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const code = codeIn({ text, how: 'typed' }, rooms.session.lab.prefix);
    const label = await faultOf(rooms, code, claim.item.label);
    setFaults({ ...(label ? { label } : {}), reason: reason.trim() === '' });
    if (label === null && code !== null && reason.trim() !== '') onRelabel({ code, reason });
  };
  return (
    <Sheet title={t('relabel_title', { name: claim.sample.sample_name ?? t('unnamed') })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Notice>{t('relabel_text', { code: printed(claim.item.label), no: claim.sample.sample_no ?? claim.sample.sample_name ?? '–' })}</Notice>
        <LabelField rooms={rooms} text={text} error={faults.label ? t(`relabel_${faults.label}`) : undefined} onText={setText} />
        <Chips label={t('relabel_usual')} choices={usual.map((word) => ({ value: word, text: word }))} chosen={[reason]} onChange={([one]) => setReason(one ?? '')} />
        <TextField label={t('relabel_reason')} value={reason} onChange={setReason} maxLength={200} autoComplete="off" error={faults.reason ? t('relabel_reason_needed') : undefined} />
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" type="submit">{t('relabel_go')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
