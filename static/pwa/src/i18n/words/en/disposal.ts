/** English for words/disposal.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../disposal';

export const en: Catalogue<Key> = {
  for_me: 'Waiting for you', mine: 'Waiting for a second person', back: 'Sent back to you', by_other: '{person} proposes to dispose of {count} {count|item|items}', by_you: 'You propose to dispose of {count} {count|item|items}', by_you_back: '{person} does not agree', because: 'Why: {reason}', asked: '{person} is asked to confirm', asked_you: 'you are asked to confirm', asked_anybody: 'any colleague who may can confirm',
  confirm: 'Confirm {count} {count|item|items}', confirm_title: 'Confirm the disposal of {count} {count|item|items}', confirm_go: 'I confirm {count} {count|item|items}', confirm_text: '{proposer} proposes it; method: {method}. You confirm under your own sign-in ({own}) that you saw the items and their disposal. Both names, times, method and reason are kept.', confirmed: '{count} {count|item|items} disposed of',
  decline: 'I do not agree', decline_title: 'Do not dispose of {count} {count|item|items}', decline_text: 'The items are kept on. {proposer} will read your reason.', decline_go: 'Send back', declined: 'Sent back to {person}',
  withdraw: 'Withdraw', seen: 'Seen: withdraw it', withdrawn: '{count} {count|item|items} withdrawn', proposed: 'proposed; waits for a second person',
  propose_title: 'Propose to dispose of: {name}', propose_many: 'Propose to dispose of {count} {count|item|items}', propose_text: 'Disposal takes two. You propose it; it is done once another colleague (sample manager or head) confirms it on their own phone or computer. Until then the items are kept as they are.', propose_go: 'Propose it', asked_label: 'Who is asked to confirm', asked_none: 'Any colleague who may', proposed_done: '{count} {count|item|items} proposed; waiting for a second person', waits_here: '{person} proposes to dispose of it ({method}); it waits for a second person.', to_disposal: 'Have a look',
};
