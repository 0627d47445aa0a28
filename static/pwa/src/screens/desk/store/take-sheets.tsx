/** Windows of taking and bringing back: to a place from the list, out to a person, in again. */
import { useState } from 'preact/hooks';
import type { Act } from '../../../domain/operation';
import { paired } from '../../../i18n/listed';
import { t } from '../../../i18n/words/shelf';
import { Notice, SelectField, TextField } from '../../../ui';
import { itemAct, putAct } from './item-acts';
import type { ActSheetProps } from './item-sheets';
import { amountIn, placeChoices, SheetForm, withAmount } from './sheet-form';

export function PlaceSheet({ target, name, places, onAct, onClose }: ActSheetProps) {
  const [place, setPlace] = useState('');
  const [tried, setTried] = useState(false);
  const choices = placeChoices(places);
  const submit = (): void => (place === '' ? setTried(true) : onAct([putAct(target, place)], t('put_under', { name, place: places.get(place)?.name ?? '' })));
  return (
    <SheetForm title={paired(t('act_store'), name)} go={t('act_store')} onClose={onClose} onSubmit={submit}>
      {choices.length === 0 && <Notice>{t('place_none')}</Notice>}
      <SelectField label={t('place')} value={place} choices={choices} empty={t('place_choose')} onChange={setPlace} error={tried && place === '' ? t('place_needed') : undefined} />
    </SheetForm>
  );
}

export function CheckOutSheet({ rooms, target, name, places, people, onAct, onClose }: ActSheetProps) {
  const [typed, setTyped] = useState({ person: rooms.session.person_id, purpose: '', amount: '', unit: 'g', to_place: '' });
  const [tried, setTried] = useState(false);
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const amount = amountIn(typed.amount);
  const submit = (): void => {
    setTried(true);
    if (typed.purpose.trim() === '' || !amount.ok) return;
    const { person, purpose, to_place } = typed;
    const body = { person, purpose: purpose.trim(), ...withAmount(typed.amount, typed.unit), ...(to_place ? { to_place } : {}) };
    onAct([itemAct(target, 'item.check_out', body)], t('fact_check_out'));
  };
  return (
    <SheetForm title={paired(t('act_check_out'), name)} go={t('check_out_go')} onClose={onClose} onSubmit={submit}>
      <SelectField label={t('person')} value={typed.person} choices={people.map(({ id, name: text }) => ({ value: id, text }))} onChange={set('person')} />
      <TextField label={t('purpose')} hint={t('purpose_hint')} value={typed.purpose} onChange={set('purpose')} maxLength={200} autoComplete="off" error={tried && typed.purpose.trim() === '' ? t('purpose_needed') : undefined} />
      <div class="pair">
        <TextField label={t('amount_out')} mark={t('optional')} inputMode="decimal" value={typed.amount} onChange={set('amount')} maxLength={20} autoComplete="off" error={tried && !amount.ok ? amount.words : undefined} />
        <TextField label={t('unit')} value={typed.unit} onChange={set('unit')} maxLength={20} autoComplete="off" />
      </div>
      <SelectField label={t('to_place')} mark={t('optional')} value={typed.to_place} choices={placeChoices(places)} empty={t('room_none')} onChange={set('to_place')} />
    </SheetForm>
  );
}

export function CheckInSheet({ target, name, places, onAct, onClose }: ActSheetProps) {
  const [typed, setTyped] = useState({ place: '', left: '', unit: target.view?.out?.amount_unit ?? 'g' });
  const [tried, setTried] = useState(false);
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const left = amountIn(typed.left);
  const submit = (): void => {
    setTried(true);
    if (typed.place === '' || !left.ok) return;
    const said: Act = itemAct(target, 'item.check_in', { place: typed.place, ...(left.value === null ? {} : { amount_left: left.value, ...(typed.unit.trim() ? { amount_unit: typed.unit.trim() } : {}) }) });
    onAct([said], t('fact_check_in'));
  };
  return (
    <SheetForm title={paired(t('act_check_in'), name)} go={t('check_in_go')} onClose={onClose} onSubmit={submit}>
      <SelectField label={t('place')} value={typed.place} choices={placeChoices(places)} empty={t('place_choose')} onChange={set('place')} error={tried && typed.place === '' ? t('place_needed') : undefined} />
      <div class="pair">
        <TextField label={t('amount_left')} mark={t('optional')} hint={t('amount_left_hint')} inputMode="decimal" value={typed.left} onChange={set('left')} maxLength={20} autoComplete="off" error={tried && !left.ok ? left.words : undefined} />
        <TextField label={t('unit')} value={typed.unit} onChange={set('unit')} maxLength={20} autoComplete="off" />
      </div>
    </SheetForm>
  );
}
