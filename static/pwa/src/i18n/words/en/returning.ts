/** English for words/returning.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../returning';

export const en: Catalogue<Key> = {
  send_back: 'Send back', title: 'Send back: {name}', explain: 'Say which part, and what to put right. The sampler sees it at the top of Today. Hand-over, sealing and reception stay as they are.',
  item: 'Which part', whole: 'The whole record', present: 'It says: {value}', comment: 'Comment', comment_hint: 'Such as: the amount differs from the photo, please check', add: 'One more', added: '{count} written', remove: 'Take this one out',
  go: 'Send back', cancel: 'Cancel', close: 'Close', needed: 'Write a comment', done: 'Sent back; the sampler will see it', nobody: 'The sampler of this record is no longer active and will not see it. Correct the record instead.',
  back_title: 'This record was sent back to you', back_by: '{by} · {time}', correct: 'Correct “{field}”', correct_any: 'Correct the record',
  answer: 'Put right, hand in again', answer_title: 'Hand in again', answer_note: 'In words (optional)', answer_hint: 'Such as: amount corrected; the stall has closed, no new photo', answered: 'Handed in again', waits: 'Sent back, waits for the sampler', count: '{count} {count|comment|comments}', nothing: 'nothing',
  fact_return: 'Sent back: {text}', fact_resubmit: 'Put right and handed in again', fact_undo: 'Took one statement back', fact_measured: 'Field reading', fact_signed: 'Signature',
};
