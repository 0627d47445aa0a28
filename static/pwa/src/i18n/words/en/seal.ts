/** English for words/seal.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../seal';

export const en: Catalogue<Key> = {
  title: 'Check and seal', back: 'Back', not_found: 'This sample is not on this phone, or not open to you.', not_open: 'This sample is sealed or void already. To change something, correct it.', to_sample: 'See the sample',
  check: 'Check your answers', check_hint: 'Put right here what is wrong before you seal; after that, only corrections with a reason.', fields: 'The form', photos: 'Photos', seals: 'Seals', pair: 'Samplers', pair_hint: 'two or more',
  party: 'Who signs for the sampled party', party_hint: 'Whoever is in charge on site; may stay empty', signatures: 'Signatures', signatures_hint: 'Signatures are shown only to those entitled to them.', optional: 'optional', needed: 'needed',
  seal_no_a: 'Seal number, item A', seal_no_b: 'Seal number, item B', no_b_reason: 'Why item B has no seal', scan_seal: 'Scan the seal', scan_title: 'Scan the code on the seal', seal_same: 'Items A and B have the same seal number. Please check.',
  missing_title: '{count} {count|piece|pieces} missing', missing_count: '{count}', missing_kind_field: 'The form', missing_kind_own: 'Questions of this programme', missing_kind_photo: 'Photos', missing_kind_seal: 'Seals', missing_kind_person: 'Samplers', missing_kind_signature: 'Signatures', missing_cannot: 'Cannot be had…', missing_cannot_label: '{name}: cannot be had', reason_label: '{name}: cannot be had, because', reason_keep: 'Keep the reason', reason_title: 'With a reason ({count})', reason_undo: 'Take back', cancel: 'Cancel',
  whole: '✓ All there', seal: 'Seal it', seal_wait: '{count} missing: {name}', sealed: 'Sealed', later: 'Keep for later', kept: 'Kept by itself', failed: 'It was not sealed. All you entered is still here; try again.', unkept: 'The last change was not kept. {why}',
  missing_second_sampler: 'A second sampler', missing_signature: 'Signature: {who}',
  as_sampler: 'Sampler', as_second_sampler: 'Second sampler', as_sampled_party: 'Sampled party', as_witness: 'Witness', as_carrier: 'Carrier', as_receiver: 'Receiver',
  sign: 'Sign', sign_again: 'Sign again', sign_title: '{who} signs', sign_here: 'Sign in the frame', sign_hint: 'With finger, pen or mouse; then tap “Done”. The phone may be turned on its side.', clear: 'Clear', done: 'Done', sign_short: 'Nothing is signed yet; sign in the frame.',
  signed_at: 'signed {time}', signed_none: 'Not signed yet', refuse: 'Refuses to sign', refuse_reason: 'Reason of the refusal', refuse_witness: 'Witness', refuse_done: 'Record the refusal', refused: 'Refused: {reason}', refused_with: '{reason}; witness: {witness}',
  type_name: 'Type the name instead', typed_name: 'Name', typed_done: 'Use the typed name', typed_under: 'Name typed · witness {witness}', drawn: 'Sign by hand', close: 'Close', required: 'This is needed', close_sure: 'The signature is not done; closing loses it.', preview: 'Signature: {who}',
  offer: 'Supervision: check and seal now', offer_text: 'Before the sampled party leaves: check the answers, put the seals on, let all three sign.', go_on: 'Go on sealing', read_only: 'Sealed: the record is read-only. What is wrong is corrected with a reason.', correct: 'Correct', print: 'Print the form',
};
