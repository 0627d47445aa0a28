/** On which paper and by which printer: chosen once, remembered on this device. */
import type { LabelPreset } from '../../domain/operation';
import { t } from '../../i18n/words/stock';
import type { Rooms } from '../../rooms';
import type { LabelPrint } from '../../sync/api';
import { Chips, SelectField } from '../../ui';

export type PrintChoice = Omit<LabelPrint, 'codes'>;
export const FIRST_CHOICE: PrintChoice = { how: 'pdf', preset: 'a4', dpi: 203 };
const PRESETS: LabelPreset[] = ['a4', '40x30', '50x30', '60x40'];

/** A label printer has no A4. */
const fitting = (choice: PrintChoice): PrintChoice => (choice.preset === 'a4' ? { ...choice, how: 'pdf' } : choice);

export function PrintChoiceFields({ choice, onChange }: { choice: PrintChoice; onChange: (choice: PrintChoice) => void }) {
  const change = (over: Partial<PrintChoice>): void => onChange(fitting({ ...choice, ...over }));
  return (
    <>
      <SelectField label={t('preset')} value={choice.preset} choices={PRESETS.map((value) => ({ value, text: t(`preset_${value}`) }))} onChange={(preset) => change({ preset: preset as LabelPreset })} />
      {choice.preset === 'a4' ? <p class="soft small stack-gap">{t('a4_only_pdf')}</p> : (
        <Chips label={t('how')} choices={(['pdf', 'zpl', 'tspl'] as const).map((value) => ({ value, text: t(`how_${value}`) }))} chosen={[choice.how]} onChange={([how]) => how && change({ how: how as PrintChoice['how'] })} />
      )}
      {choice.how !== 'pdf' && (
        <Chips label={t('dots')} choices={(['203', '300'] as const).map((value) => ({ value, text: t(`dots_${value}`) }))} chosen={[String(choice.dpi)]} onChange={([dpi]) => dpi && change({ dpi: dpi === '300' ? 300 : 203 })} />
      )}
    </>
  );
}

/** A link of our own making: the browser saves the file, whatever it thinks of PDFs in a page. */
export async function download(rooms: Rooms, roll_id: string, asked: LabelPrint, name: string): Promise<void> {
  const url = URL.createObjectURL(await rooms.api.labels(roll_id, asked));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${asked.how}`;
  link.click();
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const choiceOf = async (rooms: Rooms): Promise<PrintChoice> => (await rooms.store.meta.find('label_print')) ?? FIRST_CHOICE;
