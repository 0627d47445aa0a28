/** Amounts as the reference data writes them ("≥ 2 kg", "≥ 8 units", "1/3", "none"), and whether what was taken is less. */

export interface Amount {
  number: number;
  unit: 'kg' | 'L' | 'pieces';
}

/** The first amount of a text; null where it holds none that can be compared. */
export function parseAmount(text: string): Amount | null {
  const found = /^[≥~]?\s*(\d+(?:\.\d+)?)\s*(kg|L|units|pcs|bottles)\b/.exec(text);
  if (!found) return null;
  const unit = found[2] === 'kg' || found[2] === 'L' ? found[2] : 'pieces';
  return { number: Number(found[1]), unit };
}

const WEIGHT: Record<string, number> = { kg: 1, g: 0.001 };
const VOLUME: Record<string, number> = { L: 1, mL: 0.001 };
const PIECES = ['袋', '瓶', '盒', '个', '枚', '份'];

function taken(quantity: number, unit: string): Amount | null {
  if (unit in WEIGHT) return { number: quantity * (WEIGHT[unit] ?? 0), unit: 'kg' };
  if (unit in VOLUME) return { number: quantity * (VOLUME[unit] ?? 0), unit: 'L' };
  return PIECES.includes(unit) ? { number: quantity, unit: 'pieces' } : null;
}

/** Less than A (and B, where one is taken) ask for together; what cannot be compared is never called less. */
export function isLess(quantity: number, unit: string, amounts: string[]): boolean {
  const given = taken(quantity, unit);
  const asked = amounts.map(parseAmount).filter((amount) => amount !== null && amount.unit === given?.unit);
  if (!given || asked.length === 0) return false;
  const sum = asked.reduce((total, amount) => total + (amount?.number ?? 0), 0);
  return given.number < sum - 1e-9;
}
