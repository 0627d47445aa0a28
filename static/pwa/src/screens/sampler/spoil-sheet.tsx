/** A label that is damaged or lost: said once, so that nobody wonders where it is and nobody uses it again. */
import { useState } from 'preact/hooks';
import { printed, readTyped } from '../../domain/label';
import { withFate } from '../../domain/label-use';
import { t } from '../../i18n/words/items';
import { t as why } from '../../i18n/words/label-check';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Button, Chips, Sheet, TextField } from '../../ui';

interface SpoilSheetProps {
  rooms: Rooms;
  /** Known where the label is on the sheet; else it is typed, as it may be past reading by a camera. */
  code: string;
  onDone?: () => void;
  onClose: () => void;
}

type Fate = 'spoiled' | 'lost';

async function tell(rooms: Rooms, code: string, fate: Fate, reason: string): Promise<void> {
  const { documents } = rooms.store;
  const [roll] = await documents.listByKey('label_rolls', code);
  const doc = roll && withFate(roll, await documents.find('label_use', roll.id), code, fate);
  const records = doc ? [{ collection: 'label_use' as const, id: doc.id, doc }] : [];
  await rooms.say([{ kind: fate === 'spoiled' ? 'label.spoil' : 'label.lose', subject: null, about: `label:${code}`, body: { code, reason } }], { records });
}

export function SpoilSheet({ rooms, code: known, onDone, onClose }: SpoilSheetProps) {
  const [typed, setTyped] = useState('');
  const [fate, setFate] = useState<Fate>('spoiled');
  const [reason, setReason] = useState('');
  const [error, setError] = useState('');
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { prefix } = rooms.session.lab;
    const read = known === '' ? readTyped(typed, prefix) : { ok: true as const, code: known };
    if (!read.ok) return setError(why(`label_${read.fault}`, { shown: read.shown, prefix }));
    await tell(rooms, read.code, fate, reason.trim() || t(`fate_${fate}`));
    rooms.toast(t('spoil_done', { code: printed(read.code) }));
    onDone?.();
    onClose();
  };
  return (
    <Sheet title={t('spoil_title')} close_label={sampler('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate>
        {known === '' ? <TextField label={t('spoil_code')} value={typed} onChange={setTyped} error={error || undefined} autoComplete="off" autoCapitalize="characters" spellcheck={false} /> : <p class="code stack-gap">{printed(known)}</p>}
        <Chips label={t('spoil_what')} choices={(['spoiled', 'lost'] as const).map((value) => ({ value, text: t(`fate_${value}`) }))} chosen={[fate]} onChange={([said]) => setFate(said as Fate)} />
        <TextField label={t('spoil_reason')} mark={sampler('optional')} value={reason} onChange={setReason} maxLength={200} />
        <div class="actions"><Button onClick={onClose}>{sampler('cancel')}</Button><Button tone="primary" type="submit">{t('spoil_save')}</Button></div>
      </form>
    </Sheet>
  );
}
