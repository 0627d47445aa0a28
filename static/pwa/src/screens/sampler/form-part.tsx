/** The rest of the form, fetched when it is wanted: at once under 监督抽检, else when somebody opens it. */
import { useState } from 'preact/hooks';
import type { Sheet } from '../../domain/sheet';
import { t as form } from '../../i18n/words/form';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { part } from '../../ui/lazy';

const SealFields = part(() => import('./seal-fields').then((file) => file.SealFields));

interface FormPartProps {
  rooms: Rooms;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
}

export function FormPart({ rooms, sheet, change }: FormPartProps) {
  const [open, setOpen] = useState(false);
  if (sheet.sample_type === '') return null;
  if (sheet.task_category === 'supervision') {
    return (
      <div class="form-part">
        <h2>{form('form_title')}</h2>
        <p class="field-hint">{form('form_hint')}</p>
        <SealFields rooms={rooms} sheet={sheet} change={change} />
      </div>
    );
  }
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('more_fields')} <span class="field-mark">{t('more_fields_hint')}</span></summary>
      {open && <SealFields rooms={rooms} sheet={sheet} change={change} />}
    </details>
  );
}
