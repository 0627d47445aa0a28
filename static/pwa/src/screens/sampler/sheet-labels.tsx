/** The sheet's labels: item A first, then B or bottles, each with a label of its own. */
import { useState } from 'preact/hooks';
import { newId } from '../../domain/identity';
import { printed } from '../../domain/label';
import { type CodeListRow, listOf } from '../../domain/reference';
import { type Sheet, typeOf } from '../../domain/sheet';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import { t as scan } from '../../i18n/words/scanner';
import type { Rooms } from '../../rooms';
import { Button, Chips, Icon, List, Row, Sheet as BottomSheet } from '../../ui';
import { type AcceptedLabel, ScanLabel } from './scan-label';

interface LabelsProps {
  rooms: Rooms;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  errors: Record<string, string>;
}

/** Water goes into bottles; food and produce have A and B. The rest is for quality control. */
function kindsFor(rooms: Rooms, sheet: Sheet): CodeListRow[] {
  const water = typeOf(rooms.reference, sheet)?.form === 'W';
  const first = water ? ['W', 'B'] : ['B', 'W'];
  const all = listOf(rooms.reference, 'item_kind');
  return [...first, 'A', 'K', 'P', 'S'].map((key) => all.find((row) => row.key === key)).filter((row) => row !== undefined);
}

export function Labels({ rooms, sheet, change, errors }: LabelsProps) {
  const [adding, setAdding] = useState(false);
  const kinds = listOf(rooms.reference, 'item_kind');
  const remove = (id: string): void => change({ items: sheet.items.filter((item) => item.id !== id) });
  const add = (label: AcceptedLabel, item_kind: string): void => {
    change({ items: [...sheet.items, { id: newId(), code: label.code, item_kind, scan_mode: label.scan_mode }] });
    setAdding(false);
  };
  return (
    <div id="sheet-label" tabIndex={-1}>
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
      {errors['label'] && <p class="field-error">{errors['label']}</p>}
      <div class="actions is-close"><Button tone="quiet" onClick={() => setAdding(true)}><Icon name="plus" />{t('label_add')}</Button></div>
      {adding && <AddLabel rooms={rooms} kinds={kindsFor(rooms, sheet)} onAdd={add} onClose={() => setAdding(false)} />}
    </div>
  );
}

interface AddLabelProps {
  rooms: Rooms;
  kinds: CodeListRow[];
  onAdd: (label: AcceptedLabel, item_kind: string) => void;
  onClose: () => void;
}

function AddLabel({ rooms, kinds, onAdd, onClose }: AddLabelProps) {
  const [kind, setKind] = useState(kinds[0]?.key ?? 'B');
  return (
    <BottomSheet title={t('label_add_title')} close_label={t('close')} onClose={onClose}>
      <div class="stack">
        <Chips label={t('label_kind')} choices={kinds.map((row) => ({ value: row.key, text: nameOf(row) }))} chosen={[kind]} onChange={([chosen = kind]) => setKind(chosen)} />
        <ScanLabel rooms={rooms} onLabel={(label) => onAdd(label, kind)} onDraft={() => rooms.toast(scan('label_in_draft'), 'plain')} />
      </div>
    </BottomSheet>
  );
}
