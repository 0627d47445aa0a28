/** One place: added, changed, taken out of use. Its label is scanned, or a code is drawn for it. */
import { useEffect, useState } from 'preact/hooks';
import type { StorePlace } from '../../../domain/document';
import { drawPlaceCode, PLACE_KINDS, pathWords, treeOf } from '../../../domain/store-place';
import type { PlaceKind } from '../../../domain/operation';
import { t } from '../../../i18n/words/places';
import type { Rooms } from '../../../rooms';
import { Button, Chips, SelectField, Sheet, TextField } from '../../../ui';
import { HEARS } from '../scan-field';
import { faultsOf, holderOf, type PlaceFault, sayInUse, sayPlace, typedPlace, type TypedPlace } from './place-saying';

interface PlaceSheetProps {
  rooms: Rooms;
  /** Null adds a new one. */
  place: StorePlace | null;
  parent: string;
  places: StorePlace[];
  onClose: () => void;
}

export function PlaceSheet({ rooms, place, parent, places, onClose }: PlaceSheetProps) {
  const [typed, setTyped] = useState<TypedPlace>(() => typedPlace(place, parent));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(typed, place?.id, places);
  const set = (key: keyof TypedPlace) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const fault = (...ones: PlaceFault[]): string | undefined => {
    const found = tried ? ones.find((one) => faults.includes(one)) : undefined;
    return found && t(found, { name: holderOf(typed.code, place?.id, places)?.name ?? '' });
  };
  useEffect(() => rooms.listenWedge(({ text }) => set('code')(text)), []);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0) return;
    const { name } = await sayPlace(rooms, place, typed);
    rooms.toast(t('saved', { name }), 'good');
    onClose();
  };
  const turn = async (known: StorePlace): Promise<void> => {
    await sayInUse(rooms, known, !known.active);
    rooms.toast(t('saved', { name: known.name }), 'good');
    onClose();
  };
  const known = new Map(places.map((one) => [one.id, one]));
  const parents = treeOf(places.filter(({ active, id }) => active && id !== place?.id)).map(({ place: one }) => ({ value: one.id, text: pathWords(known, one.id) }));
  return (
    <Sheet title={place ? t('change_title', { name: place.name }) : t('add_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate {...{ [HEARS]: '' }}>
        <TextField label={t('name')} hint={t('name_hint')} value={typed.name} onChange={set('name')} maxLength={200} autoComplete="off" error={fault('name_needed')} />
        <Chips label={t('kind')} choices={PLACE_KINDS.map((kind) => ({ value: kind, text: t(`kind_${kind}`) }))} chosen={[typed.place_kind]} onChange={([one]) => setTyped((before) => ({ ...before, place_kind: one as PlaceKind }))} />
        <SelectField label={t('parent')} value={typed.parent} choices={parents} empty={t('parent_none')} onChange={set('parent')} error={fault('parent_circle')} />
        <TextField label={t('code')} mark={t('optional')} hint={t('code_hint')} value={typed.code} onChange={set('code')} maxLength={40} autoComplete="off" spellcheck={false} error={fault('code_taken', 'code_label')} />
        <div class="actions is-close"><Button onClick={() => set('code')(drawPlaceCode())}>{t('draw')}</Button></div>
        <div class="dates">
          <TextField label={`${t('min')} °C`} mark={t('optional')} value={typed.min} onChange={set('min')} maxLength={12} autoComplete="off" error={fault('range_bad', 'range_crossed')} />
          <TextField label={`${t('max')} °C`} mark={t('optional')} value={typed.max} onChange={set('max')} maxLength={12} autoComplete="off" />
        </div>
        <TextField label={t('log_hours')} mark={t('optional')} hint={t('log_hours_hint')} inputMode="numeric" value={typed.log_hours} onChange={set('log_hours')} maxLength={3} autoComplete="off" error={fault('log_bad')} />
        {place && <TextField label={t('reason')} mark={t('optional')} value={typed.reason} onChange={set('reason')} maxLength={200} />}
        <p class="field-hint stack-gap">{t('offline_note')}</p>
        <div class="actions">
          {place && <Button tone={place.active ? 'danger' : 'plain'} onClick={() => void turn(place)}>{t(place.active ? 'deactivate' : 'activate')}</Button>}
          <Button tone="primary" type="submit">{t('save')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
