/** The frame of the store's windows: fields, a way back, and one button that says what it does. */
import type { ComponentChildren } from 'preact';
import { readNumber } from '../../../domain/typed-number';
import { t } from '../../../i18n/words/shelf';
import type { StorePlace } from '../../../domain/document';
import { pathWords, treeOf } from '../../../domain/store-place';
import { Button, type Choice, Sheet } from '../../../ui';

interface SheetFormProps {
  title: string;
  go: string;
  danger?: boolean;
  onClose: () => void;
  onSubmit: () => void;
  children: ComponentChildren;
}

export function SheetForm({ title, go, danger = false, onClose, onSubmit, children }: SheetFormProps) {
  const submit = (event: Event): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Sheet title={title} close_label={t('close')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {children}
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone={danger ? 'danger' : 'primary'} type="submit">{go}</Button>
        </div>
      </form>
    </Sheet>
  );
}

/** Each place with all that it stands in, so that two shelves of one name are told apart. */
export function placeChoices(places: Map<string, StorePlace>): Choice[] {
  return treeOf([...places.values()].filter(({ active }) => active)).map(({ place }) => ({ value: place.id, text: pathWords(places, place.id) }));
}

export type Amount = { ok: true; value: number | null } | { ok: false; words: string };

/** "6,2" and "６．２" are a number; "1,250" might be two. Empty is no amount. */
export function amountIn(typed: string): Amount {
  if (typed.trim() === '') return { ok: true, value: null };
  const read = readNumber(typed);
  if (read.ok && read.qualifier === null && read.value >= 0) return { ok: true, value: read.value };
  return { ok: false, words: t(!read.ok && read.fault === 'ambiguous' ? 'number_ambiguous' : 'number_bad') };
}

export const withAmount = (typed: string, unit: string): { amount?: number; amount_unit?: string } => {
  const read = amountIn(typed);
  if (!read.ok || read.value === null) return {};
  return { amount: read.value, ...(unit.trim() ? { amount_unit: unit.trim() } : {}) };
};
