/** English for words/asked.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../asked';

export const en: Catalogue<Key> = {
  questions: 'The lab waits for your answer', wanted: 'To be taken anew', due: 'by {day}', due_over: 'was due {day}', no_due: 'no date', take: 'Take it', in_place: 'Taken in the place of another', first_one: 'See the first one',
  question: 'The lab has a question; the sample is on hold', answered: 'Answered; the lab decides', unexpected: 'Unexpected at the lab, on hold', answer: 'Answer', answer_more: 'Add to the answer', reply_of: '{by} answered · {time}', answer_title: 'Answer the lab', text: 'Answer', text_hint: 'Such as: the seal broke on the way and was replaced, new number F-12',
  photos: 'Photos', optional: 'optional', needed: 'Write an answer', send: 'Send the answer', done: 'The answer is saved and goes out with the network', close: 'Close', cancel: 'Cancel',
  rejected: 'Rejected: {reason}', notice: 'Notice no. {number}', see_photos: 'The desk’s photos are below, under Photos.', wanted_one: 'Please take a new sample (by {day})',
  fact_hold: 'The lab asked: {text}', fact_reply: 'Answer: {text}', fact_unexpected: 'Unexpected: {text}', fact_missing: 'Missing: {text}', fact_check: 'Checked on arrival', fact_recollect: 'To be taken anew', fact_transcribe: 'Typed in from paper by the lab',
};
