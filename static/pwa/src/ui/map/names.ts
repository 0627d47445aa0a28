/** Where the names of towns stand on the map: beside their own circles, on no other name, and where they can, on no circle. */

export interface Spot {
  x: number;
  y: number;
  radius: number;
}
export interface Named {
  name: string;
  /** The more, the sooner it gets a place. */
  weight: number;
  spots: Spot[];
}
export interface NamePlace {
  name: string;
  /** The middle of the word. */
  x: number;
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const NAME_PX = 15;
const HALF_HEIGHT = NAME_PX * 0.68;
const GAP = 3;
/** On more circles than this a name is hard to read, and hides what is below. */
const MOST_COVERED = 1;

/** Chinese characters are as wide as they are high, others about half. */
export const widthOf = (name: string): number => Array.from(name).reduce((sum, one) => sum + (one > '\u2e80' ? NAME_PX : NAME_PX * 0.58), 0);

const boxAt = ({ x, y }: { x: number; y: number }, half: number): Box => ({ left: x - half, right: x + half, top: y - HALF_HEIGHT, bottom: y + HALF_HEIGHT });
const meet = (a: Box, b: Box): boolean => a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom;

function covers({ x, y, radius }: Spot, box: Box): boolean {
  const dx = x - Math.min(Math.max(x, box.left), box.right);
  const dy = y - Math.min(Math.max(y, box.top), box.bottom);
  return dx * dx + dy * dy < radius * radius;
}

/** Above, below, right, left of a town's circles: the order in which a name is looked for. */
function positions(spots: Spot[], half: number): { x: number; y: number }[] {
  const left = Math.min(...spots.map(({ x, radius }) => x - radius));
  const right = Math.max(...spots.map(({ x, radius }) => x + radius));
  const top = Math.min(...spots.map(({ y, radius }) => y - radius));
  const bottom = Math.max(...spots.map(({ y, radius }) => y + radius));
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [
    { x, y: top - HALF_HEIGHT - 2 },
    { x, y: bottom + HALF_HEIGHT + 2 },
    { x: right + half + GAP, y },
    { x: left - half - GAP, y },
  ];
}

/** The busiest town first; a name that finds no place without lying on another waits until one zooms in. */
export function placeNames(towns: Named[], width: number, height: number): NamePlace[] {
  const circles = towns.flatMap(({ spots }) => spots);
  const taken: Box[] = [];
  const placed: NamePlace[] = [];
  for (const { name, spots } of [...towns].sort((a, b) => b.weight - a.weight)) {
    if (spots.length === 0) continue;
    const half = widthOf(name) / 2;
    const inside = ({ left, right, top, bottom }: Box): boolean => left >= 0 && right <= width && top >= 0 && bottom <= height;
    const free = positions(spots, half)
      .map((at) => ({ at, box: boxAt(at, half) }))
      .filter(({ box }) => inside(box) && !taken.some((other) => meet(box, other)))
      .map((one) => ({ ...one, covered: circles.filter((spot) => covers(spot, one.box)).length }));
    const best = free.sort((a, b) => a.covered - b.covered)[0];
    if (!best || best.covered > MOST_COVERED) continue;
    taken.push(best.box);
    placed.push({ name, ...best.at });
  }
  return placed;
}
