/** First run: the lab and its first administrator, with the token the server printed. */
import { useState } from 'preact/hooks';
import type { Role } from '../../domain/session';
import { deviceName } from '../../device';
import { t } from '../../i18n/words/door';
import { Button, Chips, Notice, TextField, troubleWords } from '../../ui';
import { Door, type DoorRooms } from './door';

const PREFIX = /^[A-HJKMNP-TV-Z]{2,4}$/;
const SHORTEST_PASSWORD = 12;
const OFFERED: Role[] = ['admin', 'manager', 'receiver', 'sampler'];

interface Answers {
  token: string;
  lab: string;
  prefix: string;
  name: string;
  login: string;
  password: string;
}
type Faults = Partial<Record<keyof Answers, string>>;

export function faultsOf(answers: Answers): Faults {
  const faults: Faults = {};
  for (const key of Object.keys(answers) as (keyof Answers)[]) if (answers[key].trim() === '') faults[key] = t('needed');
  if (!faults.prefix && !PREFIX.test(answers.prefix)) faults.prefix = t('setup_prefix_bad');
  if (!faults.password && answers.password.length < SHORTEST_PASSWORD) faults.password = t('password_short');
  return faults;
}

/** #TOKEN, or #token=TOKEN. */
const tokenIn = (hash: string): string => hash.replace(/^token=/, '');

export function SetUpScreen({ rooms }: { rooms: DoorRooms }) {
  const [answers, setAnswers] = useState<Answers>({ token: tokenIn(rooms.hash), lab: '', prefix: '', name: '', login: '', password: '' });
  const [roles, setRoles] = useState<Role[]>(['admin', 'manager']);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const faults: Faults = tried ? faultsOf(answers) : {};
  const set = (key: keyof Answers) => (value: string) => setAnswers((before) => ({ ...before, [key]: value }));

  const found = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(faultsOf(answers)).length > 0) return;
    setBusy(true);
    setTrouble('');
    try {
      const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      await rooms.enter(await rooms.api.setUp({
        token: answers.token.trim(),
        lab: { name: answers.lab.trim(), prefix: answers.prefix, timezone: timezone || 'Asia/Shanghai' },
        admin: { name: answers.name.trim(), login: answers.login.trim(), password: answers.password, roles },
        device_name: deviceName(navigator.userAgent),
      }));
    } catch (error) {
      setTrouble(troubleWords(error));
    } finally {
      setBusy(false);
    }
  };

  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void found();
  };
  return (
    <Door title={t('setup_title')} intro={t('setup_intro')}>
      <form onSubmit={onSubmit} noValidate>
        {trouble && <Notice tone="bad" urgent>{trouble}</Notice>}
        <TextField label={t('setup_token')} hint={t('setup_token_hint')} error={faults.token} value={answers.token} onChange={set('token')} autoComplete="off" spellcheck={false} />
        <TextField label={t('setup_lab')} error={faults.lab} value={answers.lab} onChange={set('lab')} autoComplete="organization" maxLength={200} />
        <TextField label={t('setup_prefix')} hint={t('setup_prefix_hint')} error={faults.prefix} value={answers.prefix} onChange={(value) => set('prefix')(value.toUpperCase().trim())} autoComplete="off" maxLength={4} spellcheck={false} />
        <h2 class="door-part">{t('setup_admin')}</h2>
        <TextField label={t('name')} error={faults.name} value={answers.name} onChange={set('name')} autoComplete="name" maxLength={200} />
        <TextField label={t('login')} error={faults.login} value={answers.login} onChange={set('login')} autoComplete="username" autoCapitalize="none" spellcheck={false} />
        <TextField label={t('password')} hint={t('password_hint')} error={faults.password} type="password" value={answers.password} onChange={set('password')} autoComplete="new-password" />
        <Chips label={t('roles')} several choices={OFFERED.map((role) => ({ value: role, text: t(`role_${role}`) }))} chosen={roles} onChange={(chosen) => setRoles([...new Set<Role>(['admin', ...(chosen as Role[])])])} />
        <Button tone="primary" type="submit" wide busy={busy}>{t('setup_action')}</Button>
      </form>
    </Door>
  );
}
