/** English for words/readings.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../readings';

export const en: Catalogue<Key> = {
  readings: 'Field readings', close: 'Close', optional: 'optional', none_yet: 'No field readings yet.', add: 'Add a reading', add_first: 'Take a reading',
  what: 'What is measured', more: 'More', value: '{name} ({unit})', value_plain: '{name}', hint_range: 'usually {min} to {max}', read_as: 'Kept as {value} {unit}',
  fault_empty: 'Enter the reading', fault_ambiguous: '“{text}” may be a thousand and more, or one and a bit. Type it without the comma.', fault_not_a_number: '“{text}” is not a number. Type digits alone, such as 7.2; below the limit of detection, <0.05.',
  sign_less: 'Below <', sign_more: 'Above >', sign_minus: 'Minus −', signs: 'Signs before the reading',
  hint_below_usual: 'Lower than usual. Look at the unit and the point again; if it is so, save it as it is.', hint_above_usual: 'Higher than usual. Look at the unit and the point again; if it is so, save it as it is.',
  hint_total_below_free: 'Total chlorine is below free chlorine, which cannot be. See which of the two was misread, or measure again.', hint_suspect_repeat: 'At the criterion (≥ {criterion} %): suspect. Measure at least twice more.',
  hint_suspect: 'At the criterion (≥ {criterion} %): suspect. Take a sample for the laboratory. A person decides; a rapid test is no verdict.', hint_false_positive: 'Vegetables of this kind give false positives. Measure again with the whole plant extracted.',
  criterion: 'Criterion', criterion_value: '{percent} %', outcome_suspect: '≥ {criterion} %: suspect, for the laboratory to confirm', outcome_below: '< {criterion} %: nothing suspect', outcome_open: 'Only known as {value} %: cannot be held against the criterion',
  repeat: 'The same thing measured again', repeat_of: 'Readings before: {values}', mean: 'mean {mean}', difference: 'difference {difference}', times: '{count} times',
  item: 'Which container', item_whole: 'The whole sample',
  instrument: 'Instrument', instrument_choose: 'Choose the instrument', instrument_other: 'Not in the list: write its name', instrument_none: 'No instrument was used', instrument_scan: 'Scan its label', instrument_name: 'Name or number of the instrument', instrument_reason: 'Why no instrument',
  instrument_needed: 'Choose the instrument, or say why there is none', instrument_unknown: 'This phone does not know the instrument ({text}). Choose it from the list, or write its name.', instrument_typed: 'As printed on the instrument', instrument_use: 'Use', instrument_found: 'Instrument: {name}',
  overdue_title: 'The calibration of this instrument has run out', overdue_text: 'The calibration of {name} ended on {due}, {days} {days|day|days} ago. The reading is saved all the same and marked “calibration run out”. Use another instrument if there is one.', overdue: 'calibration run out',
  soon: 'The calibration of {name} ends in {days} {days|day|days} ({due}).', due_today: 'The calibration of {name} ends today.', due_unknown: 'No end of calibration is on record for {name}.', inactive: '{name} is out of use. The reading is saved all the same.',
  check: 'Check reading', check_hint: 'What the check standard read', more_fields: 'Check reading', save: 'Save the reading', saved: 'Saved: {name} {value} {unit}', by_hand: 'no instrument: {reason}', check_words: 'check {value}', waits: 'not sent yet',
  scanning: 'Hold the instrument’s label inside the frame',
  sampler_only: 'Only samplers add readings here.',
};
