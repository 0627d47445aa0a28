/** A temperature as it is typed, and a word when it is outside of what the samples bear. A hint, never a hindrance. */
import type { Sample } from '../../../domain/document';
import type { Reference } from '../../../domain/reference';
import { fitsAny, rangesOf, readTemperature } from '../../../domain/temperature';
import { t } from '../../../i18n/words/box';
import { Notice, TextField } from '../../../ui';
import { nameOfSample } from './found';

export interface Warm {
  name: string;
  transport: string;
}

/** The samples whose words of transport do not hold this temperature. */
export function tooWarmFor(reference: Reference, samples: Sample[], degrees: number): Warm[] {
  return samples.flatMap((sample) => {
    const transport = reference.sample_types.find(({ code }) => code === sample.sample_type)?.transport ?? null;
    return fitsAny(rangesOf(transport), degrees) ? [] : [{ name: nameOfSample(sample, t('unnamed')), transport: transport ?? '' }];
  });
}

interface TemperatureFieldProps {
  reference: Reference;
  samples: Sample[];
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Shown with the words that say how it is written, once somebody has pressed the button. */
  error?: string | undefined;
  mark?: string;
}

export function TemperatureField({ reference, samples, label, value, onChange, error, mark }: TemperatureFieldProps) {
  const typed = readTemperature(value);
  const outside = typed.ok ? tooWarmFor(reference, samples, typed.value) : [];
  return (
    <div class="field">
      <TextField label={label} {...(mark ? { mark } : {})} hint={t('temperature_hint')} value={value} onChange={onChange} error={error} inputMode="text" autoComplete="off" maxLength={12} />
      {outside.length > 0 && (
        <Notice tone="warn" title={t('temperature_outside')}>
          <ul>{outside.slice(0, 4).map(({ name, transport }) => <li key={name}>{t('temperature_for', { name, transport })}</li>)}</ul>
        </Notice>
      )}
    </div>
  );
}
