/** 现场测定: one reading after another, made with a number pad. Odd values are remarked upon and saved as they are. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { localIso } from '../../domain/clock';
import type { Instrument } from '../../domain/document';
import { hintsOf, inOrder, type ReadingHint, type Said, seriesOf } from '../../domain/reading';
import type { FieldQuantity } from '../../domain/reference';
import { numberWords, type ReadNumber, readNumber, withSign } from '../../domain/typed-number';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { t } from '../../i18n/words/readings';
import type { Rooms } from '../../rooms';
import { Button, Chips, Notice, SelectField, Sheet, TextField } from '../../ui';
import { Readings } from '../../ui/readings';
import { type Chosen, InstrumentField, isChosen, nothingChosen, saidInstrument } from './instrument-field';
import { namesOf, type ReadingBody, type ReadingRecord, type ReadOf, sayReading, useReadings } from './reading-record';

interface ReadingsSheetProps {
  rooms: Rooms;
  of: ReadOf;
  /** The record's id. */
  record: string;
  onClose: () => void;
}

export function ReadingsSheet({ rooms, of, record, onClose }: ReadingsSheetProps) {
  const found = useReadings(rooms, of, record);
  return (
    <Sheet title={t('readings')} close_label={t('close')} onClose={onClose}>
      {found && <ReadingForm rooms={rooms} of={of} record={record} found={found} />}
      {found && found.measurements.length > 0 && <Readings measurements={found.measurements} names={namesOf(rooms, found)} waiting={found.waiting} />}
    </Sheet>
  );
}

interface Filled {
  value: string;
  check: string;
  criterion: number | null;
  item: string;
  repeat: boolean;
  chosen: Chosen;
}
const EMPTY: Filled = { value: '', check: '', criterion: null, item: '', repeat: true, chosen: nothingChosen };

type FormProps = Omit<ReadingsSheetProps, 'onClose'> & { found: ReadingRecord };

/** The first usual quantity that has not been read yet, else the first. */
const nextOf = (usual: FieldQuantity[], { measurements }: ReadingRecord): FieldQuantity | undefined =>
  usual.find(({ key }) => measurements.every(({ quantity }) => quantity !== key)) ?? usual[0];

const saidOf = (filled: Filled, quantity: FieldQuantity, read: ReadNumber): Said | null =>
  read.ok ? { quantity: quantity.key, value: read.value, qualifier: read.qualifier, criterion: filled.criterion, item: filled.item || null } : null;

function bodyOf(of: ReadOf, said: Said, filled: Filled, unit: string, repeat_of: string | undefined): ReadingBody {
  const check = readNumber(filled.check);
  return {
    of, quantity: said.quantity, value: said.value, unit, measured_at: localIso(new Date()),
    ...(said.qualifier ? { qualifier: said.qualifier } : {}),
    ...(said.item ? { item: said.item } : {}),
    ...(said.criterion !== null ? { criterion: said.criterion } : {}),
    ...(repeat_of ? { repeat_of } : {}),
    ...(check.ok ? { check_reading: check.value } : {}),
    ...saidInstrument(filled.chosen),
  };
}

/** The instrument last used for this quantity on this phone, or one in use here that measures it too. */
function useRemembered(rooms: Rooms, quantity: string, found: ReadingRecord, choose: (chosen: Chosen) => void): void {
  useEffect(() => {
    void rooms.store.meta.find('instruments').then((remembered) => {
      const of_this = remembered?.[quantity];
      const measures = ({ id, active, quantities }: Instrument): boolean => active && (id === of_this || (of_this === undefined && quantities.includes(quantity) && Object.values(remembered ?? {}).includes(id)));
      const known = found.instruments.find(measures);
      if (known) choose({ ...nothingChosen, choice: known.id });
    });
  }, [quantity]);
}

