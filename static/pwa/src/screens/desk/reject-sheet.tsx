/** Refusing a sample: a coded reason always, words where the code says nothing. */
import { useState } from 'preact/hooks';
import type { RejectionReason } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/desk';
import { AreaField, Button, Field, Sheet, TextField } from '../../ui';
import type { Rejection } from './acts';

/** What the reasons call a sample, from its form: vegetables are produce, the rest is food, water is water. */
const KIND_OF_FORM: Record<string, string[]> = { A: ['all', 'produce', 'food'], F: ['all', 'food', 'packaged'], W: ['all', 'water'] };
const OTHER = 'R99';

export function sortedReasons(reasons: RejectionReason[], form: string | null): { usual: RejectionReason[]; others: RejectionReason[] } {
  const kinds = form === null ? ['all'] : (KIND_OF_FORM[form] ?? ['all']);
  const fits = (reason: RejectionReason): boolean =>
    reason.code !== OTHER && reason.default_action !== 'missing' && reason.applies_to.some((kind) => kinds.includes(kind));
  return { usual: reasons.filter(fits), others: reasons.filter((reason) => !fits(reason)) };
}

interface RejectSheetProps {
  name: string;
  form: string | null;
  reasons: RejectionReason[];
  onReject: (rejection: Rejection) => void;
  onClose: () => void;
}

const Options = ({ label, reasons }: { label: string; reasons: RejectionReason[] }) => (
  <optgroup label={label}>
    {reasons.map((reason) => <option key={reason.code} value={reason.code}>{reason.code} {nameOf(reason)}</option>)}
  </optgroup>
);

export function RejectSheet({ name, form, reasons, onReject, onClose }: RejectSheetProps) {
  const [said, setSaid] = useState<Rejection>({ reason: '', text: '', notice_no: '' });
  const [tried, setTried] = useState(false);
  const { usual, others } = sortedReasons(reasons, form);
  const needs_text = said.reason === OTHER && said.text.trim() === '';
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (said.reason !== '' && !needs_text) onReject(said);
  };
  return (
    <Sheet title={t('reject_title', { name })} close_label={t('close')} onClose={onClose}>
      <form onSubmit={submit}>
        <Field id="reject-reason" label={t('reason')} error={tried && said.reason === '' ? t('reason_needed') : undefined}>
          <select id="reject-reason" class="input" value={said.reason} onChange={(event) => setSaid({ ...said, reason: event.currentTarget.value })}>
            <option value="">{t('reason_choose')}</option>
            <Options label={t('suggested')} reasons={usual} />
            <Options label={t('other_reasons')} reasons={others} />
          </select>
        </Field>
        <AreaField
          label={t('text')} value={said.text} onChange={(text) => setSaid({ ...said, text })} maxLength={2000}
          mark={said.reason === OTHER ? undefined : t('text_optional')} error={tried && needs_text ? t('text_needed') : undefined}
        />
        <TextField label={t('notice_no')} mark={t('text_optional')} value={said.notice_no} onChange={(notice_no) => setSaid({ ...said, notice_no })} maxLength={200} autoComplete="off" />
        <div class="actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="danger" type="submit">{t('reject_go')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
