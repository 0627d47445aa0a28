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
  fault_decoder: 'The reader did not start. Type the label instead.', label_in_draft: 'This label is in a draft, which is now open.', label_use_anyway: 'Use anyway', label_bad: 'A label is damaged or lost',
};
