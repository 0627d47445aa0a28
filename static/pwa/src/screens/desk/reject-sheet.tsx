/** 拒收: a coded reason always, words and a photo where the code says nothing, the notice's number, and a new sample if it is wanted. */
import { useState } from 'preact/hooks';
import type { SheetPhoto } from '../../domain/draft';
import type { RejectionReason } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/decisions';
import { AreaField, Field, Notice, TextField, useWatched } from '../../ui';
import { PhotoRow, photoActs, withPhotos } from '../photos/photo-row';
import { recollectAct, type Recollection, rejectActs } from './acts';
import { ActForm } from './act-form';
import { nextNotice } from './notice-number';
import { isPast, RecollectFields, usualRecollection } from './recollect-fields';
import { type DecideSheetProps, targetOfRow } from './row-acts';
import { nameOfRow, sayAct } from './row-said';

/** What the reasons call a sample, from its form: vegetables are produce, the rest is food, water is water. */
const KIND_OF_FORM: Record<string, string[]> = { A: ['all', 'produce', 'food'], F: ['all', 'food', 'packaged'], W: ['all', 'water'] };
const OTHER = 'R99';

export function sortedReasons(reasons: RejectionReason[], form: string | null): { usual: RejectionReason[]; others: RejectionReason[] } {
  const kinds = form === null ? ['all'] : (KIND_OF_FORM[form] ?? ['all']);
  const fits = (reason: RejectionReason): boolean =>
    reason.code !== OTHER && reason.default_action !== 'missing' && reason.applies_to.some((kind) => kinds.includes(kind));
  return { usual: reasons.filter(fits), others: reasons.filter((reason) => !fits(reason)) };
}

interface Said {
  reason: string;
  text: string;
  notice_no: string;
  photos: SheetPhoto[];
  recollection: Recollection | null;
}
export type RejectFault = 'reason' | 'text' | 'photo' | 'record' | 'due';

/** What holds a rejection up: without a reason there is none, and "other" says nothing by itself. */
export function faultsOf({ reason, text, photos, recollection }: Said, has_record: boolean): RejectFault[] {
  const is_other = reason === OTHER;
  const faults: [RejectFault, boolean][] = [
    ['reason', reason === ''], ['text', is_other && text.trim() === ''], ['photo', is_other && has_record && photos.length === 0], ['record', is_other && !has_record],
    ['due', recollection !== null && isPast(recollection)],
  ];
  return faults.filter(([, holds]) => holds).map(([fault]) => fault);
}

const Options = ({ label, reasons }: { label: string; reasons: RejectionReason[] }) => (
  <optgroup label={label}>
    {reasons.map((reason) => <option key={reason.code} value={reason.code}>{reason.code} {nameOf(reason)}</option>)}
  </optgroup>
);

export function RejectSheet({ rooms, row, hint, onSaid, onClose }: DecideSheetProps) {
  const { reference, store } = rooms;
  const { sample } = row;
  const [said, setSaid] = useState<Said>({ reason: hint?.reason ?? '', text: hint?.words ?? '', notice_no: '', photos: [], recollection: null });
  const [tried, setTried] = useState(false);
  const next = useWatched(store, () => nextNotice(rooms));
  const change = (part: Partial<Said>): void => setSaid((before) => ({ ...before, ...part }));
  const form = reference.sample_types.find(({ code }) => code === sample?.sample_type)?.form ?? null;
  const { usual, others } = sortedReasons(reference.rejection_reasons, form);
  const faults = faultsOf(said, sample !== null);
  const wrong = (fault: RejectFault): boolean => tried && faults.includes(fault);
  const is_other = said.reason === OTHER;

  const go = async (): Promise<boolean> => {
    setTried(true);
    if (faults.length > 0) return false;
    const typed = said.notice_no.trim();
    const drawn = await nextNotice(rooms);
    const acts = rejectActs(targetOfRow(row), { reason: said.reason, text: said.text, notice_no: typed || drawn.notice_no });
    const more = sample ? [...photoActs(sample.id, said.photos), ...(said.recollection ? [recollectAct(sample.id, said.recollection)] : [])] : [];
    await sayAct(rooms, row, [...acts, ...more], 'sample.reject', t('done_reject'), { ...(sample ? withPhotos(sample.id, said.photos) : {}), ...(typed ? {} : { number: drawn.number }) });
    onSaid();
    return true;
  };
  return (
    <ActForm title={t('reject_title', { name: nameOfRow(row) })} go={t('reject_go')} tone="danger" onGo={go} onClose={onClose}>
      <Field id="reject-reason" label={t('reason')} error={wrong('reason') ? t('reason_needed') : undefined}>
        <select id="reject-reason" class="input" value={said.reason} onChange={(event) => change({ reason: event.currentTarget.value })}>
          <option value="">{t('reason_choose')}</option>
          <Options label={t('suggested')} reasons={usual} />
          <Options label={t('other_reasons')} reasons={others} />
        </select>
      </Field>
      <AreaField label={t('text')} value={said.text} onChange={(text) => change({ text })} maxLength={2000} mark={is_other ? undefined : t('optional')} error={wrong('text') ? t('text_needed') : undefined} />
      {sample && <PhotoRow rooms={rooms} label={t('photos')} mark={is_other ? undefined : t('optional')} photo_kind="reception" photos={said.photos} onChange={(photos) => change({ photos })} error={wrong('photo') ? t('photo_needed') : undefined} />}
      {!sample && is_other && <Notice tone="warn" urgent>{t('photo_no_record')}</Notice>}
      <TextField label={t('notice_no')} mark={t('optional')} hint={next && t('notice_auto', { number: next.notice_no })} value={said.notice_no} onChange={(notice_no) => change({ notice_no })} maxLength={200} autoComplete="off" />
      {sample && (
        <label class="check">
          <input type="checkbox" checked={said.recollection !== null} onChange={(event) => change({ recollection: event.currentTarget.checked ? usualRecollection(sample, nameOf(reference.rejection_reasons.find(({ code }) => code === said.reason))) : null })} />
          <span>{t('recollect_too')}</span>
        </label>
      )}
      {sample && said.recollection && <RecollectFields rooms={rooms} sample={sample} said={said.recollection} onChange={(recollection) => change({ recollection })} tried={tried} />}
    </ActForm>
  );
}
