/** What the lab has set aside, of a revoked phone for one: only a manager may let it in. Asked of the lab; without network nothing is said. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../i18n/words/discrepancies';
import type { Rooms } from '../../../rooms';
import { Button, Notice } from '../../../ui';

export function SetAside({ rooms }: { rooms: Rooms }) {
  const [count, setCount] = useState(0);
  const leads = rooms.session.roles.some((role) => role === 'manager' || role === 'admin');
  const { reached_at } = rooms.sync.state;
  useEffect(() => {
    if (leads) rooms.api.quarantine().then(({ rows }) => setCount(rows.length), () => undefined);
  }, [reached_at]);
  if (count === 0) return null;
  return <Notice tone="warn" title={t('set_aside', { count })} action={<Button onClick={() => rooms.go('/people')}>{t('look')}</Button>}>{t('set_aside_text')}</Notice>;
}
