/** Who answers for a sample where nobody is named: its maker; of one typed in from paper the first sampler that was named there. */
import type { Person, Sample } from './document';

type Made = Pick<Sample, 'created_by' | 'samplers' | 'transcribed'>;

export const samplerOf = ({ created_by, samplers, transcribed }: Made): string | null => (transcribed ? (samplers[0] ?? null) : created_by);

/** It stands among a person's own samples: made by them, or typed in at the desk with their name. */
export const isOwn = (sample: Made, person_id: string): boolean => sample.created_by === person_id || (Boolean(sample.transcribed) && sample.samplers.includes(person_id));

export const isSampling = ({ active, roles }: Person): boolean => active && roles.includes('sampler');

/** Samplers whose names stand on the paper; a name that two of them bear tells neither. */
export function samplersNamed(names: string[], people: Person[]): string[] {
  const samplers = people.filter(isSampling);
  return [...new Set(names)].flatMap((name) => {
    const [found, another] = samplers.filter((one) => one.name === name);
    return found && !another ? [found.id] : [];
  });
}
