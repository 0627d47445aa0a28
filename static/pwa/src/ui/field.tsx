/** Form fields: each with a visible label, a hint, and its error under it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Labelled {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** A word such as "optional", shown beside the label. */
  mark?: ComponentChildren;
}

interface FieldProps extends Labelled {
  id: string;
  children: ComponentChildren;
}

export const describedBy = (id: string, { hint, error }: { hint?: string | undefined; error?: string | undefined }): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

export function Field({ id, label, hint, error, mark, children }: FieldProps) {
  return (
    <div class={`field${error ? ' has-error' : ''}`}>
      <label class="field-label" for={id}>
        {label}
        {mark && <span class="field-mark">{mark}</span>}
      </label>
      {children}
      {hint && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

interface TextFieldProps extends Labelled {
  value: string;
  onChange: (value: string) => void;
  type?: string;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'search' | 'tel';
  autoComplete?: string;
  autoCapitalize?: string;
  placeholder?: string;
  maxLength?: number;
  required?: boolean;
  spellcheck?: boolean;
  id?: string;
  list?: string[];
}

export function TextField({ label, hint, error, mark, value, onChange, list, id: given, ...input }: TextFieldProps) {
  const made = useId();
  const id = given ?? made;
  const all = {
    ...input,
    id,
    class: 'input',
    value,
    ...(list ? { list: `${id}-list` } : {}),
    'aria-describedby': describedBy(id, { hint, error }),
    'aria-invalid': Boolean(error),
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
  };
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark}>
      <input {...(all as object)} />
      {list && <datalist id={`${id}-list`}>{list.map((choice) => <option key={choice} value={choice} />)}</datalist>}
    </Field>
  );
}

interface AreaFieldProps extends Labelled {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
}

export function AreaField({ label, hint, error, mark, value, onChange, rows = 3, maxLength = 200 }: AreaFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark}>
      <textarea id={id} class="input" rows={rows} maxLength={maxLength} value={value} aria-describedby={describedBy(id, { hint, error })} onInput={(event) => onChange(event.currentTarget.value)} />
    </Field>
  );
}

export interface Choice {
  value: string;
  text: string;
}

interface SelectFieldProps extends Labelled {
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
  /** Shown first, for "nothing chosen yet". */
  empty?: string;
  id?: string;
}

export function SelectField({ label, hint, error, mark, value, choices, onChange, empty, id: given }: SelectFieldProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark}>
      <select id={id} class="input" value={value} aria-describedby={describedBy(id, { hint, error })} aria-invalid={error ? true : undefined} onChange={(event) => onChange(event.currentTarget.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.text}</option>)}
      </select>
    </Field>
  );
}

interface ChipsProps extends Labelled {
  choices: Choice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  several?: boolean;
  id?: string;
}

/** A few choices side by side: radio buttons, or check boxes when several may hold. */
export function Chips({ label, hint, error, mark, choices, chosen, onChange, several = false, id: given }: ChipsProps) {
  const made = useId();
  const id = given ?? made;
  const turn = (value: string): void => {
    if (!several) onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  return (
    <fieldset class={`field${error ? ' has-error' : ''}`} id={id} tabIndex={-1} aria-describedby={describedBy(id, { hint, error })}>
      <legend class="field-label">
        {label}
        {mark && <span class="field-mark">{mark}</span>}
      </legend>
      <div class="chips">
        {choices.map(({ value, text }) => (
          <label key={value} class="chip">
            <input type={several ? 'checkbox' : 'radio'} name={id} checked={chosen.includes(value)} onChange={() => turn(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {hint && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </fieldset>
  );
}
