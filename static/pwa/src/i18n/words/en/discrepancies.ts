/** English for words/discrepancies.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../discrepancies';

export const en: Catalogue<Key> = {
  title: 'Discrepancies', none: 'No discrepancies', unnamed: 'Unnamed sample', more: '{count} more', open: 'Open', look: 'Look', decide: 'Decide', settle: 'Settle', transcribe: 'Transcribe', recollect: 'New sample', mark_missing: 'Mark missing', transcribed: 'transcribed', foot: 'Settling asks for a reason; what was recorded stays. Listed from what this device last heard of the lab.',
  conflicts: 'Decisions differ', conflicts_help: 'Two desks decided differently, or a decision left a question open. Decide once more; it says which ones it replaces.', holds: 'On hold', holds_help: 'Those with an answer first: receiving or rejecting settles them.', replied: 'Answered: {text}', waits: 'waits for {who}, {span}',
  twins: 'One label, two samples', twins_help: 'Two samples carry one label. Give one of them a new label.', waiting: 'Arrived before its data', waiting_help: 'It joins by itself when the phone sends. After long, ask the sampler; with a dead phone, transcribe the paper.', since: 'for {span}', waiting_long: 'waiting too long',
  counts: 'Box count or seal differs', counts_help: 'What was counted on arrival differs from its list.', count: '{listed} listed, {counted} counted', seal_broken: 'seal not whole', box_missing: '{count} missing', box_unexpected: '{count} unexpected',
  missing: 'Missing', missing_help: 'Ask for a new sample where needed; should it come after all, scan it.', overdue: 'Expected, not arrived', overdue_help: 'Past the time for delivery, and not here.', sampled: '{by} · sampled {time}', late: 'Arrived late', late_help: 'Here, but late. Receive with a deviation, or reject.', arrived: 'arrived {time}',
  set_aside: 'The lab keeps {count} {count|statement|statements} that it did not take', set_aside_text: 'Such as what came late from a revoked phone. A manager looks and decides.',
};
