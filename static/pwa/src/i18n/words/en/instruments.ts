/** English for words/instruments.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../instruments';

export const en: Catalogue<Key> = {
  title: 'Instruments', intro: 'By the end of their calibration, soonest first. A sampler scans the instrument’s label, and the reading is tied to it.', add: 'Add', add_title: 'Add an instrument', none: 'No instruments yet. Add the first one.', change_title: 'Change: {name}', loading: 'Fetching…', close: 'Close', optional: 'optional', save: 'Save',
  name: 'Name', name_hint: 'Such as: portable chlorine meter no. 2', name_needed: 'A name is needed', quantities: 'What it measures', quantities_needed: 'Choose at least one', code: 'Text of the instrument’s label', code_hint: 'What a scan reads, such as TH-0007', code_taken: 'This label belongs to {name} already',
  serial_no: 'Serial number', calibrated_on: 'Calibrated on', calibration_due: 'Calibration ends on', dates_crossed: 'It ends before it begins; look at both dates', reason: 'Why it is changed',
  deactivate: 'Take out of use', activate: 'Put back into use', inactive: 'Out of use', saved: 'Saved: {name}', offline_note: 'This works without network and is sent later.', filled_today: 'Calibrated today',
  overdue: '{days} {days|day|days} overdue', soon: '{days} {days|day|days} left', today: 'ends today', fine: 'until {due}', unknown: 'no end on record', counts: '{overdue} run out, {soon} within {days} days', all_fine: 'None has run out or soon will',
  qr: 'QR code of the label', qr_hint: 'Take a picture of it and put it on the instrument.', qr_label: 'QR code of the instrument’s label: {code}', qr_show: 'Show the QR code', out_of_use: 'Out of use',
};
