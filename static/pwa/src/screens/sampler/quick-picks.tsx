/** Beside the fields of a sheet: what was used lately, for one tap instead of typing. */
import { useEffect, useState } from 'preact/hooks';
import type { Sheet } from '../../domain/draft';
import { amountsOf, namesOf, pointsOf, type Taken, typesOf } from '../../domain/recent';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { QuickWords } from '../../ui/quick-words';

/** Read once: what is finished meanwhile belongs to another sheet. */
export function useRecent({ store }: Rooms): Taken[] {
  const [recent, setRecent] = useState<Taken[]>([]);
  useEffect(() => void store.meta.find('recent').then((found) => setRecent(found ?? [])), []);
  return recent;
}

interface PicksProps {
  rooms: Rooms;
  sheet: Sheet;
}

/** Only while nothing is chosen: afterwards the field itself says what it is. */
export function TypePicks({ rooms, sheet, usual, onChoose }: PicksProps & { usual: string[]; onChoose: (code: string) => void }) {
  const recent = useRecent(rooms);
  if (sheet.sample_type !== '') return null;
  const types = typesOf(recent, usual).map((code) => ({ code, name: nameOf(rooms.reference.sample_types.find((type) => type.code === code), code) }));
  return <QuickWords label={t('usual_types')} words={types.map(({ name }) => name)} chosen="" onChoose={(word) => onChoose(types.find(({ name }) => name === word)?.code ?? '')} />;
}

export function NamePicks({ rooms, sheet, onChoose }: PicksProps & { onChoose: (name: string) => void }) {
  return <QuickWords label={t('recent_names')} words={namesOf(useRecent(rooms), sheet.sample_type)} chosen={sheet.sample_name} onChoose={onChoose} />;
}

export function AmountPicks({ rooms, sheet, change }: PicksProps & { change: (part: Partial<Sheet>) => void }) {
  const amounts = amountsOf(useRecent(rooms), sheet);
  const words = ({ qty_total, qty_unit }: Pick<Sheet, 'qty_total' | 'qty_unit'>): string => `${qty_total} ${qty_unit}`;
  return <QuickWords label={t('recent_amounts')} words={amounts.map(words)} chosen={words(sheet)} onChoose={(word) => change(amounts.find((amount) => words(amount) === word) ?? {})} />;
}

/** Points used here before, in front of those on the register. */
export const usePoints = (rooms: Rooms, site: string, quick: string[]): string[] => [...new Set([...pointsOf(useRecent(rooms), site), ...quick])];