function ReadingForm({ rooms, of, record, found }: FormProps) {
  const type = rooms.reference.sample_types.find(({ code }) => code === found.sample?.sample_type);
  const { usual, others } = inOrder(rooms.reference.field_quantities, type);
  const [key, setKey] = useState(() => nextOf(usual, found)?.key ?? '');
  const [filled, setFilled] = useState<Filled>(EMPTY);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Filled>): void => setFilled((before) => ({ ...before, ...part }));
  useRemembered(rooms, key, found, (chosen) => set({ chosen }));
  const quantity = [...usual, ...others].find((one) => one.key === key);
  if (!quantity) return null;
  const criterion = quantity.criteria.length > 0 ? (filled.criterion ?? quantity.criteria[0] ?? null) : null;
  const full = { ...filled, criterion };
  const read = readNumber(filled.value);
  const said = saidOf(full, quantity, read);
  const before = seriesOf(found.measurements).filter(({ first }) => first.quantity === key && first.item === (filled.item || null)).pop();
  const choose = (next: string): void => {
    setKey(next);
    setTried(false);
    setFilled((last) => ({ ...EMPTY, item: last.item, ...(next === key ? { chosen: last.chosen, criterion: last.criterion } : {}) }));
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (checkFault(filled.check)) return;
    if (!said || !isChosen(filled.chosen)) return document.getElementById(said ? 'reading-instrument' : 'reading-value')?.focus();
    setBusy(true);
    try {
      await sayReading(rooms, record, found, bodyOf(of, said, full, quantity.unit, filled.repeat ? before?.first.op_id : undefined));
      rooms.toast(t('saved', { name: nameOf(quantity), value: numberWords(said), unit: quantity.unit }));
      const left = { ...found, measurements: [...found.measurements, { quantity: key } as ReadingRecord['measurements'][number]] };
      choose(quantity.criteria.length > 0 ? key : (nextOf(usual, left)?.key ?? key));
      document.getElementById('reading-value')?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="reading-form" onSubmit={(event) => void save(event)} noValidate>
      <WhatField usual={usual} others={others} chosen={key} onChoose={choose} />
      <ValueField quantity={quantity} value={filled.value} onChange={(value) => set({ value })} error={tried && !read.ok ? faultWords(read, filled.value) : undefined} read={read} />
      {quantity.criteria.length > 0 && (
        <Chips label={t('criterion')} choices={quantity.criteria.map((percent) => ({ value: String(percent), text: t('criterion_value', { percent }) }))} chosen={[String(criterion)]} onChange={([one]) => set({ criterion: Number(one) })} />
      )}
      {said && <Hints hints={hintsOf(said, quantity, found.measurements, found.sample)} criterion={criterion} />}
      {before && (
        <label class="check-line">
          <input type="checkbox" checked={filled.repeat} onChange={() => set({ repeat: !filled.repeat })} />
          <span>{t('repeat')}<small>{t('repeat_of', { values: listed(before.all.map(numberWords)) })}</small></span>
        </label>
      )}
      {found.items.length > 1 && <SelectField label={t('item')} value={filled.item} choices={found.items.map(({ id }) => ({ value: id, text: namesOf(rooms, found).item(id) }))} empty={t('item_whole')} onChange={(item) => set({ item })} />}
      <InstrumentField
        rooms={rooms} instruments={found.instruments} quantity={key} day={localIso(new Date()).slice(0, 10)} chosen={filled.chosen} onChange={(chosen) => set({ chosen })}
        onTyped={(text) => setFilled((last) => ({ ...last, value: without(last.value, text) }))}
        error={tried && !isChosen(filled.chosen) ? t('instrument_needed') : undefined}
      />
      <details class="more">
        <summary>{t('more_fields')}</summary>
        <TextField label={t('check')} mark={t('optional')} hint={t('check_hint')} inputMode="decimal" autoComplete="off" value={filled.check} onChange={(check) => set({ check })} error={checkFault(filled.check)} />
      </details>
      <div class="actions"><Button tone="primary" type="submit" wide busy={busy}>{t('save')}</Button></div>
    </form>
  );
}

/** A scanner types into whatever has the focus. */
const without = (value: string, scanned: string): string => (value.toUpperCase().endsWith(scanned.toUpperCase()) ? value.slice(0, -scanned.length) : value);

const faultWords = (read: ReadNumber, text: string): string => (read.ok ? '' : t(`fault_${read.fault}`, { text: text.trim() }));

function checkFault(text: string): string | undefined {
  const read = readNumber(text);
  return text.trim() === '' || read.ok ? undefined : faultWords(read, text);
}

function WhatField({ usual, others, chosen, onChoose }: { usual: FieldQuantity[]; others: FieldQuantity[]; chosen: string; onChoose: (key: string) => void }) {
  const [all, setAll] = useState(false);
  const shown = all || others.some(({ key }) => key === chosen) ? [...usual, ...others] : usual;
  return (
    <>
      <Chips label={t('what')} choices={shown.map((one) => ({ value: one.key, text: nameOf(one) }))} chosen={[chosen]} onChange={([one]) => one && onChoose(one)} />
      {shown.length === usual.length && others.length > 0 && <button type="button" class="more-line" onClick={() => setAll(true)}>{t('more')}</button>}
    </>
  );
}

interface ValueFieldProps {
  quantity: FieldQuantity;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  read: ReadNumber;
}

const SIGNS = [['<', 'sign_less'], ['>', 'sign_more'], ['-', 'sign_minus']] as const;

function ValueField({ quantity, value, onChange, error, read }: ValueFieldProps) {
  const { unit, soft_min: min, soft_max: max } = quantity;
  const place = useRef<HTMLDivElement>(null);
  const label = unit === 'pH' ? t('value_plain', { name: nameOf(quantity) }) : t('value', { name: nameOf(quantity), unit });
  // What is kept is said where it is not what was typed.
  const other = read.ok && numberWords(read) !== value.trim();
  const press = (sign: '<' | '>' | '-'): void => {
    onChange(withSign(value, sign));
    place.current?.querySelector('input')?.focus();
  };
  return (
    <div ref={place} class="reading-value-field">
      <TextField id="reading-value" label={label} hint={other ? t('read_as', { value: numberWords(read), unit }) : t('hint_range', { min, max })} inputMode="decimal" autoComplete="off" value={value} onChange={onChange} error={error} maxLength={30} />
      <div class="quick" role="group" aria-label={t('signs')}>
        {SIGNS.map(([sign, word]) => <button key={sign} type="button" onClick={() => press(sign)}>{t(word)}</button>)}
      </div>
    </div>
  );
}

function Hints({ hints, criterion }: { hints: ReadingHint[]; criterion: number | null }) {
  return <>{hints.map((hint) => <Notice key={hint} tone="warn">{t(`hint_${hint}`, { criterion: criterion ?? 0 })}</Notice>)}</>;
}
