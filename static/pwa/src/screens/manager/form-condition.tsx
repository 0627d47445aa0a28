/** A condition built from plain parts: which answer, how it compares, with what; all or any of them. */
import { built, type Flat, flat, type Simple } from '../../domain/form-draft';
import type { Condition, Question } from '../../domain/operation';
import { t } from '../../i18n/words/forms';
import { type Choice, Button, Chips, SelectField, TextField } from '../../ui';

const TESTS = ['=', '!=', '<', '<=', '>', '>=', 'has', 'answered', 'blank'] as const;
const BARE: readonly string[] = ['answered', 'blank'];

interface ConditionPartsProps {
  condition: Condition;
  /** The other questions of the form. */
  others: Question[];
  onChange: (condition: Condition | null) => void;
}

/** A fresh part asks whether the first other question is answered. */
export const firstPart = (others: Question[]): Condition => ({ key: others[0]?.key ?? '', test: 'answered' });

export function ConditionParts({ condition, others, onChange }: ConditionPartsProps) {
  const parts = flat(condition);
  if (!parts) {
    return <div class="condition"><p class="field-hint">{t('deep')}</p><Button tone="quiet" onClick={() => onChange(null)}>{t('drop')}</Button></div>;
  }
  const say = (changed: Partial<Flat>): void => onChange(built({ ...parts, ...changed }));
  return (
    <div class="condition">
      {parts.parts.length > 1 && <Chips label={t('join')} choices={[{ value: 'all', text: t('join_all') }, { value: 'any', text: t('join_any') }]} chosen={[parts.join]} onChange={([join]) => say({ join: join === 'any' ? 'any' : 'all' })} />}
      {parts.parts.map((part, at) => (
        <Part
          key={at} number={at + 1} part={part} others={others}
          onChange={(changed) => say({ parts: parts.parts.map((one, i) => (i === at ? changed : one)) })}
          onRemove={() => say({ parts: parts.parts.filter((_, i) => i !== at) })}
        />
      ))}
      <Button tone="quiet" onClick={() => say({ parts: [...parts.parts, ...(flat(firstPart(others))?.parts ?? [])] })}>{t('add_part')}</Button>
    </div>
  );
}

interface PartProps {
  number: number;
  part: Simple;
  others: Question[];
  onChange: (part: Simple) => void;
  onRemove: () => void;
}

function Part({ number, part, others, onChange, onRemove }: PartProps) {
  const keys = others.map(({ key, zh }) => ({ value: key, text: zh || key }));
  const known = keys.some(({ value }) => value === part.key) ? keys : [...keys, { value: part.key, text: part.key || '?' }];
  const tests = TESTS.map((test) => ({ value: test, text: t(`test_${test}`) }));
  const turn = (test: string): void => {
    const { value: _, ...bare } = { ...part, test: test as Simple['test'] };
    onChange(BARE.includes(test) ? bare : { ...bare, value: part.value ?? '' });
  };
  return (
    <fieldset class="condition-part">
      <legend class="only-spoken">{t('part', { number })}</legend>
      <SelectField label={t('of')} value={part.key} choices={known} onChange={(key) => onChange({ ...part, key })} />
      <SelectField label={t('test')} value={part.test} choices={tests} onChange={turn} />
      {!BARE.includes(part.test) && <Value part={part} asked={others.find(({ key }) => key === part.key)} onChange={(value) => onChange({ ...part, value })} />}
      <Button tone="quiet" onClick={onRemove}>{t('remove')}</Button>
    </fieldset>
  );
}

function Value({ part, asked, onChange }: { part: Simple; asked: Question | undefined; onChange: (value: string | number) => void }) {
  const choices: Choice[] = (asked?.choices ?? []).map(({ key, zh }) => ({ value: key, text: zh }));
  const said = part.value == null ? '' : String(part.value);
  if (choices.length > 0) return <SelectField label={t('value')} value={said} choices={choices} empty={t('choose')} onChange={onChange} />;
  const numeric = asked?.kind === 'number' || asked?.kind === 'reading';
  const type = (text: string): void => onChange(numeric && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
  return <TextField label={t('value')} value={said} type={asked?.kind === 'date' ? 'date' : 'text'} {...(numeric ? { inputMode: 'decimal' as const } : {})} maxLength={200} onChange={type} />;
}
