/** The one big answer to a scan in the store. */
import { isGone } from '../../../domain/item';
import { t as desk } from '../../../i18n/words/desk';
import { t } from '../../../i18n/words/shelf';
import type { Verdict, VerdictTone } from '../verdict';
import { nameOfItem, type NameOfPerson, stateWords, whereWords } from './item-words';
import { chosenOf, type RefusedInStore, type Storing } from './storing';

const say = (tone: VerdictTone, word: string, under: string): Verdict => ({ tone, word, under });

function refusedWords(refused: RefusedInStore): string {
  if (refused.why === 'place_twice') return t('place_twice', { names: refused.names.join('、') });
  if (refused.why === 'place_unknown') return t('place_unknown');
  return refused.why === 'command' ? t('refused_command') : desk(`refused_${refused.why}`);
}

function outcomeVerdict({ outcome }: Storing): Verdict | null {
  if (outcome === null) return null;
  if (outcome.kind === 'done') return say('good', t('done'), t('done_under', { name: outcome.name, what: outcome.what }));
  const { kind, name, place } = outcome;
  return kind === 'put' ? say('good', t('put'), t('put_under', { name, place })) : say('look', t('there'), t('there_under', { name, place }));
}

function handVerdict(storing: Storing, person: NameOfPerson): Verdict {
  const { found, in_hand, places } = storing;
  if (!found) return say('idle', t('looking'), ' ');
  const one = chosenOf(found, in_hand?.chosen ?? null);
  if (found.items.length > 1 && !one) return say('look', t('twins'), t('twins_under'));
  if (!one) return found.issued ? say('look', t('no_record'), t('no_record_under')) : say('bad', t('not_issued'), t('not_issued_under'));
  if (isGone(one.view)) return say('bad', t('gone'), t('gone_under', { state: stateWords(one.view.state) }));
  const tone = ['moves_disagree', 'disposal_proposed'].some((flag) => one.view.flags.includes(flag)) ? 'look' : 'good';
  return say(tone, t('in_hand', { name: nameOfItem(one) }), t('in_hand_under', { where: whereWords(one.view, places, person) }));
}

export function storeVerdict(storing: Storing, person: NameOfPerson): Verdict {
  const { refused, again, in_hand, run, ran, places } = storing;
  if (refused) return say('bad', t('refused'), refusedWords(refused));
  const outcome = outcomeVerdict(storing);
  if (outcome) return outcome;
  if (again) return say('look', t('again'), t('again_under'));
  if (in_hand) return handVerdict(storing, person);
  if (run !== null) return say('good', t('run', { place: places.get(run)?.name ?? '' }), ran > 0 ? t('run_count', { count: ran }) : t('run_under'));
  return say('idle', t('idle'), t('idle_under'));
}
