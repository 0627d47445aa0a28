/** The striped bar on every screen of practice mode, with a label at hand and the way out. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/words/practice';
import type { Rooms } from '../../rooms';
import type { Store } from '../../store';
import { Button, Sheet, useWatched } from '../../ui';

export function EndSheet({ rooms, onClose }: { rooms: Rooms; onClose: () => void }) {
  const end = async (): Promise<void> => {
    await rooms.practise(false);
    rooms.toast(t('ended'), 'good');
  };
  return (
    <Sheet title={t('end_title')} close_label={t('cancel')} onClose={onClose}>
      <p>{t('end_text')}</p>
      <div class="actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button tone="danger" onClick={() => void end()}>{t('end_do')}</Button>
      </div>
    </Sheet>
  );
}

/** `phone`: the real store; when practice was ended in another tab, this one leaves it too. */
export function PracticeBar({ rooms, phone }: { rooms: Rooms; phone: Store }) {
  const [ending, setEnding] = useState(false);
  const on = useWatched(phone, async () => (await phone.meta.find('practice')) !== undefined);
  useEffect(() => {
    if (on === false) location.reload();
  }, [on]);
  const give = async (): Promise<void> => {
    const code = await rooms.practice?.freshLabel();
    if (!code || !rooms.practice?.show(code)) rooms.go('/practice');
  };
  return (
    <>
      <div class="practice-bar" role="region" aria-label={t('frame')}>
        <p><strong>{t('banner')}</strong> · {t('banner_text')}</p>
        <div class="practice-actions">
          <Button onClick={() => void give()}>{t('label')}</Button>
          <Button onClick={() => setEnding(true)}>{t('end')}</Button>
        </div>
      </div>
      {ending && <EndSheet rooms={rooms} onClose={() => setEnding(false)} />}
    </>
  );
}
