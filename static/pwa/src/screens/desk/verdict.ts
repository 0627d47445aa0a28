/** The one big answer to a scan: a sign, a colour, a word and a sound, told apart by more than colour. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/desk';
import type { Claim, Found } from './found';
import type { RefusedWhy } from './scan';
import { type Standing, stateDecided } from './standing';

export type VerdictTone = 'idle' | 'good' | 'look' | 'bad';
export type Done = 'arrive' | 'receive' | 'receive_dev' | 'reject' | 'relabel' | 'hold' | 'check' | 'missing' | 'unexpected';

const LOOK_AGAIN: Done[] = ['hold', 'missing', 'unexpected'];

export interface Verdict {
  tone: VerdictTone;
  word: string;
  under: string;
}
export interface Refused {
  why: RefusedWhy;
  shown: string;
}

const say = (tone: VerdictTone, word: string, under: string): Verdict => ({ tone, word, under });

export function refusedVerdict({ why, shown }: Refused): Verdict {
  const read = shown === '' ? '' : ` ${t('read_as', { text: shown })}`;
  return say('bad', t('refused'), t(`refused_${why}`) + read);
}

export const idleVerdict = (): Verdict => say('idle', t('idle'), t('idle_under'));
export const lookingVerdict = (): Verdict => say('idle', t('looking'), ' ');
export const againVerdict = (): Verdict => say('look', t('again'), t('again_under'));

export const doneVerdict = (done: Done, name: string): Verdict =>
  say(done === 'reject' ? 'bad' : LOOK_AGAIN.includes(done) ? 'look' : 'good', t(`done_${done}`), t(done === 'relabel' ? 'done_relabel_under' : 'done_under', { name }));

export function labelVerdict({ claims, issued, told }: Found): Verdict {
  if (claims.length > 1) return say('look', t('twins'), t('twins_under'));
  if (told.length > 0) return say('good', t('no_record_told'), t('no_record_told_under'));
  return issued ? say('look', t('no_record'), t('no_record_under')) : say('bad', t('not_issued'), t('not_issued_under'));
}

export function claimVerdict(claim: Claim, standing: Standing, warnings: number, nameOf: (person: string) => string): Verdict {
  if (standing === 'clean') return say('good', t('clean'), t('clean_under'));
  if (standing === 'flagged') return say('look', t('flagged'), t('flagged_under', { count: warnings }));
  if (standing === 'held') return say('look', t('held'), t(claim.view.holds.some(({ replies }) => replies.length > 0) ? 'held_replied' : 'held_under', { count: claim.view.holds.length }));
  if (standing === 'conflict') return say('bad', t('conflict'), t('conflict_under'));
  if (standing === 'void') return say('bad', t('void'), t('void_under'));
  const [first] = claim.view.decisions;
  if (!first) return lookingVerdict();
  const state = stateDecided(first) as 'received' | 'received_dev' | 'rejected';
  return say('look', t(`decided_${state}`), t('decided_under', { by: nameOf(first.by), at: momentWords(first.at) }));
}
