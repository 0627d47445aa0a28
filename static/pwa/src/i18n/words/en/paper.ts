/** English for words/paper.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../paper';

export const en: Catalogue<Key> = {
  print: 'Print', back: 'Back', not_found: 'This sample is not on this phone, or not open to you.', title: 'Print the form', paper: 'Paper', paper_a4: 'A4', paper_roll80: '80 mm roll', paper_roll58: '58 mm roll', paper_strips: 'Seal strips',
  hint: 'Choose the printer in the window that opens; a pocket printer must be paired with the phone first. The lab can print the same form.', title_f: 'Food sampling form', title_a: 'Produce sampling form', title_w: 'Water sampling form', title_other: 'Sampling form',
  sample_no: 'Sample number', form_no: 'Form number', mark_void: 'VOID', mark_unsealed: 'Not sealed yet', mark_returned: 'Returned for correction', part_head: 'The sample in short', sample_type: 'Sample type', sampled_at: 'Sampled at',
  part_sampling_basics: 'Task', part_sampling_org: 'Sampling organisation', part_site: 'Sampled party', part_producer: 'Producer', part_sample: 'Sample', part_produce: 'Produce', part_water: 'Water', part_by_sample_type: 'By sample type', part_base: 'Sampling and sealing',
  part_online_purchase: 'Bought online', part_paper_form: 'Delivery and item B', part_seals: 'Seals', seal_a: 'Seal number, item A', seal_b: 'Seal number, item B', seal_b_why: '{number} ({why})',
  items: 'Items and labels', label: 'Label', kind: 'Kind', bottle: 'Bottle', container: 'Container, amount', preservative: 'Preservative', seal: 'Seal', time_place: 'Time and place', item: 'Item', content: 'Content', system_at: 'System time', clock_unsure: '(the phone’s clock was not compared with the lab; time uncertain)',
  band: '(±{seconds} s)', position: 'Position', distance: 'Distance to the site', metres: '{metres} m', within: '{at} (WGS-84) ±{metres} m · {how}', exact: '{at} (WGS-84) · {how}', method_gps: 'fix', method_pin: 'set by hand', method_site_default: 'the site’s position', method_none: 'No position: {reason}',
  readings: 'Readings and rapid tests', reading: 'Reading', criterion: 'Criterion', instrument: 'Instrument', time: 'Time', overdue: '(calibration has run out)', photos: 'Photos', number: 'No.', taken_at: 'Taken at', sha256: 'SHA-256, first 16',
  own: 'Questions of the programme', lacking: 'What could not be had', reason: 'Reason', lone: 'Two samplers', corrections: 'Corrections', change: 'Was → is', signatures: 'Signatures', refused: 'Refused: {reason}', foot: 'Printed from this phone’s record · {time}', yes: 'Yes', no: 'No',
  strip: 'SEAL', strip_no: 'No.', strip_day: 'Date', strip_by: 'Samplers', strip_a: 'Item A', strip_b: 'Item B', strip_void: 'Void once opened', code: 'QR code of label {code}',
};
