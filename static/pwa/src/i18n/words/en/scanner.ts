/** English for words/scanner.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../scanner';

export const en: Catalogue<Key> = {
  capture: 'Scan a label', capture_hint: 'Hold the label inside the frame', capture_typed: 'Type the label',
  capture_typed_hint: 'As printed below the code, such as {example}', capture_use: 'Use', camera_starting: 'Opening the camera…',
  camera_off: 'The camera is off', torch_on: 'Light on', torch_off: 'Light off', camera_again: 'Open the camera',
  fault_insecure: 'This address is not secure, so the browser withholds the camera. Type the label instead.',
  fault_missing: 'No camera was found. Type the label instead.',
  fault_denied: 'The camera was not allowed. Allow it in the browser’s site settings, or type the label.',
  fault_busy: 'Another app holds the camera. Close it and try again, or type the label.',
  fault_decoder: 'The reader did not start. Type the label instead.', label_empty: 'Type what the label says first.',
  label_address: 'This is an address or a command, not a label ({shown}). Scan the sample’s label.',
  label_too_long: 'Too long for a sample label. Scan the sample’s label.',
  label_strange_characters: 'It holds characters no label has ({shown}). Switch the keyboard to English and try again.',
  label_letter_u: 'No label holds the letter U; look again, it may be a V.',
  label_grammar: 'This is not a sample label ({shown}). A label is 2–4 letters and 11 characters.',
  label_check: 'The check character does not fit: one character was misread or mistyped ({shown}). Compare it with the label.',
  label_other_lab: 'This label is another lab’s ({shown}). Use labels that begin with {prefix}.',
  label_used: 'You used this label at {time} ({name}). Take a new label.', label_used_other: 'This label is on sample {name}. Take a new label.',
  label_in_draft: 'This label is in a draft, which is now open.', label_unknown_title: 'This phone does not know that label was issued',
  label_unknown_text: 'Label {code} is well formed but in no roll this phone has. The roll may not have come yet. You can use it; the lab will check.',
  label_use_anyway: 'Use anyway', label_accepted: 'Label {code}',
};
