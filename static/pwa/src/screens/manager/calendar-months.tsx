/** A year as twelve small tables. One day has the focus; arrows move it, so that nobody tabs through a year. */
import { useState } from 'preact/hooks';
import { daysOfMonth, isWeekend, isWorkingDay, type LabDays, turned, weekdayOf, type YearDays } from '../../domain/calendar';
import { language } from '../../i18n/language';
import { t } from '../../i18n/words/calendar';

export type Turn = (known: YearDays, day: string) => YearDays;
type OnTurn = ((day: string, turn: Turn) => void) | null;

const WEEK = [1, 2, 3, 4, 5, 6, 0];
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const DAY_MS = 86_400_000;
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const inWords = (day: string, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(at(day));
/** The first week of 2024 began on a Monday. */
const weekdayWords = (weekday: number, width: 'narrow' | 'long'): string => inWords(`2024-01-0${weekday === 0 ? 7 : weekday}`, { weekday: width });
const beside = (day: string, step: number): string => new Date(at(day).getTime() + step * DAY_MS).toISOString().slice(0, 10);

type Kind = 'worked' | 'off' | 'weekend' | 'plain';

function kindOf(day: string, days: LabDays): Kind {
  if (isWeekend(day)) return days.workdays.has(day) ? 'worked' : 'weekend';
  return isWorkingDay(day, days) ? 'plain' : 'off';
}

interface MonthsProps {
  year: number;
  days: LabDays;
  /** Null where this person may only read. */
  onTurn: OnTurn;
}

interface DayProps extends Omit<MonthsProps, 'year'> {
  day: string;
  focused: boolean;
}

function Day({ day, days, onTurn, focused }: DayProps) {
  const kind = kindOf(day, days);
  const words = t('day', { day: inWords(day, { month: 'long', day: 'numeric', weekday: 'long' }), what: t(kind) });
  const inside = (
    <>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      {(kind === 'off' || kind === 'worked') && <span class="calendar-sign" aria-hidden="true">{t(kind === 'off' ? 'off_sign' : 'worked_sign')}</span>}
    </>
  );
  const look = `calendar-day is-${kind}`;
  if (!onTurn) return <span class={look}>{inside}<span class="only-spoken">{words}</span></span>;
  return <button type="button" id={`day-${day}`} class={look} aria-label={words} tabIndex={focused ? 0 : -1} onClick={() => onTurn(day, turned)}>{inside}</button>;
}

function weeksOf(days: string[]): (string | null)[][] {
  const blank = WEEK.indexOf(weekdayOf(days[0] ?? ''));
  const cells = [...Array.from({ length: blank }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function Month({ month, focus, ...rest }: Omit<DayProps, 'day' | 'focused'> & { month: string[]; focus: string }) {
  return (
    <table class="calendar-month">
      <caption>{inWords(month[0] ?? '', { month: 'long' })}</caption>
      <thead>
        <tr>{WEEK.map((weekday) => <th key={weekday} scope="col"><abbr title={weekdayWords(weekday, 'long')}>{weekdayWords(weekday, 'narrow')}</abbr></th>)}</tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, row) => (
          <tr key={row}>{week.map((day, column) => <td key={column}>{day && <Day day={day} focused={day === focus} {...rest} />}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

export function Months({ year, days, onTurn }: MonthsProps) {
  const [focus, setFocus] = useState(`${year}-01-01`);
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const target = event.target as HTMLElement;
    if (step === undefined || !target.id.startsWith('day-')) return;
    event.preventDefault();
    const next = beside(target.id.slice(4), step);
    if (!next.startsWith(String(year))) return;
    setFocus(next);
    document.getElementById(`day-${next}`)?.focus();
  };
  const turn: OnTurn = onTurn && ((day, how) => {
    setFocus(day);
    onTurn(day, how);
  });
  return (
    <div class="calendar-months" onKeyDown={move}>
      {Array.from({ length: 12 }, (_, month) => <Month key={month} month={daysOfMonth(year, month + 1)} days={days} onTurn={turn} focus={focus} />)}
    </div>
  );
}
