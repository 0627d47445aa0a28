/** By what a sample is found: the days when it was taken, came and was decided, and that it waits. Days of UTC; who asks for a lab's day asks for those beside it too. */
import type { Sample } from './document';

type Dated = Partial<Pick<Sample, 'at' | 'sampled_at' | 'arrived_at' | 'decided_at' | 'state'>>;
export type DayWord = 'taken' | 'came' | 'decided';

/** Nothing has been decided of it: it is on its way, or waits at the desk. */
export const UNDECIDED = 'undecided';
const WAITING: (string | undefined)[] = ['registered', 'sealed', 'in_transit', 'arrived', 'on_hold'];

const key = (word: DayWord, iso: string | null | undefined): string[] => (iso ? [`${word}:${iso.slice(0, 10)}`] : []);

export const sampleKeys = (sample: Dated): string[] => [
  ...key('taken', sample.at ?? sample.sampled_at), ...key('came', sample.arrived_at), ...key('decided', sample.decided_at), ...(WAITING.includes(sample.state) ? [UNDECIDED] : []),
];

const DAY_MS = 86_400_000;

/** The keys under which all of a lab's day stands, wherever the lab is. */
export function keysOfDay(word: DayWord, day: string): string[] {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return [-DAY_MS, 0, DAY_MS].flatMap((off) => key(word, new Date(noon + off).toISOString()));
}
