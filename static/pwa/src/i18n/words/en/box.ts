/** English for words/box.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../box';

export const en: Catalogue<Key> = {
  title: 'Boxes and handing over', back: 'Back', close: 'Close', optional: 'optional', needed: 'This is needed', unnamed: 'Unnamed sample', comma: ', ', semicolon: '; ', more: 'Show more', box: 'Box', box_label: 'Box',
  open: 'Open a box', open_text: 'Scan the label on the box. A box carries one of the labels issued to you.', open_already: '{box} is open already',
  open_draft: 'This label is on a sample in a draft and cannot go on a box. Please take another.', not_found: 'This box is not on this phone, or not open to you.', nothing: 'Nothing to pack or to hand over.', under_way: 'Boxes in your hands', on_the_road: 'Handed over, not at the lab yet',
  earlier: 'Earlier boxes', loose: 'Samples in no box ({count})', items: '{count} {count|item|items}', count: '{samples} {samples|sample|samples}, {items} {items|item|items}', count_own: '{name} {inside}/{all} items', of: '{inside}/{all} items',
  opened_at: 'opened {time}', opened: 'Opened', closed: 'Closed', arrived: 'Arrived', waiting: 'To be sent', refused: 'Needs attention', refused_text: 'The lab did not take one of this box’s records; what is shown does without it. Please call the lab.',
  pack: 'Packing', pack_done: 'Packed: {name}', pack_inside: 'Already in: {name}', pack_unsealed: 'This sample has not been sealed.', pack_given: 'This sample was recorded as handed over by itself.',
  pack_not_open: 'This box is not open, so nothing can go in.', pack_box_itself: 'This is the box’s own label. Scan an item’s.', pack_is_box: 'This is the label of another box ({box}). Scan an item’s.',
  pack_other_box: 'This item is in box {box}. To move it, take it out there first.', pack_unknown: 'No sample on this phone carries this label ({code}). Check the label, or record the sample first.',
  pack_draft: 'This label is in the draft “{name}”. Save that sample first.', pack_void: '{name} is void and cannot be packed.', pack_at_lab: '{name} is at the lab already.', taken_out: 'Taken out: {name}', undo: 'Undo this item', undone: 'Taken out again: {name}', scan_stop: 'Put the scanner away',
  scan_on: 'Go on packing', empty: 'The box is empty: scan an item.', empty_bar: 'Pack something first', contents: 'In the box', take_out: 'Take out', take_out_one: 'Take out {name}', unsealed: 'Not sealed', missing: 'Not packed: {what}',
  close_box: 'Close the box', close_title: 'Close the box', close_back: 'Back', missing_title: '{count} {count|item|items} of the same samples {count|is|are} not in the box', missing_item: '{name} · {what} · {code}',
  unsealed_title: '{count} {count|sample has|samples have} not been sealed', seal_no: 'Seal number of the box', start_temperature: 'Start temperature, °C', temperature_hint: 'such as 4.5; -18 when frozen',
  temperature_needed: 'Enter a temperature, or say below why there is none', temperature_bad: 'Enter a temperature, such as 4.5', temperature_outside: 'This is outside of what the samples need on the way', temperature_for: '{name}: {transport}',
  no_temperature_reason: 'Why no temperature was taken', instrument: 'Thermometer', instrument_none: 'not on record', close_confirm: 'Close it', close_done: 'The box is closed', reopen: 'Take the closing back', hand_over: 'Hand over', hand_over_title: 'Hand the box over',
  from_name: 'Handed over by', to_name: 'Taken by', temperature: 'Temperature, °C', hand_over_confirm: 'Hand over', hand_over_done: 'Handed over', cancel_box: 'Give up this box', cancel_title: 'Give up this box',
  cancel_text: 'What is in it is in no box again and can go into another. The record stays.', cancel_reason: 'Reason', cancel_confirm: 'Give it up', cancel_done: 'The box was given up', manifest: 'Packing list', print: 'Print the packing list', qr: 'QR code of the box',
  sample: 'Sample', item: 'Item', label_code: 'Label', seal_no_item: 'Seal', deadline: 'Holding time', sign_sampler: 'Sampler:', sign_carrier: 'Carrier:', sign_receiver: 'Lab:', direct: 'Hand over without a box', direct_title: 'Hand samples over',
  direct_which: 'Which samples', direct_none: 'Choose at least one sample', direct_unsealed: '{name} (not sealed)', direct_confirm: 'Hand over {count}', direct_done: '{count} {count|sample|samples} handed over', today: 'Boxes and handing over',
  today_loose: '{count} {count|sample|samples} in hand, in no box and not handed over', in_box: 'In box {box}', signatures: 'Signatures', sign: 'Sign', sign_again: 'Sign again', signed: 'signed', sign_needed: 'Not signed yet; when it cannot be had, the signing page takes a reason', sign_as_sampler: 'Signature of who hands over', sign_as_carrier: 'Signature of who takes it', fact_pack: 'Packed into a box',
  fact_unpack: 'Taken out of the box', fact_box_hand_over: 'In its box handed to {name}', fact_box_arrive: 'Arrived in its box',
};
