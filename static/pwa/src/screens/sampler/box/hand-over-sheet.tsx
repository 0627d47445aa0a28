/** 交接: the box leaves the sampler's hands; both sign, or it is said why one does not. */
import { useState } from 'preact/hooks';
import type { BoxView } from '../../../domain/box';
import { newId } from '../../../domain/identity';
import { type Signed, signatureAct } from '../../../domain/sealing';
import type { Operation, SignsAs } from '../../../domain/operation';
import { readTemperature } from '../../../domain/temperature';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import { Button, Icon, Sheet, TextField } from '../../../ui';
import { doneWithUndo } from '../../undo';
import { picturesOf, signatureDoc } from '../seal-say';
import { Picture } from '../seal-signatures';
import { Signing } from '../signing';
import type { Content } from './found';
import { TemperatureField } from './temperature';

type Side = Extract<SignsAs, 'sampler' | 'carrier'>;
interface Said {
  from_name: string;
  to_name: string;
  temperature: string;
  signed: Signed[];
}

/** One breath: signatures first, so that the hand-over stands over them. */
async function handOver(rooms: Rooms, box: BoxView, { from_name, to_name, temperature, signed }: Said): Promise<Operation[]> {
  const typed = readTemperature(temperature);
  const now = new Date().toISOString();
  const signatures = signed.map((one) => signatureAct('box', box.id, one, newId()));
  const body = { to_name: to_name.trim(), from_name: from_name.trim(), ...(typed.ok ? { temperature_c: typed.value } : {}) };
  return rooms.say([...signatures, { kind: 'box.hand_over', subject: box.id, body }], {
    records: signatures.map((act) => ({ collection: 'signatures' as const, id: act.op_id ?? '', doc: signatureDoc(rooms.session.lab_id, act, now) })),
    deliveries: picturesOf(signed, box.id),
  });
}

function Sign({ rooms, side, name, signed, error, onSign }: { rooms: Rooms; side: Side; name: string; signed: Signed | undefined; error: string | undefined; onSign: () => void }) {
  const who = t(`sign_as_${side}`);
  return (
    <div class={`signature field${error ? ' has-error' : ''}`}>
      <p class="signature-who"><span><strong>{who}</strong> {signed?.name || name}</span>{signed && <span class="soft small">✓ {signed.refused || t('signed')}</span>}</p>
      {signed?.picture && <Picture rooms={rooms} sha256={signed.picture.sha256} who={who} />}
      <Button wide label={`${t(signed ? 'sign_again' : 'sign')} ${who}`} onClick={onSign}><Icon name="edit" />{t(signed ? 'sign_again' : 'sign')}</Button>
      {error && <p class="field-error">{error}</p>}
    </div>
  );
}

const SIDES: Side[] = ['sampler', 'carrier'];

export function HandOverSheet({ rooms, box, contents, onClose }: { rooms: Rooms; box: BoxView; contents: Content[]; onClose: () => void }) {
  const [said, setSaid] = useState<Said>({ from_name: rooms.session.person.name, to_name: '', temperature: '', signed: [] });
  const [tried, setTried] = useState(false);
  const [signing, setSigning] = useState<Side | null>(null);
  const set = (key: 'from_name' | 'to_name' | 'temperature') => (value: string) => setSaid((before) => ({ ...before, [key]: value }));
  const nameOf = (side: Side): string => (side === 'sampler' ? said.from_name : said.to_name).trim();
  const signedBy = (side: Side): Signed | undefined => said.signed.find(({ signs_as }) => signs_as === side);
  const bad_temperature = said.temperature.trim() !== '' && !readTemperature(said.temperature).ok;
  const blank = (side: Side): string | undefined => (tried && nameOf(side) === '' ? t('needed') : undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (SIDES.some((side) => nameOf(side) === '' || !signedBy(side)) || bad_temperature) return;
    doneWithUndo(rooms, t('hand_over_done'), await handOver(rooms, box, said), 'box.hand_over');
    onClose();
  };
  const keep = (signed: Signed): void => {
    setSaid((before) => ({ ...before, signed: [...before.signed.filter(({ signs_as }) => signs_as !== signed.signs_as), signed] }));
    setSigning(null);
  };
  const { session } = rooms;
  return (
    <>
      <Sheet title={t('hand_over_title')} close_label={t('close')} onClose={onClose}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <TextField label={t('from_name')} value={said.from_name} onChange={set('from_name')} error={blank('sampler')} maxLength={200} />
          <TextField label={t('to_name')} value={said.to_name} onChange={set('to_name')} error={blank('carrier')} maxLength={200} />
          <TemperatureField
            reference={rooms.reference} samples={contents.map(({ sample }) => sample)} label={t('temperature')} mark={t('optional')} value={said.temperature} onChange={set('temperature')}
            error={tried && bad_temperature ? t('temperature_bad') : undefined}
          />
          {SIDES.map((side) => (
            <Sign key={side} rooms={rooms} side={side} name={nameOf(side)} signed={signedBy(side)} error={tried && !signedBy(side) ? t('sign_needed') : undefined} onSign={() => setSigning(side)} />
          ))}
          <div class="actions"><Button tone="primary" type="submit" wide>{t('hand_over_confirm')}</Button></div>
        </form>
      </Sheet>
      {signing && (
        <Signing
          rooms={rooms} signer={{ signs_as: signing, name: nameOf(signing), person: signing === 'sampler' && nameOf('sampler') === session.person.name ? session.person_id : null }}
          onSigned={keep} onClose={() => setSigning(null)}
        />
      )}
    </>
  );
}
