/** English for words/items.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../items';

export const en: Catalogue<Key> = {
  kind_A: 'Test sample A', kind_B: 'Backup sample B', kind_W: 'Water bottle', kind_K: 'Blank K', kind_P: 'Parallel P', kind_S: 'Fortified S', bottle_turn: '{key} {name} ({turn} of {count})',
  glass: 'glass', plastic: 'plastic', sterile: 'sterile', brimful: 'full, no bubble', comma: ', ', preserve: 'with {name}', with_thiosulfate: 'with sodium thiosulfate', with_ascorbic: 'with ascorbic acid', chilled: 'chilled', within_hours: 'analysis begins within {hours} h', within_days: 'analysis begins within {days} days', colon: ': ', preservative: 'Preservative',
  preservative_hint: 'The tables differ ({said}). Write what is in the bottle.',
  only_when_ordered: 'only when ordered', run_title: 'Scan in a row', run_start: 'Scan in a row', run_count: '{done} of {all} labelled', run_next: 'The next goes on: {name}',
  run_whole: 'Every container is settled.', run_last: '{name} scanned', run_undo: 'Undo this scan', run_done: 'Done', sound_is_on: 'Sound: on', sound_is_off: 'Sound: off',
  slot_open: 'no label yet', slot_open_optional: 'not needed', slot_excused: 'not taken', slot_scan: 'Scan its label', slot_scan_label: 'Scan its label: {name}', slot_excuse: 'Not taken',
  slot_excuse_label: 'Not taken: {name}', slot_reason: 'Why {name} was not taken', slot_spoil: 'Label damaged', slot_spoil_label: 'Label damaged: {code}', seal_a: 'Seal number of A', seal_b: 'Seal number of B',
  seal_later: 'or when sealing', qc_add: 'Add a blank or parallel', qc_kind: 'Which kind', qc_parent: 'It belongs to', qc_whole: 'the whole sample', qc_of: '(of {name})',
  spoil_title: 'A damaged or lost label', spoil_code: 'What the label says', spoil_what: 'What happened', fate_spoiled: 'damaged', fate_lost: 'lost', spoil_reason: 'Remark', spoil_save: 'Write it down',
  spoil_done: 'Written down: label {code} will not be used',
  parent_sample: 'Belongs to sample', parent_hint: 'Which sample this blank, parallel or fortified sample is of', parent_none: 'No sample on this phone that it could belong to',
};
