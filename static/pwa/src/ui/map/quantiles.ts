/** Classes of a map: as many numbers in each as can be, and none that splits equal numbers. */

/** Upper bounds of at most `classes` classes over the positive values; fewer where values are few or equal. */
export function quantileBounds(values: number[], classes = 5): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const bounds: number[] = [];
  for (let i = 1; i <= classes; i++) {
    const at = Math.ceil((i * sorted.length) / classes) - 1;
    const bound = sorted[at];
    if (bound !== undefined && bound !== bounds.at(-1)) bounds.push(bound);
  }
  return bounds;
}

/** 0 for nothing, else 1 … bounds.length. */
export function classOf(value: number, bounds: number[]): number {
  if (value <= 0) return 0;
  const index = bounds.findIndex((bound) => value <= bound);
  return index < 0 ? bounds.length : index + 1;
}

/** "1", "2–4": what a class holds, in whole numbers. */
export function classWords(index: number, bounds: number[]): string {
  const to = bounds[index - 1] ?? 0;
  const from = (bounds[index - 2] ?? 0) + 1;
  return from >= to ? String(to) : `${from}–${to}`;
}
