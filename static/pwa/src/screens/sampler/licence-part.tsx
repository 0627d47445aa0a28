/** The business licence's credit code: typed, or read from the licence's own code. It is checked, and a wrong one only warned of. */
import { useState } from 'preact/hooks';
import { isBlank, NOT_APPLICABLE } from '../../domain/form';
import { isUscc } from '../../domain/goods';
import type { FieldValue } from '../../domain/operation';
import type { FormField } from '../../domain/reference';
import { t } from '../../i18n/words/goods';
import type { Rooms } from '../../rooms';
import { Button, Icon, Notice } from '../../ui';
import { CodeSheet } from './goods-sheet';
import { OneField } from './one-field';

interface LicencePartProps {
  rooms: Rooms;
  field: FormField;
  value: FieldValue | undefined;
  onAnswer: (value: FieldValue) => void;
}

export function LicencePart({ rooms, field, value, onAnswer }: LicencePartProps) {
  const [open, setOpen] = useState(false);
  const doubtful = !isBlank(value) && value !== NOT_APPLICABLE && !isUscc(String(value).trim());
  return (
    <>
      <OneField field={field} reference={rooms.reference} value={value} onChange={onAnswer} may_not_apply />
      {doubtful && <Notice tone="warn">{t('uscc_bad')}</Notice>}
      <Button tone="quiet" onClick={() => setOpen(true)}><Icon name="scan" />{t('licence_scan')}</Button>
      {open && <CodeSheet rooms={rooms} what="licence" onFound={onAnswer} onClose={() => setOpen(false)} />}
    </>
  );
}
