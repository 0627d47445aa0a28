/** The label in hand as a row: what the windows of the batch take, for the screen of a single sample. */
import type { Claim, Found } from './found';
import type { ReceptionRow, RowItem } from './row-acts';
import type { Told } from './standing';

interface InHand {
  found: Found;
  claim: Claim | null;
  scan_mode: 'scanned' | 'manual';
  warnings: string[];
}

function itemsOf({ items, view }: Claim): RowItem[] {
  return items.map((item) => {
    // A record of before items were told apart has arrived as a whole.
    const arrived = item.arrival === 'arrived' || (item.arrival === undefined && view.arrived_at !== null);
    return { item, listed: true, arrival: arrived ? 'arrived' : (item.arrival ?? 'unchecked'), told: null, also: [] };
  });
}

const opIds = (told: { op_id: string }[]): string[] => told.map(({ op_id }) => op_id);
const isHold = ({ kind }: Told): boolean => kind === 'sample.hold' || kind === 'item.unexpected';

export function rowOfClaim({ found, claim, scan_mode, warnings }: InHand): ReceptionRow {
  const { code } = found;
  if (!claim) return { id: `label:${code}`, sample: null, code, scan_mode, items: [], view: null, flags: warnings, box: null, unexpected: false, arrived: found.told.some(({ kind }) => kind === 'sample.arrive'), answers: opIds(found.told.filter(isHold)) };
  const { sample, view, item } = claim;
  const settles = [...opIds(view.holds), ...(view.conflict ? opIds(view.decisions) : [])];
  return { id: sample.id, sample, code, scan_mode, items: itemsOf(claim), view, flags: warnings, box: item.box ?? null, unexpected: false, arrived: view.arrived_at !== null, answers: settles };
}
