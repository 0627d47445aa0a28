/** A box at the desk: counted, measured, its seal looked at. Enter goes from one to the next, and the last one saves. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Bodies } from '../../domain/operation';
import { readTemperature } from '../../domain/temperature';
import { t } from '../../i18n/words/arrivals';
import { Button, Chips, TextField } from '../../ui';
import { hasKeyboard } from './scan-field';

export type Arrived = Bodies['box.arrive'];

interface Said {
  count: string;
  temperature: string;
  no_temperature_reason: string;
  seal: string;
  receipt_no: string;
}
type Wrong = Partial<Record<keyof Said, string>>;

export function wrongIn(said: Said): Wrong {
  const blank = said.temperature.trim() === '';
  return {
    ...(/^\d{1,4}$/.test(said.count.trim()) ? {} : { count: t('count_bad') }),
    ...(!blank && !readTemperature(said.temperature).ok ? { temperature: t('temperature_bad') } : {}),
    ...(blank && said.no_temperature_reason.trim() === '' ? { temperature: t('temperature_needed') } : {}),
    ...(said.seal === '' ? { seal: t('seal_needed') } : {}),
  };
}

export function arrivedOf(said: Said): Arrived {
  const typed = readTemperature(said.temperature);
  return {
    count: Number(said.count), seal_ok: said.seal === 'ok', ...(typed.ok ? { temperature_c: typed.value } : { no_temperature_reason: said.no_temperature_reason.trim() }),
    ...(said.receipt_no.trim() ? { receipt_no: said.receipt_no.trim() } : {}),
  };
}

/** Enter in a field goes to the next one; in the seal's it saves, as everywhere. */
function goOn(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return;
  const form = event.target.form;
  const fields = [...(form?.querySelectorAll('input') ?? [])];
  const next = fields.slice(fields.indexOf(event.target) + 1).find(({ id }) => id !== 'arrive-receipt' && id !== 'arrive-reason');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function ArriveForm({ expected, onArrive, onCancel }: { expected: number | null; onArrive: (arrived: Arrived) => void; onCancel: () => void }) {
  const [said, setSaid] = useState<Said>({ count: '', temperature: '', no_temperature_reason: '', seal: '', receipt_no: '' });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (hasKeyboard()) form.current?.querySelector('input')?.focus();
  }, []);
  const set = (key: keyof Said) => (value: string) => setSaid((before) => ({ ...before, [key]: value }));
  const wrong = tried ? wrongIn(said) : {};
  const differs = expected !== null && /^\d+$/.test(said.count.trim()) && Number(said.count) !== expected;
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrongIn(said)).length === 0) onArrive(arrivedOf(said));
  };
  const seals = [{ value: 'ok', text: t('seal_ok') }, { value: 'broken', text: t('seal_broken') }];
  return (
    <form class="arrive-form" ref={form} onSubmit={submit} onKeyDown={goOn} noValidate aria-label={t('arrive')}>
      <TextField id="arrive-count" label={t('count')} value={said.count} onChange={set('count')} hint={differs ? t('count_differs', { count: expected }) : expected === null ? undefined : t('expected', { count: expected })} error={wrong.count} inputMode="numeric" autoComplete="off" maxLength={4} />
      <TextField id="arrive-temperature" label={t('temperature')} hint={t('temperature_hint')} value={said.temperature} onChange={set('temperature')} error={wrong.temperature} autoComplete="off" maxLength={12} />
      {said.temperature.trim() === '' && <TextField id="arrive-reason" label={t('no_temperature_reason')} value={said.no_temperature_reason} onChange={set('no_temperature_reason')} maxLength={200} autoComplete="off" />}
      <Chips label={t('seal_state')} choices={seals} chosen={said.seal ? [said.seal] : []} onChange={([seal]) => set('seal')(seal ?? '')} error={wrong.seal} />
      <TextField id="arrive-receipt" label={t('receipt_no')} mark={t('optional')} value={said.receipt_no} onChange={set('receipt_no')} maxLength={200} autoComplete="off" />
      <div class="actions"><Button onClick={onCancel}>{t('cancel')}</Button><Button tone="primary" type="submit">{t('save')}</Button></div>
    </form>
  );
}
