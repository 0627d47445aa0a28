/** 加容器: one more bottle, B or blank of a sample that is saved and not sealed yet: which it is, then its label. */
import { useState } from 'preact/hooks';
import { type Addable, addables, addingActs, itemFor, type More, sheetFor } from '../../domain/adding';
import type { Item, Sample } from '../../domain/document';
import { itemRecord } from '../../domain/sheet';
import { preservativeOf, slotsOf } from '../../domain/slots';
import { t } from '../../i18n/words/adding';
import { t as items_t } from '../../i18n/words/items';
import type { Rooms } from '../../rooms';
import { SelectField, Sheet as BottomSheet, TextField, useWatched } from '../../ui';
import { type AcceptedLabel, ScanLabel } from './scan-label';
import { freshItem } from './scan-run';
import { preservationWords, slotFacts, slotName } from './slot-words';

interface AddContainerProps {
  rooms: Rooms;
  sample: Sample;
  onClose: () => void;
}

export function AddContainer(props: AddContainerProps) {
  const { rooms, sample } = props;
  const items = useWatched(rooms.store, () => rooms.store.documents.listByKey('items', sample.id), [sample.id]);
  return items ? <Adding {...props} items={items.filter((item) => item.sample === sample.id)} /> : null;
}

const NOTHING: More = { parent: '', preservative: '', seal_no: '' };
const nameOfAddable = (one: Addable): string => ('qc' in one ? items_t(`kind_${one.qc as 'K'}`) : one.another ? t('another', { name: slotName(one.slot) }) : slotName(one.slot));

function Adding({ rooms, sample, items, onClose }: AddContainerProps & { items: Item[] }) {
  const sheet = sheetFor(sample, items);
  const type = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type);
  const slots = type ? slotsOf(rooms.reference, type, sheet) : [];
  const choices = addables(slots, sheet.items, type?.form === 'parent');
  const [key, setKey] = useState(choices[0]?.key ?? '');
  const [more, setMore] = useState({ ...NOTHING, parent: sheet.items[0]?.id ?? '' });
  const what = choices.find((one) => one.key === key) ?? choices[0];
  if (!what) return null;
  const take = async (label: AcceptedLabel): Promise<void> => {
    const item = itemFor(freshItem(label, sheet.items), what, more, sheet.items, rooms.reference.preservation);
    await rooms.say(addingActs(sample, item, what), { records: [{ collection: 'items', id: item.id, doc: itemRecord(item, sample.id, sample.lab_id) }] });
    rooms.toast(t('added', { name: nameOfAddable(what) }));
    onClose();
  };
  return (
    <BottomSheet title={t('title')} close_label={t('close')} onClose={onClose}>
      <div class="stack">
        <SelectField label={t('what')} value={what.key} choices={choices.map((one) => ({ value: one.key, text: nameOfAddable(one) }))} onChange={setKey} />
        <Details rooms={rooms} what={what} more={more} items={items} change={(part) => setMore((before) => ({ ...before, ...part }))} />
        <ScanLabel rooms={rooms} sheet={() => sheet} onLabel={(label) => void take(label)} />
      </div>
    </BottomSheet>
  );
}

interface DetailsProps {
  rooms: Rooms;
  what: Addable;
  more: More;
  items: Item[];
  change: (part: Partial<More>) => void;
}

/** Before the label, since the label is what says it all. */
function Details({ rooms: { reference }, what, more, items, change }: DetailsProps) {
  if ('qc' in what) {
    const parents = items.map(({ id, bottle, kind }) => ({ value: id, text: bottle ?? items_t(`kind_${kind as 'A'}`) }));
    return <SelectField label={items_t('qc_parent')} value={more.parent} choices={parents} empty={items_t('qc_whole')} onChange={(parent) => change({ parent })} />;
  }
  const { bottle, kind } = what.slot;
  if (!bottle) return <TextField label={items_t(kind === 'B' ? 'seal_b' : 'seal_a')} mark={items_t('seal_later')} value={more.seal_no} onChange={(seal_no) => change({ seal_no })} maxLength={200} autoCapitalize="characters" autoComplete="off" />;
  return (
    <>
      <p class="field-hint">{slotFacts(what.slot)}</p>
      {preservativeOf(bottle, reference.preservation) === '' && (
        <TextField label={items_t('preservative')} hint={items_t('preservative_hint', { said: preservationWords(bottle, reference.preservation) })} value={more.preservative} onChange={(preservative) => change({ preservative })} maxLength={200} />
      )}
    </>
  );
}
