/** English for words/checking.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../checking';

export const en: Catalogue<Key> = {
  title: 'Check: {name}', close: 'Close', loading: 'Looking it up…', open: 'Check', checked: 'Checked', checked_by: '{by} · {time}', all_ok: 'All in order',
  help: 'Touch only what is not in order: its key, or “Deviates”. What nobody touched is saved as in order.', ok: 'In order', deviates: 'Deviates', not_applicable: 'N/A', open_answer: 'open', computed: 'computed', key: 'Key {key}',
  recorded: 'On record: {value}', recorded_none: 'None on record', seal_b_why: 'No seal B: {reason}', seal_no: 'Number on the seal', seal_no_hint: 'May be scanned; compared with the record', seal_differs: 'Differs from the record',
  expected: 'Expected {value}', asked: 'At least {value}', got: 'Amount here', unit: 'Unit', amount_bad: 'Enter a number, such as 2.5', amount_ambiguous: '“1,250” may be 1250 or 1.25. Write it with a point, or without the comma.',
  temperature: 'Temperature on arrival, °C', temperature_for: 'Wanted: {range}', temperature_box: 'Its box: {degrees} °C, which counts unless another is entered', temperature_bad: 'This is no temperature. Write a number, such as 4.5; -18 when frozen.', temperature_needed: 'Enter a temperature, or say why there is none',
  no_temperature_reason: 'Why no temperature was taken', instrument: 'Thermometer', instrument_none: 'not on record',
  appearance: 'Appearance', appearance_hint: 'Such as: leaves yellow, no smell', note: 'What deviates', note_hint: 'Say what exactly deviates', note_needed: 'Say what deviates', photos: 'Photos of what deviates', optional: 'optional',
  save: 'Save', save_rest: 'The rest in order: save', save_receive: 'Save and receive', next_deviate: 'Save, receive with deviation', next_hold: 'Save, hold', next_reject: 'Save, reject', done: 'The check is saved', done_receive: 'Checked and received',
  sum_deviates: '{count} {count|deviates|deviate}: {names}',
};
