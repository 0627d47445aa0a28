/** The sheet's labels. One container needs little; bottles, B and blanks come with their own part when the type asks for them. */
import { useEffect, useState } from 'preact/hooks';
import { newId } from '../../domain/identity';
import { printed } from '../../domain/label';
import { listOf } from '../../domain/reference';
import { hasSeveral, type Sheet, typeOf } from '../../domain/sheet';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Button, Chips, Icon, List, Row, Sheet as BottomSheet } from '../../ui';
import { part } from '../../ui/lazy';
import { type AcceptedLabel, ScanLabel } from './scan-label';

const ItemSlots = part(() => import('./item-slots').then((file) => file.ItemSlots));

interface LabelsProps {
  rooms: Rooms;
  sheet: Sheet;
  latest: () => Sheet;
  change: (part: Partial<Sheet>) => void;
  errors: Record<string, string>;
}

/** Another type has other containers: what was scanned before takes its place among them. */
function useReseated({ rooms, sheet, latest, change }: LabelsProps): void {
  const type = typeOf(rooms.reference, sheet);
  useEffect(() => {
    const plain = sheet.items.every(({ item_kind, bottle }) => bottle === undefined && item_kind === 'A');
    if (!type || (plain && sheet.items.length <= 1 && type.bottle_set === null && type.form !== 'parent')) return;
    void import('../../domain/slots').then(({ reseated, slotsOf }) => {
      const { items } = latest();
      const seated = reseated(items, slotsOf(rooms.reference, type, latest()), rooms.reference.preservation);
      if (seated.some((item, i) => item !== items[i])) change({ items: seated });
    });
  }, [type?.code]);
}

export function Labels(props: LabelsProps) {
  const { rooms, sheet, latest, change, errors } = props;
  const type = typeOf(rooms.reference, sheet);
  useReseated(props);
  return (
    <div id="sheet-label" tabIndex={-1}>
      {type && hasSeveral(type, sheet) ? <ItemSlots rooms={rooms} sheet={sheet} type={type} latest={latest} change={change} /> : <Few {...props} />}
      {errors['label'] && <p class="field-error">{errors['label']}</p>}
    </div>
  );
}

function Few({ rooms, sheet, latest, change }: LabelsProps) {
  const [adding, setAdding] = useState(false);
  const kinds = listOf(rooms.reference, 'item_kind');
  const remove = (id: string): void => change({ items: latest().items.filter((item) => item.id !== id) });
  const add = (label: AcceptedLabel, item_kind: string): void => {
    change({ items: [...latest().items, { id: newId(), ...label, item_kind }] });
    setAdding(false);
  };
  return (
    <>
      {sheet.items.length > 0 && (
        <List label={t('labels')}>
          {sheet.items.map(({ id, code, item_kind }) => (
            <Row
              key={id}
              lead={<Icon name="label" />}
              title={<span class="code">{printed(code)}</span>}
              under={nameOf(kinds.find(({ key }) => key === item_kind), item_kind)}
              aside={sheet.items.length > 1 && <Button tone="quiet" label={`${t('label_remove')} ${printed(code)}`} onClick={() => remove(id)}><Icon name="close" /></Button>}
            />
          ))}
        </List>
      )}
      <div class="actions is-close"><Button tone="quiet" onClick={() => setAdding(true)}><Icon name="plus" />{t('label_add')}</Button></div>
      {adding && <AddLabel rooms={rooms} latest={latest} first={sheet.items.length === 0 ? 'A' : 'B'} onAdd={add} onClose={() => setAdding(false)} />}
    </>
  );
}

interface AddLabelProps {
  rooms: Rooms;
  latest: () => Sheet;
  first: string;
  onAdd: (label: AcceptedLabel, item_kind: string) => void;
  onClose: () => void;
}

/** Water bottles have their own part; here are A, B and quality control. */
const KINDS = ['A', 'B', 'K', 'P', 'S'];

function AddLabel({ rooms, latest, first, onAdd, onClose }: AddLabelProps) {
  const [kind, setKind] = useState(first);
  const choices = listOf(rooms.reference, 'item_kind').filter(({ key }) => KINDS.includes(key)).map((row) => ({ value: row.key, text: nameOf(row) }));
  return (
    <BottomSheet title={t('label_add_title')} close_label={t('close')} onClose={onClose}>
      <div class="stack">
        <Chips label={t('label_kind')} choices={choices} chosen={[kind]} onChange={([chosen = kind]) => setKind(chosen)} />
        <ScanLabel rooms={rooms} sheet={latest} onLabel={(label) => onAdd(label, kind)} />
      </div>
    </BottomSheet>
  );
}
