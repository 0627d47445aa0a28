/** Sign-in by password, for the desk and the manager. Samplers come in by enrolment. */
import { useState } from 'preact/hooks';
import { deviceName } from '../../device';
import { t } from '../../i18n/words/door';
import { Button, Notice, TextField, troubleWords } from '../../ui';
import { Door, type DoorRooms } from './door';

export function SignInScreen({ rooms }: { rooms: DoorRooms }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  const signIn = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      await rooms.enter(await rooms.api.signIn(login.trim(), password, deviceName(navigator.userAgent)));
    } catch (error) {
      setTrouble(troubleWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door title={t('signin_head')} intro={t('signin_intro')} rooms={rooms}>
      <form onSubmit={(event) => void signIn(event)}>
        {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
        <TextField label={t('login')} value={login} onChange={setLogin} autoComplete="username" autoCapitalize="none" spellcheck={false} required />
        <TextField label={t('password')} type={visible ? 'text' : 'password'} value={password} onChange={setPassword} autoComplete="current-password" required />
        <label class="check"><input type="checkbox" checked={visible} onChange={() => setVisible(!visible)} /> <span>{t('show_password')}</span></label>
        <Button tone="primary" type="submit" wide busy={busy}>{t('signin_go')}</Button>
        <Button tone="quiet" wide onClick={() => rooms.go('/e')}>{t('have_code')}</Button>
      </form>
    </Door>
  );
}
