/** A blank, a parallel or a fortified sample of one container: first which and whose, then its label. */
import { useState } from 'preact/hooks';
import type { Sheet } from '../../domain/draft';
import { QC_KINDS, seatsOf, type Slot } from '../../domain/slots';
import { t } from '../../i18n/words/items';
import { t as sampler } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Chips, SelectField, Sheet as BottomSheet } from '../../ui';
import { type AcceptedLabel, ScanLabel } from './scan-label';
import { freshItem } from './scan-run';
import { slotName } from './slot-words';

interface QcSheetProps {
  rooms: Rooms;
  sheet: Sheet;
  slots: Slot[];
  latest: () => Sheet;
  change: (part: Partial<Sheet>) => void;
  onClose: () => void;
}

export function QcSheet({ rooms, sheet, slots, latest, change, onClose }: QcSheetProps) {
  const [kind, setKind] = useState('K');
  const parents = seatsOf(slots, sheet.items).flatMap(({ slot, item }) => (item ? [{ value: item.id, text: slotName(slot) }] : []));
  const [parent, setParent] = useState(parents[0]?.value ?? '');
  const take = (label: AcceptedLabel): void => {
    const { items } = latest();
    change({ items: [...items, { ...freshItem(label, items), item_kind: kind, ...ofParent(sheet, parent) }] });
    onClose();
  };
  return (
    <BottomSheet title={t('qc_add')} close_label={sampler('close')} onClose={onClose}>
      <div class="stack">
        <Chips label={t('qc_kind')} choices={QC_KINDS.map((value) => ({ value, text: t(`kind_${value as 'K'}`) }))} chosen={[kind]} onChange={([chosen = kind]) => setKind(chosen)} />
        <SelectField label={t('qc_parent')} value={parent} choices={parents} empty={t('qc_whole')} onChange={setParent} />
        <ScanLabel rooms={rooms} sheet={latest} onLabel={take} />
      </div>
    </BottomSheet>
  );
}

/** It is preserved and held as the bottle that it belongs to. */
function ofParent({ items }: Sheet, id: string) {
  const found = items.find((item) => item.id === id);
  if (!found) return {};
  const { bottle, container, amount, preservative } = found;
  return { parent: id, ...Object.fromEntries(Object.entries({ bottle, container, amount, preservative }).filter(([, value]) => value !== undefined)) };
}
