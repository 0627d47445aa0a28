/** The month that is looked at, in the app's own words, with its neighbours beside it and any other behind it. */
import { useState } from 'preact/hooks';
import { language } from '../../i18n/language';
import { t } from '../../i18n/words/manager';
import { Button, Icon, Sheet } from '../../ui';
import { monthBeside } from './counts';

const atNoon = (month: string): Date => new Date(`${month}-15T12:00:00Z`);

/** 2026年11月; Nov 2026. */
export const monthWords = (month: string, speaking: string = language()): string =>
  new Intl.DateTimeFormat(speaking, { year: 'numeric', month: speaking === 'en' ? 'short' : 'long', timeZone: 'UTC' }).format(atNoon(month));

const monthAlone = (month: string): string => new Intl.DateTimeFormat(language(), { month: 'long', timeZone: 'UTC' }).format(atNoon(month));
const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

interface MonthSheetProps {
  month: string;
  onChoose: (month: string) => void;
  onClose: () => void;
}

function MonthSheet({ month, onChoose, onClose }: MonthSheetProps) {
  const [year, setYear] = useState(Number(month.slice(0, 4)));
  return (
    <Sheet title={t('month_choose')} close_label={t('close')} onClose={onClose}>
      <div class="year" role="group" aria-label={t('year')}>
        <Button label={t('year_before')} onClick={() => setYear(year - 1)}><Icon name="back" /></Button>
        <strong class="number" role="status">{t('year_words', { year })}</strong>
        <Button label={t('year_after')} onClick={() => setYear(year + 1)}><Icon name="forward" /></Button>
      </div>
      <div class="months">
        {monthsOf(year).map((one) => (
          <button key={one} type="button" class="button" aria-pressed={one === month} onClick={() => onChoose(one)}>{monthAlone(one)}</button>
        ))}
      </div>
    </Sheet>
  );
}

export function MonthPicker({ month, go }: { month: string; go: (month: string) => void }) {
  const [choosing, setChoosing] = useState(false);
  const choose = (to: string): void => {
    setChoosing(false);
    go(to);
  };
  return (
    <div class="month" role="group" aria-label={t('month')}>
      <Button label={t('month_before')} onClick={() => go(monthBeside(month, -1))}><Icon name="back" /></Button>
      <button type="button" class="month-now number" aria-haspopup="dialog" onClick={() => setChoosing(true)}>{monthWords(month)}</button>
      <Button label={t('month_after')} onClick={() => go(monthBeside(month, 1))}><Icon name="forward" /></Button>
      {choosing && <MonthSheet month={month} onChoose={choose} onClose={() => setChoosing(false)} />}
    </div>
  );
}
