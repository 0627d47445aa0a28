/** How many labels of one's own rolls are still unused, as far as this phone knows. */
import type { Item, LabelRoll, LabelUse } from '../../../domain/document';
import { fateOf } from '../../../domain/label-use';

export interface Stock {
  left: number;
  rolls: number;
}

export function stockOf(rolls: LabelRoll[], uses: LabelUse[], items: Pick<Item, 'label'>[], person_id: string): Stock {
  const own = rolls.filter(({ issued_to }) => issued_to === person_id || issued_to === null);
  const stuck = new Set(items.map(({ label }) => label));
  const left = own.map((roll) => {
    const use = uses.find(({ id }) => id === roll.id);
    return roll.codes.filter((code) => !stuck.has(code) && fateOf(roll, use, code) === null).length;
  });
  return { left: left.reduce((sum, count) => sum + count, 0), rolls: own.length };
}
