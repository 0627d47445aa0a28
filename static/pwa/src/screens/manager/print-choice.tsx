/** On which paper and by which printer: chosen once, remembered on this device. */
import type { LabelPreset } from '../../domain/operation';
import { t } from '../../i18n/words/stock';
import type { Rooms } from '../../rooms';
import type { LabelPrint } from '../../sync/api';
import { Chips, SelectField } from '../../ui';
import { saveFile } from '../../ui/save-file';

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

export async function download(rooms: Rooms, roll_id: string, asked: LabelPrint, name: string): Promise<void> {
  saveFile(await rooms.api.labels(roll_id, asked), `${name}.${asked.how}`);
}

export const choiceOf = async (rooms: Rooms): Promise<PrintChoice> => (await rooms.store.meta.find('label_print')) ?? FIRST_CHOICE;
