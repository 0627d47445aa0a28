/** Handing a roll out, and taking unused labels back. */
import { useState } from 'preact/hooks';
import { type Counted, lastUnused } from '../../domain/label-stock';
import { t } from '../../i18n/words/stock';
import type { Rooms } from '../../rooms';
import { Button, SelectField, Sheet, TextField } from '../../ui';
import { assign, giveBack } from './rolls';

interface RollSheetProps {
  rooms: Rooms;
  counted: Counted;
  onClose: () => void;
}

export function AssignSheet({ rooms, counted: { roll }, people, onClose }: RollSheetProps & { people: { id: string; name: string; active: boolean }[] }) {
  const [to, setTo] = useState(roll.issued_to ?? '');
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const person = people.find(({ id }) => id === to);
    await assign(rooms, roll, person?.id ?? null);
    rooms.toast(person ? t('assigned', { name: person.name }) : t('assigned_stock'), 'good');
    onClose();
  };
  const choices = people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Sheet title={t('assign_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <SelectField label={t('assign_to')} value={to} choices={choices} empty={t('assign_stock')} onChange={setTo} />
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit">{t('assign_save')}</Button></div>
      </form>
    </Sheet>
  );
}

export function BackSheet({ rooms, counted, onClose }: RollSheetProps) {
  const most = counted.counts.unused;
  const [many, setMany] = useState(String(most));
  const count = /^\d{1,4}$/.test(many.trim()) ? Number(many) : 0;
  const fits = count >= 1 && count <= most;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!fits) return;
    await giveBack(rooms, counted.roll, lastUnused(counted, count));
    rooms.toast(t('back_done', { count }), 'good');
    onClose();
  };
  return (
    <Sheet title={t('back_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <TextField label={t('back_many')} inputMode="numeric" value={many} onChange={setMany} maxLength={4} autoComplete="off" hint={t('back_hint', { count: most })} error={fits ? undefined : t('back_bad', { count: most })} />
        <div class="actions"><Button onClick={onClose}>{t('cancel')}</Button><Button tone="primary" type="submit" disabled={!fits}>{t('back_save')}</Button></div>
      </form>
    </Sheet>
  );
}
