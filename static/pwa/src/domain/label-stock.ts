/** What became of each label of a roll, counted by roll and by whom it is with. */
import type { LabelRoll, LabelUse } from './document';
import { bitAt, type LabelFate } from './label-use';

export type Whereabouts = LabelFate | 'returned' | 'unused';
export type Counts = Record<Whereabouts, number>;
/** The worst word first: a spoiled label may have been used before, a returned one was not. */
const ORDER: readonly Exclude<Whereabouts, 'unused'>[] = ['spoiled', 'lost', 'used', 'returned'];
export const none = (): Counts => ({ used: 0, spoiled: 0, lost: 0, returned: 0, unused: 0 });

/** Of every code in the roll's order. `bound`: labels that this device has seen on an item, whether or not the lab has said so. */
export function whereaboutsOf(roll: LabelRoll, use: LabelUse | undefined, bound: ReadonlySet<string>): Whereabouts[] {
  return roll.codes.map((code, index) => {
    const said = use && ORDER.find((one) => bitAt(use[one] ?? '', index));
    return said ?? (bound.has(code) ? 'used' : 'unused');
  });
}

export function countsOf(whereabouts: Whereabouts[]): Counts {
  const counts = none();
  for (const one of whereabouts) counts[one] += 1;
  return counts;
}

export interface Counted {
  roll: LabelRoll;
  whereabouts: Whereabouts[];
  counts: Counts;
}
export interface Holding {
  /** Null is the stock. */
  person: string | null;
  rolls: number;
  counts: Counts;
}

/** By holder, the stock first, then who has the fewest left. What was given back lies in the stock. */
export function holdingsOf(rolls: Counted[]): Holding[] {
  const found = new Map<string | null, Holding>();
  const of = (person: string | null): Holding => {
    const here = found.get(person) ?? { person, rolls: 0, counts: none() };
    found.set(person, here);
    return here;
  };
  for (const { roll, counts } of rolls) {
    const here = of(roll.issued_to);
    here.rolls += 1;
    for (const [key, many] of Object.entries(counts) as [Whereabouts, number][]) {
      if (key !== 'returned') here.counts[key] += many;
    }
    if (counts.returned > 0) of(null).counts.returned += counts.returned;
  }
  return [...found.values()].sort((a, b) => Number(a.person !== null) - Number(b.person !== null) || a.counts.unused - b.counts.unused);
}

/** So many of the roll's last unused codes: labels come off a roll from its front. */
export function lastUnused({ roll, whereabouts }: Counted, many: number): string[] {
  const unused = roll.codes.filter((_, index) => whereabouts[index] === 'unused');
  return many > 0 ? unused.slice(-many) : [];
}

/** How often a label was printed again. */
export const reprintsOf = (roll: LabelRoll, code: string): number =>
  (roll.prints ?? []).filter((one) => one.kind === 'label.reprint' && one.code === code).length;
