/** English for words/transcribing.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../transcribing';

export const en: Catalogue<Key> = {
  title: 'Transcribe', help: 'A dead phone, a paper form, a walk-in: type in what the paper says. It is marked with who typed it and when; should the phone’s record come after all, both are kept.', optional: 'optional', paper: 'Photo of the paper form', which: 'Which page', page: 'Page {number}', view: 'Photo of the paper, scrolls', larger: 'Larger', smaller: 'Smaller', turn: 'Turn by 90°',
  no_paper: 'Why there is no photo of a paper', no_paper_hint: 'Such as: who brought it had none', labels: 'Labels', label: 'Label (may be scanned)', label_hint: 'Scan the one on the sample, or put a new one on it now', label_add: 'Add', label_again: 'This label is in the list already.', label_remove: 'Take {code} out', kind: 'Item', camera: 'Scan by camera', camera_close: 'Close the camera',
  written: 'As written on the paper', written_by: 'Sampled by (as written)', written_by_hint: 'Two names with a comma between them', named: 'Sampler of this lab', named_hint: 'The sample then stands on that person’s phone, and they can be asked about it.', named_shown: 'Shown on the phone of {names}, who can be asked about it.', named_none: 'None, or nobody of this lab', day: 'Sampled on', time: 'At', today: 'Today', yesterday: 'Yesterday', paper_no: 'Number of the paper', sample: 'Sample', site: 'Site (optional)', note: 'Note', save: 'Save the transcription', discard: 'Start over',
  done: 'Transcribed: {number}', done_text: 'Record, labels and the paper’s photo are saved together.', to_receive: 'Receive {code}', lacking: 'Still missing:',
  lack_paper: 'Take a photo of the paper, or say why there is none', lack_label: 'Scan or type a label', lack_written_by: 'Enter who sampled', lack_too_many: 'At most 4 names', lack_sampled_at: 'Enter day and time of sampling', lack_future: 'The time of sampling has not come yet; please check', lack_sample_type: 'Choose the sample type', lack_sample_name: 'Enter the name of the sample', lack_qty_total: 'The amount as a number, or nothing',
};
