/** Label after label with the camera open: each goes to the next container that has none, with sound, buzz and a flash. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { localIso } from '../../domain/clock';
import type { Sheet, SheetItem } from '../../domain/draft';
import { newId } from '../../domain/identity';
import { asIn, isTaken, nextSlot, seatsOf, type Slot, withoutItem } from '../../domain/slots';
import { t } from '../../i18n/words/items';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Button, Notice, Sheet as BottomSheet, useWatched } from '../../ui';
import { sound } from '../../ui/sound';
import { type AcceptedLabel, ScanLabel } from './scan-label';
import { slotFacts, slotName } from './slot-words';

interface ScanRunProps {
  rooms: Rooms;
  sheet: Sheet;
  slots: Slot[];
  latest: () => Sheet;
  change: (part: Partial<Sheet>) => void;
  /** This one container only, whatever the order. */
  only?: Slot | undefined;
  onClose: () => void;
}

/** The item's own part of `label.bind`: when it was filled, and as which one. */
export const freshItem = (label: AcceptedLabel, items: SheetItem[]): SheetItem =>
  ({ id: newId(), ...label, item_kind: 'A', position: items.length + 1, filled_at: localIso(new Date()) });

const FLASH_MS = 600;

function useFlash(rooms: Rooms): { flash: 'good' | 'bad' | null; answer: (good: boolean) => void } {
  const [flash, setFlash] = useState<'good' | 'bad' | null>(null);
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('scan_sound')) ?? true;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const answer = (good: boolean): void => {
    if (loud) sound(good ? 'good' : 'bad');
    setFlash(good ? 'good' : 'bad');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setFlash(null), FLASH_MS);
  };
  return { flash, answer };
}

function SoundSwitch({ rooms }: { rooms: Rooms }) {
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('scan_sound')) ?? true;
  return <Button tone="quiet" onClick={() => void rooms.store.meta.remember('scan_sound', !loud)}>{t(loud ? 'sound_is_on' : 'sound_is_off')}</Button>;
}

export function ScanRun({ rooms, sheet, slots, latest, change, only, onClose }: ScanRunProps) {
  const { flash, answer } = useFlash(rooms);
  const [scanned, setScanned] = useState<{ id: string; name: string }[]>([]);
  const open = (): Slot | undefined => only ?? nextSlot(slots, latest());
  const next = only ?? nextSlot(slots, sheet);
  const seats = seatsOf(slots, sheet.items);
  const take = (label: AcceptedLabel): void => {
    const slot = open();
    if (!slot) return;
    const { items } = latest();
    const item = asIn(freshItem(label, items), slot, rooms.reference.preservation);
    change({ items: [...items, item] });
    setScanned((before) => [...before, { id: item.id, name: slotName(slot) }]);
    if (only) onClose();
  };
  const last = scanned.at(-1);
  const undo = (): void => {
    if (last) change({ items: withoutItem(latest().items, last.id) });
    setScanned(scanned.slice(0, -1));
  };
  return (
    <BottomSheet title={only ? slotName(only) : t('run_title')} close_label={sampler('close')} onClose={onClose}>
      <div class={`run${flash ? ` is-${flash}` : ''}`}>
        <p class="run-count" role="status">{t('run_count', { done: seats.filter((seat) => isTaken(seat, sheet.not_taken)).length, all: seats.length })}</p>
        {next ? <p class="run-next"><strong>{t('run_next', { name: slotName(next) })}</strong><span>{slotFacts(next)}</span></p> : <Notice tone="good">{t('run_whole')}</Notice>}
        {last && <div class="run-last"><span role="status">✓ {t('run_last', { name: last.name })}</span><Button onClick={undo}>{t('run_undo')}</Button></div>}
        {next && <ScanLabel rooms={rooms} sheet={latest} onLabel={take} onJudged={answer} />}
        <div class="actions"><SoundSwitch rooms={rooms} /><Button tone="primary" onClick={onClose}>{t('run_done')}</Button></div>
      </div>
    </BottomSheet>
  );
}
