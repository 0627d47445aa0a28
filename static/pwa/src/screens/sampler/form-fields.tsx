/** What a sample type asks at once, and the first guess for produce. The rest of the form comes when it is wanted. */
import { extraFields, isFalsePositiveProne, requiredFields } from '../../domain/form';
import type { Reference } from '../../domain/reference';
import { occasionOf, type Sheet, typeOf } from '../../domain/sheet';
import { OneField } from './one-field';

interface FormFieldsProps {
  reference: Reference;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  errors: Record<string, string>;
}

export function RequiredFields({ reference, sheet, change, errors }: FormFieldsProps) {
  const type = typeOf(reference, sheet);
  if (!type) return null;
  const fields = extraFields(requiredFields(reference.form_fields, occasionOf(sheet, type)));
  return (
    <>
      {fields.map((field) => (
        <OneField
          key={field.key} field={field} reference={reference} value={sheet.fields[field.key]} error={errors[`fields.${field.key}`]}
          onChange={(value) => change({ fields: { ...sheet.fields, [field.key]: value } })}
        />
      ))}
    </>
  );
}

/** The first guess for produce, made when the name is typed and never over a person's own answer. */
export function withGuess(sheet: Sheet, sample_name: string): Partial<Sheet> {
  const guess = isFalsePositiveProne(sample_name);
  const was_guess = sheet.fields['is_false_positive_prone'] === undefined || sheet.fields['is_false_positive_prone'] === isFalsePositiveProne(sheet.sample_name);
  return was_guess ? { sample_name, fields: { ...sheet.fields, is_false_positive_prone: guess } } : { sample_name };
}
