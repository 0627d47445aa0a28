/** A sample to be taken anew in the place of one that was rejected or never came. */
import { samplerOf } from './answering';
import type { Sample } from './document';

export interface Wanted {
  sample: Sample;
  due: string | null;
  reason: string | null;
}

/** Its task where one stands: not taken yet, and the sample is still one that needs replacing. */
export function wantedAnew(sample: Sample, taken_here: ReadonlySet<string>): Wanted | null {
  const { recollect, state, id } = sample;
  if (!recollect || recollect.withdrawn === true || recollect.taken.length > 0 || taken_here.has(id) || (state !== 'rejected' && state !== 'missing')) return null;
  return { sample, due: recollect.due, reason: recollect.reason };
}

/** A task for nobody by name is the sampler's. */
export const isMineToTake = (sample: Sample, person_id: string): boolean => (sample.recollect?.to ?? samplerOf(sample)) === person_id;

/** In whose place this device has taken a sample already, sent or not. */
export const takenHere = (samples: Sample[]): Set<string> => new Set(samples.flatMap(({ recollect_of }) => recollect_of ?? []));
