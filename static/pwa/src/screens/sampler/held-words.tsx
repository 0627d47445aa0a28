/** What the outbox says beside its list: whose records wait for them, what is kept until it is safe, the day's comparison. */
import { useState } from 'preact/hooks';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/sample';
import type { Rooms } from '../../rooms';
import type { OutboxEntry } from '../../store';
import { heldBy } from '../../store/held';
import { Button, Notice, troubleWords, useWatched } from '../../ui';

/** On a shared phone each person delivers what they said themselves. */
export function Others({ rooms, entries }: { rooms: Rooms; entries: OutboxEntry[] }) {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people'));
  const others = entries.filter(({ operation }) => operation.actor !== rooms.session.person_id);
  const actors = [...new Set(others.map(({ operation }) => operation.actor))];
  const nameBy = (actor: string): string => people?.find(({ id }) => id === actor)?.name ?? t('others_someone');
  const countOf = (actor: string): number => others.filter(({ operation }) => operation.actor === actor).length;
  return (
    <>
      {actors.map((actor) => (
        <Notice key={actor} tone="warn" title={t('others_title', { name: nameBy(actor), count: countOf(actor) })}>{t('others_text', { name: nameBy(actor) })}</Notice>
      ))}
    </>
  );
}

export function Comparison({ rooms }: { rooms: Rooms }) {
  const { store, sync } = rooms;
  const [busy, setBusy] = useState(false);
  const held = useWatched(store, () => heldBy(store));
  const checked = useWatched(store, () => store.meta.find('checked'));
  const compare = async (): Promise<void> => {
    setBusy(true);
    try {
      await sync.check();
    } catch (error) {
      rooms.toast(t('check_failed', { why: troubleWords(error) }), 'bad');
    } finally {
      setBusy(false);
    }
  };
  const count = held?.operations.length ?? 0;
  const key = !checked ? 'check_none' : checked.missing > 0 ? 'check_missing' : checked.asked > 0 ? 'check_fine' : 'check_empty';
  const words = t(key, { ...checked, time: momentWords(checked?.at) });
  return (
    <>
      {count > 0 && <p class="soft small">{t('safe_note', { count })}</p>}
      <p class="soft small" role="status">{words}</p>
      <Button wide busy={busy} onClick={() => void compare()}>{busy ? t('check_making') : t('check_make')}</Button>
    </>
  );
}
