/** English for words/label-check.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../label-check';

export const en: Catalogue<Key> = {
  label_empty: 'Type what the label says first.',
  label_address: 'This is an address or a command, not a label ({shown}). Scan the sample’s label.',
  label_too_long: 'Too long for a sample label. Scan the sample’s label.',
  label_strange_characters: 'It holds characters no label has ({shown}). Switch the keyboard to English and try again.',
  label_letter_u: 'No label holds the letter U; look again, it may be a V.',
  label_grammar: 'This is not a sample label ({shown}). A label is 2–4 letters and 11 characters.',
  label_check: 'The check character does not fit: one character was misread or mistyped ({shown}). Compare it with the label.',
  label_other_lab: 'This label is another lab’s ({shown}). Use labels that begin with {prefix}.',
  label_used: 'You used this label at {time} ({name}). Take a new label.', label_used_other: 'This label is on sample {name}. Take a new label.',
  label_unknown_title: 'This phone does not know that label was issued',
  label_unknown_text: 'Label {code} is well formed but in no roll this phone has. The roll may not have come yet. You can use it; the lab will check.',
  label_in_sheet: 'This label is on this sheet already ({slot}). Take the next label.', label_in_other_draft: 'This label is in another draft ({name}). Take a new label.',
  draft_unnamed: 'unnamed sample', label_fate_used: 'The lab’s list says that this label was used. Take a new label.', label_fate_spoiled: 'This label was spoiled. Take a new label.',
  label_fate_lost: 'This label was reported lost. Take a new label, and tell the receiver.', label_is_instrument: 'This is the label of the instrument “{name}”, not of a sample.',
  label_is_box: 'This is a transport box’s label, not a sample’s. Scan the sample’s label.', label_goods: 'This is a goods barcode, not a sample label. Scan it in the part “Sample”.',
  roll_other_title: 'This label was issued to {name}', roll_other_text: 'Label {code} is of a roll that was issued to {name}, not to you. Take another if it is the wrong roll; it may be used, and the lab will see it.',
  roll_someone: 'somebody else',
};
