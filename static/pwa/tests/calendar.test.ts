import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { trimmedReference } from '../reference.mjs';
import { afterWorkingDays, dayOf, daysOfMonth, isSet, isWorkingDay, labDaysOf, NO_CALENDAR, turned } from '../src/domain/calendar';
import { deadlinesOf } from '../src/domain/deadline';
import type { Reference } from '../src/domain/reference';

interface Vectors {
  holidays: string[];
  workdays: string[];
  days: { day: string; works: boolean }[];
  later: { day: string; n: number; then: string }[];
}
const vectors = JSON.parse(readFileSync(join(process.cwd(), '../../tests/vectors/working_days.json'), 'utf8')) as Vectors;
const known = labDaysOf([{ year: 2026, holidays: vectors.holidays, workdays: vectors.workdays }]);
const noon = (day: string): number => new Date(`${day}T12:00:00`).getTime();

test('a day is worked or not, as the server says', () => {
  for (const { day, works } of vectors.days) assert.equal(isWorkingDay(day, known), works, day);
});

test('working days are counted from the day after, as the server counts', () => {
  for (const { day, n, then } of vectors.later) assert.equal(dayOf(new Date(afterWorkingDays(noon(day), n, known))), then, `${day} + ${n}`);
});

test('a span is on the calendar only when every year that it touches is set', () => {
  assert.ok(isSet(known, noon('2026-03-01'), noon('2026-03-08')));
  assert.ok(!isSet(known, noon('2026-12-30'), noon('2027-01-06')));
  assert.ok(!isSet(NO_CALENDAR, noon('2026-03-01'), noon('2026-03-08')));
});

test('a delivery in working days is later by the holidays between, and says on what it was counted', async () => {
  const reference = (await trimmedReference(join(process.cwd(), '../../fieldsample/reference'))) as Reference;
  const at = new Date('2026-09-30T09:00:00').toISOString();
  const held = { sample: { id: 's', sample_type: 'F-GRN', sampled_at: at, at, clock_unsure: false, received_by_server_at: null }, items: [], offset_ms: 0 };
  const [plain, counted] = [deadlinesOf(reference, held)[0], deadlinesOf(reference, held, known)[0]];
  assert.deepEqual([plain, counted].map((one) => dayOf(new Date(one?.until_ms ?? 0))), ['2026-10-07', '2026-10-13']);
  assert.deepEqual([plain?.on_calendar, counted?.on_calendar], [false, true]);
});

test('a tap turns a day, and a second one turns it back', () => {
  const year = { holidays: ['2026-01-01'], workdays: [] };
  assert.deepEqual(turned(year, '2026-01-02'), { holidays: ['2026-01-01', '2026-01-02'], workdays: [] });
  assert.deepEqual(turned(year, '2026-01-04'), { holidays: ['2026-01-01'], workdays: ['2026-01-04'] });
  assert.deepEqual(turned(turned(year, '2026-01-01'), '2026-01-01'), year);
});

test('a month has its days', () => {
  assert.deepEqual([daysOfMonth(2028, 2).length, daysOfMonth(2026, 12).at(-1)], [29, '2026-12-31']);
});
