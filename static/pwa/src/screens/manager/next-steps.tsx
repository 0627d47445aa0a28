/** After a person was added: a phone or a sign-in, as soon as the server has heard of them. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import { Button, Notice, Sheet, TextField, troubleWords, useTold, useWatched } from '../../ui';

interface StepsProps {
  rooms: Rooms;
  person: Person;
  onPhone: () => void;
  onPassword: () => void;
  onClose: () => void;
}

function Told({ state, offline }: { state: 'waiting' | 'sent' | 'refused'; offline: boolean }) {
  if (state === 'refused') return <Notice tone="bad" urgent>{t('person_refused')}</Notice>;
  if (state === 'sent') return <Notice tone="good">{t('person_there')}</Notice>;
  return <Notice>{t(offline ? 'person_waits_offline' : 'person_waits')}</Notice>;
}

export function NextSteps({ rooms, person, onPhone, onPassword, onClose }: StepsProps) {
  useTold(rooms.sync);
  const entries = useWatched(rooms.store, () => rooms.store.outbox.about(person.id), [person.id]);
  const added = entries?.find(({ operation }) => operation.kind === 'person.add');
  const state = entries === undefined ? 'waiting' : (added?.state ?? 'sent');
  return (
    <Sheet title={t('person_next', { name: person.name })} close_label={t('close')} onClose={onClose}>
      <Told state={state} offline={rooms.sync.state.trouble !== null} />
      <div class="actions">
        <Button tone="primary" disabled={state !== 'sent'} onClick={onPhone}>{t('add_phone')}</Button>
        <Button disabled={state !== 'sent'} onClick={onPassword}>{t('set_password')}</Button>
        <Button tone="quiet" onClick={onClose}>{t('later')}</Button>
      </div>
    </Sheet>
  );
}

/** The server's own rule; it also refuses what is too easy. */
const SHORTEST = 12;

export function PasswordSheet({ rooms, person, onClose }: { rooms: Rooms; person: Person; onClose: () => void }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setTrouble('');
    if (login.trim() === '' || password.length < SHORTEST) return;
    try {
      await rooms.api.setPassword(person.id, login.trim(), password);
      rooms.toast(t('password_set', { name: person.name, login: login.trim() }), 'good');
      onClose();
    } catch (error) {
      setTrouble(troubleWords(error));
    }
  };
  return (
    <Sheet title={t('password_for', { name: person.name })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        {trouble && <Notice tone="warn" urgent>{trouble}</Notice>}
        <TextField label={t('login')} value={login} onChange={setLogin} autoComplete="off" autoCapitalize="none" spellcheck={false} maxLength={64} error={tried && login.trim() === '' ? t('login_needed') : undefined} />
        <TextField label={t('password')} value={password} onChange={setPassword} autoComplete="new-password" spellcheck={false} hint={t('password_hint')} error={tried && password.length < SHORTEST ? t('password_short') : undefined} />
        <div class="actions"><Button tone="primary" type="submit">{t('save')}</Button></div>
      </form>
    </Sheet>
  );
}
