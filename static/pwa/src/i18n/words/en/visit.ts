/** English for words/visit.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../visit';

export const en: Catalogue<Key> = {
  returned: 'Sent back to you',
  visit: 'Visit', visit_not_here: 'This site is not on the phone. Go back to Today and choose from the list.',
  ongoing: 'Visits under way', ongoing_under: 'begun {time} · {count} {count|sample|samples} · not finished', begun_at: 'begun {time}',
  unended_title: 'The visit begun {time} was never finished',
  unended_text: 'Please finish it. To go on sampling here, choose the site on Today again afterwards.',
  proposed: 'to be confirmed', points: 'Points: {names}', no_points: 'none on record; write it when you sample', points_more: '{names} and more, {count} in all',
  last_here: 'Last here: {time}', never_here: 'No visit on record on this phone', way_there: 'Open in maps',
  samples_here: 'Samples of this visit ({count})', no_samples_here: 'No samples in this visit yet', task_and_people: 'Task and people',
  find_person: 'Find a person', find_person_hint: 'Name or pinyin initials', nobody_found: 'Nobody found for “{text}”',
  alone_words: 'Partner at another stall|Partner on the way|Alone on duty today',
  scan_next: 'Scan a label', end: 'Finish the visit', end_confirm: 'Finish', outcome: 'What came of it', choose_outcome: 'Choose what came of it',
  why: 'In words', why_needed: 'Write a sentence, or name a witness', why_refused: 'Owner refused|Owner absent, staff refused',
  why_closed: 'Closed, nobody answered|Moved away or gone out of business', why_no_sample: 'None of it on sale today|Too little in stock to sample',
  witness: 'Witness', witness_hint: 'Name and position, such as: market supervisor Li', ended: 'Visit finished: {outcome}',
  drafts_left: '{count} {count|draft|drafts} at this site {count|is|are} not saved yet. Save first, so that they belong to this visit.',
  not_here_after_all: 'Wrong site: do not record it',
  quick_reasons: 'Common reasons', recent_names: 'Names used lately', recent_amounts: 'Amounts used lately', usual_types: 'Usual here', usual_points: 'Points here',
  visit_row: 'Visit · {outcome}', told_open: 'not finished',
};
