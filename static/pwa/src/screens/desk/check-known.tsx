/** Beside a question: what the record says, and the number that is read off the parcel. */
import { type CheckKey, isRecordedSeal, numbersOf } from '../../domain/checklist';
import { nameOf } from '../../i18n/catalogue';
import { paired } from '../../i18n/listed';
import { t } from '../../i18n/words/checking';
import { SelectField, TextField } from '../../ui';
import { DeadlineWords, TimeLeft } from '../../ui/time-left';
import type { Checking, SaidCheck } from './checking';

interface KnownProps {
  question: CheckKey;
  checking: Checking;
  now: SaidCheck;
  change: (part: Partial<SaidCheck>) => void;
  errors: Partial<Record<'amount' | 'temperature', string>>;
}

const UNITS = ['kg', 'g', 'L', 'mL', '袋', '瓶', '盒', '个', '枚', '份'];

function Seals({ question, checking: { checked: { seals } } }: KnownProps) {
  const number = question === 'seal_a' ? seals.a : seals.b;
  const why = question === 'seal_b' && number === '' && seals.no_b_reason !== '';
  return <p class="check-record">{why ? t('seal_b_why', { reason: seals.no_b_reason }) : number === '' ? t('recorded_none') : t('recorded', { value: number })}</p>;
}

function SealNumbers({ checking: { checked: { seals } }, now, change }: KnownProps) {
  const { typed } = now;
  const differs = typed.seal_no.trim() !== '' && !isRecordedSeal(seals, typed.seal_no);
  return (
    <>
      <p class="check-record">{t('recorded', { value: numbersOf(seals).join(' · ') })}</p>
      <TextField id="check-seal" label={t('seal_no')} hint={t('seal_no_hint')} value={typed.seal_no} onChange={(seal_no) => change({ typed: { ...typed, seal_no } })} error={differs ? t('seal_differs') : undefined} autoComplete="off" maxLength={80} />
    </>
  );
}

function Amount({ checking: { checked: { sample, type } }, now, change, errors }: KnownProps) {
  const { typed } = now;
  const units = UNITS.includes(typed.unit) ? UNITS : [typed.unit, ...UNITS];
  const asked = type && type.form !== 'W' && type.form !== 'parent' ? t('asked', { value: type.amount_a }) : '';
  return (
    <>
      <p class="check-record">{[sample.qty_total === null ? t('recorded_none') : t('expected', { value: `${sample.qty_total} ${sample.qty_unit ?? ''}` }), asked].filter(Boolean).join(' · ')}</p>
      <div class="check-pair">
        <TextField id="check-amount" label={t('got')} mark={t('optional')} inputMode="decimal" autoComplete="off" value={typed.amount} onChange={(amount) => change({ typed: { ...typed, amount } })} error={errors.amount} maxLength={20} />
        <SelectField label={t('unit')} value={typed.unit} choices={units.map((unit) => ({ value: unit, text: unit }))} onChange={(unit) => change({ typed: { ...typed, unit } })} />
      </div>
    </>
  );
}

function Temperature({ checking: { checked: { type, box_temperature }, thermometers }, now, change, errors }: KnownProps) {
  const { typed } = now;
  const untaken = typed.temperature.trim() === '' && box_temperature === null;
  return (
    <>
      <p class="check-record">{t('temperature_for', { range: type?.transport ?? '' })}{box_temperature !== null && <><br />{t('temperature_box', { degrees: box_temperature })}</>}</p>
      <div class="check-pair">
        <TextField id="check-temperature" label={t('temperature')} autoComplete="off" value={typed.temperature} onChange={(temperature) => change({ typed: { ...typed, temperature } })} error={errors.temperature} maxLength={12} />
        <SelectField label={t('instrument')} value={now.instrument} empty={t('instrument_none')} choices={thermometers.map(({ id, name }) => ({ value: id, text: name }))} onChange={(instrument) => change({ instrument })} />
      </div>
      {untaken && <TextField id="check-no-temperature" label={t('no_temperature_reason')} value={now.no_temperature_reason} onChange={(no_temperature_reason) => change({ no_temperature_reason })} maxLength={200} autoComplete="off" />}
    </>
  );
}

/** At the moment of arrival, by the lab's clock and calendar. */
function Times({ question, checking: { checked: { deadlines, arrived_ms } } }: KnownProps) {
  return (
    <ul class="check-times">
      {deadlines.filter(({ days }) => days === (question === 'working_days')).map((deadline) => (
        <li key={`${deadline.id}${deadline.by}`}><TimeLeft deadline={deadline} now_ms={arrived_ms} /> <DeadlineWords deadline={deadline} /></li>
      ))}
    </ul>
  );
}

function Preservatives({ checking: { checked: { items } } }: KnownProps) {
  const said = items.flatMap(({ bottle, preservative }) => (preservative ? [bottle ? paired(bottle, preservative) : preservative] : []));
  return <p class="check-record">{said.length > 0 ? t('recorded', { value: said.join(' · ') }) : t('recorded_none')}</p>;
}

export function CheckKnown(props: KnownProps) {
  switch (props.question) {
    case 'seal_a': case 'seal_b': return <Seals {...props} />;
    case 'seal_numbers': return <SealNumbers {...props} />;
    case 'amount': return <Amount {...props} />;
    case 'temperature': return <Temperature {...props} />;
    case 'holding_time': case 'working_days': return <Times {...props} />;
    case 'preservative': return <Preservatives {...props} />;
    case 'appearance': return <TextField id="check-appearance" label={t('appearance')} mark={t('optional')} hint={t('appearance_hint')} value={props.now.appearance} onChange={(appearance) => props.change({ appearance })} maxLength={200} autoComplete="off" />;
    case 'form_matches': return <p class="check-record">{nameOf(props.checking.checked.type)}</p>;
    default: return null;
  }
}
