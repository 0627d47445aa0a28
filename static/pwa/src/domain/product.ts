/** What the lab last wrote of a barcode, put onto a sheet. */
import type { Product } from './document';
import { isBlank } from './form';
import type { Sheet } from './draft';
import type { Reference } from './reference';
import { unitOf } from './sheet';

/** Name and type are the product's; other fields are filled where nothing stands. Nothing personal is taken over. An unknown barcode fills itself alone. */
export function withProduct(reference: Reference, sheet: Sheet, barcode: string, product: Product | undefined): Partial<Sheet> {
  const fields = { ...sheet.fields, barcode };
  if (!product) return { fields };
  for (const { key, personal } of reference.form_fields) {
    const value = product.fields[key];
    if (value !== undefined && !personal && isBlank(fields[key as keyof typeof fields])) Object.assign(fields, { [key]: value });
  }
  const type = reference.sample_types.find(({ code }) => code === product.sample_type);
  return {
    fields,
    ...(product.sample_name ? { sample_name: product.sample_name } : {}),
    ...(type && type.code !== sheet.sample_type ? { sample_type: type.code, qty_unit: unitOf(type) } : {}),
  };
}
