/** 更正: which part of the record is wrong, what it says, what it should say, and why. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../domain/document';
import type { Reference } from '../../domain/reference';
import { paired } from '../../i18n/listed';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { AreaField, Button, SelectField, Sheet, TextField } from '../../ui';
import { amendAct, asksReason, formFieldsOf, isSame, OWN_FIELDS, valueOf } from './amending';
import { asText, fieldWords, inputOf, readValue, valueWords } from './field-words';

const LONGEST_SHOWN = 24;
const shortened = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

interface NewValueProps {
  reference: Reference;
  field: string;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

function NewValue({ reference, field, text, error, onChange }: NewValueProps) {
  const input = inputOf(reference, field);
  if (input.kind === 'choice') return <SelectField label={t('amend_new')} value={text} choices={input.choices} empty={t('nothing')} error={error} onChange={onChange} />;
  return <TextField label={t('amend_new')} value={text} error={error} maxLength={200} autoComplete="off" {...(input.kind === 'number' ? { inputMode: 'decimal' as const } : {})} onChange={onChange} />;
}

interface Saying {
  field: string;
  text: string;
  reason: string;
  tried: boolean;
}

/** What is wrong with it so far, by field; empty when it can be said. */
function faultsOf(sample: Sample, { field, text, reason }: Saying): { value?: string; reason?: string } {
  const read = readValue(field, text);
  const value = !read.ok ? t(read.why) : isSame(read.value, valueOf(sample, field)) ? t('amend_same') : undefined;
  const missing = asksReason(sample) && reason.trim() === '' ? t('amend_reason_needed') : undefined;
  return { ...(value ? { value } : {}), ...(missing ? { reason: missing } : {}) };
}

interface AmendSheetProps {
  rooms: Rooms;
  sample: Sample;
  /** The field that is chosen to begin with. */
  first?: string;
  onClose: () => void;
}

export function AmendSheet({ rooms, sample, first = 'qty_total', onClose }: AmendSheetProps) {
  const { reference } = rooms;
  const start = (field: string): Saying => ({ field, text: asText(valueOf(sample, field)), reason: '', tried: false });
  const [saying, setSaying] = useState<Saying>(() => start(first));
  const { field, text, reason, tried } = saying;
  const faults = faultsOf(sample, saying);
  const choices = [...OWN_FIELDS, ...formFieldsOf(reference, sample).map(({ key }) => key)].map((key) => ({
    value: key, text: paired(fieldWords(reference, key), shortened(valueWords(reference, key, valueOf(sample, key)))),
  }));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setSaying({ ...saying, tried: true });
    const read = readValue(field, text);
    if (!read.ok || Object.keys(faults).length > 0) return;
    await rooms.say([amendAct(sample, field, read.value, reason)]);
    rooms.toast(t('amend_done'), 'good');
    onClose();
  };
  return (
    <Sheet title={t('amend_title', { name: sample.sample_name ?? t('unnamed') })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <SelectField label={t('amend_field')} value={field} choices={choices} onChange={(key) => setSaying(start(key))} />
        <p class="amend-old"><span class="soft">{t('amend_old')}</span> <strong>{valueWords(reference, field, valueOf(sample, field))}</strong></p>
        <NewValue key={field} reference={reference} field={field} text={text} error={tried ? faults.value : undefined} onChange={(now) => setSaying({ ...saying, text: now })} />
        <AreaField
          label={t('amend_reason')} mark={asksReason(sample) ? undefined : t('text_optional')} value={reason} maxLength={2000} rows={2}
          error={tried ? faults.reason : undefined} onChange={(why) => setSaying({ ...saying, reason: why })}
        />
        <p class="field-hint">{t('amend_kept')}</p>
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" type="submit">{t('amend_go')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
