/** A year of the calendar as it is said: the days, where they are from, and the record that shows it at once. */
import type { YearDays } from '../../domain/calendar';
import type { Calendar } from '../../domain/document';
import type { ProposedYear } from '../../domain/reference';
import type { Rooms } from '../../rooms';

const MAY_SET = ['manager', 'admin'];

export const maySet = ({ session }: Rooms): boolean => session.roles.some((role) => MAY_SET.includes(role));

/** What the app was delivered with for a year: never law, only something to begin with. */
export const proposalFor = ({ reference }: Rooms, year: number): ProposedYear | undefined => reference.calendars.find((one) => one.year === year);

export const yearOf = (known: Calendar | undefined): YearDays => ({ holidays: known?.holidays ?? [], workdays: known?.workdays ?? [] });

export async function sayYear(rooms: Rooms, year: number, days: YearDays, source: string): Promise<void> {
  const { lab_id, person_id } = rooms.session;
  const doc: Calendar = { id: String(year), lab_id, year, ...days, source: source || null, by: person_id, at: new Date().toISOString() };
  const body = { year, ...days, ...(source ? { source } : {}) };
  await rooms.say([{ kind: 'calendar.set', subject: lab_id, body }], { records: [{ collection: 'calendars', id: doc.id, doc }] });
}
