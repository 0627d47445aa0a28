/** Everything of a sample that has a label of its own: A and B with their seals, the bottles of a set in order, blanks and parallels. */
import { useState } from 'preact/hooks';
import type { Sheet, SheetItem } from '../../domain/draft';
import { printed } from '../../domain/label';
import type { PreservationRow, SampleType } from '../../domain/reference';
import { besides, isTaken, preservativeOf, seatsOf, type Seat, type Slot, slotsOf, withoutItem } from '../../domain/slots';
import { t } from '../../i18n/words/items';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Button, Icon, TextField } from '../../ui';
import { QcSheet } from './qc-sheet';
import { ScanRun } from './scan-run';
import { preservationWords, slotFacts, slotName } from './slot-words';
import { SpoilSheet } from './spoil-sheet';

interface ItemSlotsProps {
  rooms: Rooms;
  sheet: Sheet;
  type: SampleType;
  latest: () => Sheet;
  change: (part: Partial<Sheet>) => void;
}

type Scanning = 'run' | 'qc' | Slot | null;

export function ItemSlots({ rooms, sheet, type, latest, change }: ItemSlotsProps) {
  const [scanning, setScanning] = useState<Scanning>(null);
  const [spoiling, setSpoiling] = useState<SheetItem | null>(null);
  const slots = slotsOf(rooms.reference, type, sheet);
  const seats = seatsOf(slots, sheet.items);
  const done = seats.filter((seat) => isTaken(seat, sheet.not_taken)).length;
  const set = (id: string, part: Partial<SheetItem>): void => change({ items: latest().items.map((item) => (item.id === id ? { ...item, ...part } : item)) });
  const remove = (id: string): void => change({ items: withoutItem(latest().items, id) });
  const excuse = (key: string, reason: string): void => change({ not_taken: { ...latest().not_taken, [key]: reason } });
  const row = { onRemove: remove, onSpoil: setSpoiling, onChange: set };
  const close = (): void => setScanning(null);
  return (
    <>
      <div class="slots-head">
        <p role="status">{t('run_count', { done, all: seats.length })}</p>
        {done < seats.length && <Button tone="primary" onClick={() => setScanning('run')}><Icon name="scan" />{t('run_start')}</Button>}
      </div>
      <ol class="slots">
        {seats.map((seat) => <SlotRow key={seat.slot.key} {...row} preservation={rooms.reference.preservation} seat={seat} reason={sheet.not_taken[seat.slot.key]} onScan={setScanning} onExcuse={excuse} />)}
      </ol>
      <Besides sheet={sheet} slots={slots} row={row} />
      {type.form !== 'parent' && <div class="actions is-close"><Button tone="quiet" onClick={() => setScanning('qc')}><Icon name="plus" />{t('qc_add')}</Button></div>}
      {scanning === 'qc' && <QcSheet rooms={rooms} sheet={sheet} slots={slots} latest={latest} change={change} onClose={close} />}
      {scanning !== null && scanning !== 'qc' && <ScanRun rooms={rooms} sheet={sheet} slots={slots} latest={latest} change={change} only={scanning === 'run' ? undefined : scanning} onClose={close} />}
      {spoiling && <SpoilSheet rooms={rooms} code={spoiling.code} onDone={() => remove(spoiling.id)} onClose={() => setSpoiling(null)} />}
    </>
  );
}

interface ItemActs {
  onRemove: (id: string) => void;
  onSpoil: (item: SheetItem) => void;
  onChange: (id: string, part: Partial<SheetItem>) => void;
}
type SlotRowProps = ItemActs & { preservation: PreservationRow[]; seat: Seat; reason: string | undefined; onScan: (slot: Slot) => void; onExcuse: (key: string, reason: string) => void };

function SlotRow({ preservation, seat: { slot, item }, reason, onScan, onExcuse, ...acts }: SlotRowProps) {
  const [excusing, setExcusing] = useState(false);
  const name = slotName(slot);
  const excused = (reason ?? '').trim() !== '';
  return (
    <li class={`slot${item ? ' is-taken' : ''}`} aria-label={name}>
      <p class="slot-name"><span class="slot-sign" aria-hidden="true">{item ? '✓' : excused ? '–' : '○'}</span>{name}</p>
      {slot.bottle && <p class="slot-facts">{slotFacts(slot)}</p>}
      {item ? <Labelled item={item} {...acts} /> : (
        <div class="slot-acts">
          <span class="slot-state">{excused ? t('slot_excused') : slot.required ? t('slot_open') : t('slot_open_optional')}</span>
          <Button onClick={() => onScan(slot)} label={t('slot_scan_label', { name })}>{t('slot_scan')}</Button>
          {!excusing && !excused && <Button tone="quiet" onClick={() => setExcusing(true)} label={t('slot_excuse_label', { name })}>{t('slot_excuse')}</Button>}
        </div>
      )}
      {item && slot.bottle && preservativeOf(slot.bottle, preservation) === '' && (
        <TextField label={t('preservative')} hint={t('preservative_hint', { said: preservationWords(slot.bottle, preservation) })} value={item.preservative ?? ''} onChange={(preservative) => acts.onChange(item.id, { preservative })} maxLength={200} />
      )}
      {!item && (excusing || excused) && <TextField label={t('slot_reason', { name })} value={reason ?? ''} onChange={(said) => onExcuse(slot.key, said)} maxLength={150} />}
    </li>
  );
}

function Labelled({ item, onRemove, onSpoil, onChange }: ItemActs & { item: SheetItem }) {
  const code = printed(item.code);
  return (
    <>
      <div class="slot-acts">
        <span class="code">{code}</span>
        <Button tone="quiet" onClick={() => onSpoil(item)} label={t('slot_spoil_label', { code })}>{t('slot_spoil')}</Button>
        <Button tone="quiet" onClick={() => onRemove(item.id)} label={`${sampler('label_remove')} ${code}`}><Icon name="close" /></Button>
      </div>
      {['A', 'B'].includes(item.item_kind) && (
        <TextField label={t(item.item_kind === 'A' ? 'seal_a' : 'seal_b')} mark={t('seal_later')} value={item.seal_no ?? ''} onChange={(seal_no) => onChange(item.id, { seal_no })} maxLength={200} autoCapitalize="characters" autoComplete="off" />
      )}
    </>
  );
}

/** Blanks and parallels with the item they belong to, and whatever fits no slot. */
function Besides({ sheet, slots, row }: { sheet: Sheet; slots: Slot[]; row: ItemActs }) {
  const items = besides(slots, sheet.items);
  if (items.length === 0) return null;
  const whose = (id: string | undefined): string => {
    const parent = sheet.items.find((item) => item.id === id);
    return parent ? t('qc_of', { name: parent.bottle ?? t(`kind_${parent.item_kind as 'A'}`) }) : '';
  };
  return (
    <ul class="slots">
      {items.map((item) => (
        <li key={item.id} class="slot is-taken">
          <p class="slot-name"><span class="slot-sign" aria-hidden="true">✓</span>{t(`kind_${item.item_kind as 'K'}`)} {whose(item.parent)}</p>
          <Labelled item={item} {...row} />
        </li>
      ))}
    </ul>
  );
}
