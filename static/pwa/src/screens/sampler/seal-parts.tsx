/** Seal numbers, scanned or typed, and who samples. */
import { useState } from 'preact/hooks';
import type { Item } from '../../domain/document';
import type { SealDraft } from '../../domain/sealing';
import { t } from '../../i18n/words/seal';
import type { Rooms } from '../../rooms';
import { Button, Chips, Icon, Notice, Sheet, TextField, useWatched } from '../../ui';
import { Viewfinder } from './scan-label';

interface PartProps {
  rooms: Rooms;
  draft: SealDraft;
  change: (part: Partial<SealDraft>) => void;
}

type SealKey = 'seal_no_a' | 'seal_no_b';
const LONGEST = 64;

export function Numbers({ rooms, draft, change, items }: PartProps & { items: Item[] }) {
  const [scanning, setScanning] = useState<SealKey | null>(null);
  const has_b = items.some(({ kind }) => kind === 'B');
  const same = draft.seal_no_a.trim() !== '' && draft.seal_no_a.trim() === draft.seal_no_b.trim();
  const number = (key: SealKey, mark?: string) => (
    <div class="seal-scan">
      <TextField id={`seal-${key}`} label={t(key)} mark={mark} value={draft[key]} onChange={(text) => change({ [key]: text })} maxLength={LONGEST} autoCapitalize="characters" autoComplete="off" spellcheck={false} />
      <Button label={`${t('scan_seal')} ${t(key)}`} onClick={() => setScanning(key)}><Icon name="scan" />{t('scan_seal')}</Button>
    </div>
  );
  const read = (key: SealKey, text: string): void => {
    change({ [key]: text.trim().slice(0, LONGEST) });
    setScanning(null);
  };
  return (
    <>
      {number('seal_no_a')}
      {number('seal_no_b', has_b ? undefined : t('optional'))}
      {draft.seal_no_b.trim() === '' && <div class="field"><TextField label={t('no_b_reason')} mark={has_b ? undefined : t('optional')} value={draft.no_b_reason} onChange={(no_b_reason) => change({ no_b_reason })} maxLength={200} /></div>}
      {same && <div class="field"><Notice tone="warn" urgent>{t('seal_same')}</Notice></div>}
      {scanning && (
        <Sheet title={t('scan_title')} close_label={t('close')} onClose={() => setScanning(null)}>
          <Viewfinder rooms={rooms} hint={t('scan_title')} onReading={({ text }) => read(scanning, text)} />
        </Sheet>
      )}
    </>
  );
}

/** Another pair signs anew: a second signature of somebody who is no longer named would say the wrong thing. */
export function Pair({ rooms, draft, change }: PartProps) {
  const { store, session } = rooms;
  const people = useWatched(store, () => store.documents.list('people'));
  const others = (people ?? []).filter(({ id, active, roles }) => id !== session.person_id && ((active && roles.includes('sampler')) || draft.samplers.includes(id)));
  const choices = [{ value: session.person_id, text: session.person.name }, ...others.map(({ id, name }) => ({ value: id, text: name }))];
  const choose = (chosen: string[]): void => {
    const samplers = [session.person_id, ...chosen.filter((id) => id !== session.person_id)];
    change({ samplers, signed: draft.signed.filter(({ signs_as, person }) => signs_as !== 'second_sampler' || samplers[1] === person) });
  };
  return (
    <div id="seal-pair" tabIndex={-1}>
      <Chips label={t('pair')} hint={t('pair_hint')} several choices={choices} chosen={draft.samplers} onChange={choose} />
      <TextField label={t('party')} mark={t('optional')} hint={t('party_hint')} value={draft.party} onChange={(party) => change({ party })} maxLength={60} autoComplete="off" />
    </div>
  );
}
