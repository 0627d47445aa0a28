/** English for words/calendar.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../calendar';

export const en: Catalogue<Key> = {
  title: 'Working days', intro: 'Every time limit in working days is counted by this calendar. A year that nobody has set leaves out Saturdays and Sundays only.', year: 'Year', year_words: '{year}', year_before: 'The year before', year_after: 'The year after',
  not_set: '{year} has not been set: holidays and worked weekends are not counted, so time limits may be wrong.', set_by: '{year} was set by {by}, {at}', from: 'after {source}', proposal: 'There is a proposal for {year}, after “{source}”. It is a draft: compare each day with the published notice before you save it.', take_proposal: 'Fill in the proposal for {year}',
  counts: '{off} {off|day|days} off beside weekends, {worked} worked {worked|weekend day|weekend days}', how: 'Tap a working day to make it a day off, a weekend day to make it worked; tap again to turn it back.', off: 'day off', worked: 'worked weekend day', weekend: 'weekend', plain: 'working day', off_sign: 'off', worked_sign: 'on', day: '{day}, {what}',
  source: 'Where this is from', source_hint: 'Such as the notice of public holidays', optional: 'optional', save: 'Save {year}', forget: 'Discard changes', saved: 'Saved: the calendar of {year}',
};
