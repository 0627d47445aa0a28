/** Enrolment: the phone is looked over first, and the one-time secret is used only after a tap in a proper browser. */
import { useEffect, useState } from 'preact/hooks';
import { halfWidth } from '../../domain/label';
import { type Check, checkDevice, deviceName } from '../../device';
import { t } from '../../i18n/words/door';
import { Button, Icon, Notice, TextField, toast, troubleWords } from '../../ui';
import { Door, type DoorRooms } from './door';

/** A link preview must not spend the secret: it stands behind #, and nothing is sent without a tap. */
export const secretIn = (hash: string): string | null => /^v1\.([\w-]{8,64})$/.exec(hash)?.[1] ?? null;
const shortCode = (typed: string): string => halfWidth(typed).toUpperCase().replace(/[\s-]/g, '');

function Checks({ checks }: { checks: Check[] }) {
  return (
    <ul class="checks" aria-label={t('checks')}>
      {checks.map(({ key, ok, needed }) => (
        <li key={key} class={ok ? 'tone-good' : needed ? 'tone-bad' : 'tone-warn'}>
          <Icon name={ok ? 'check' : 'warn'} />
          <span>{t(ok ? `check_${key}` : `check_${key}_bad`)}</span>
        </li>
      ))}
    </ul>
  );
}

export function EnrolScreen({ rooms }: { rooms: DoorRooms }) {
  const secret = secretIn(rooms.hash);
  const [checks, setChecks] = useState<Check[] | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => void checkDevice().then(setChecks), []);
  const fit = checks?.every(({ ok, needed }) => ok || !needed) ?? false;

  const join = async (event: Event): Promise<void> => {
    event.preventDefault();
    const said = secret ?? shortCode(code);
    if (secret === null && said.length !== 8) return setTrouble(t('enrol_code_bad'));
    setBusy(true);
    setTrouble('');
    try {
      const session = await rooms.api.enrol(said, deviceName(navigator.userAgent));
      await rooms.enter(session);
      toast(t('enrol_welcome', { name: session.person.name }));
    } catch (error) {
      setTrouble(troubleWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door title={t('enrol_title')} intro={t('enrol_intro')} rooms={rooms}>
      <form onSubmit={(event) => void join(event)}>
        {checks && <Checks checks={checks} />}
        {checks && !fit && <Notice tone="bad" urgent>{t('enrol_missing')}</Notice>}
        {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
        {secret === null && <TextField label={t('enrol_code')} hint={t('enrol_code_hint')} value={code} onChange={setCode} autoComplete="one-time-code" autoCapitalize="characters" spellcheck={false} />}
        <Button tone="primary" type="submit" wide busy={busy} disabled={!fit}>{t('enrol_action')}</Button>
      </form>
    </Door>
  );
}
