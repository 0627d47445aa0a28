/** A signature as it was drawn: each stroke a run of x, y, ms, in a space of 1000 by 400, whatever the glass. */

export const WIDTH = 1000;
export const HEIGHT = 400;
/** What the wire takes: numbers in all strokes together. */
export const MOST_NUMBERS = 6000;
const PER_POINT = 3;

export type Stroke = number[];

export const numbersIn = (strokes: Stroke[]): number => strokes.reduce((sum, stroke) => sum + stroke.length, 0);

/** A point on the glass, with the moment since the first touch. */
export function pointOf(event: { clientX: number; clientY: number; timeStamp: number }, box: { left: number; top: number; width: number; height: number }, started: number): [number, number, number] {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
  return [
    within(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
    within(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
    Math.max(0, Math.round(event.timeStamp - started)),
  ];
}

/** The stroke without points nearer than this to the one kept before; its first and last stay. */
function coarser(stroke: Stroke, apart: number): Stroke {
  const kept = stroke.slice(0, PER_POINT);
  for (let at = PER_POINT; at < stroke.length - PER_POINT; at += PER_POINT) {
    const [x = 0, y = 0] = kept.slice(-PER_POINT);
    if (Math.hypot((stroke[at] ?? 0) - x, (stroke[at + 1] ?? 0) - y) >= apart) kept.push(...stroke.slice(at, at + PER_POINT));
  }
  return stroke.length > PER_POINT ? [...kept, ...stroke.slice(-PER_POINT)] : kept;
}

/** Whole numbers, and no more of them than the wire takes: the finest detail goes first, the shape never. */
export function thinned(strokes: Stroke[], most = MOST_NUMBERS): Stroke[] {
  const whole = strokes.map((stroke) => stroke.map((value) => Math.round(value)));
  let fit = whole.map((stroke) => coarser(stroke, 1));
  for (let apart = 2; numbersIn(fit) > most && apart < WIDTH * 2; apart *= 1.5) fit = whole.map((stroke) => coarser(stroke, apart));
  // Hundreds of dots and nothing else: the last of them are left out.
  while (numbersIn(fit) > most) fit = fit.slice(0, -1);
  return fit;
}

/** A tap or a twitch is no signature. */
export function isSigned(strokes: Stroke[]): boolean {
  let way = 0;
  for (const stroke of strokes) {
    for (let at = PER_POINT; at < stroke.length; at += PER_POINT) {
      way += Math.hypot((stroke[at] ?? 0) - (stroke[at - 3] ?? 0), (stroke[at + 1] ?? 0) - (stroke[at - 2] ?? 0));
    }
  }
  return way >= 60;
}
