/** Full jitter: random(0, min(300 s, 2 s x 2^n)). A proper answer, `online` or a tap start it anew. */

const CEILING_MS = 300_000;
const FIRST_MS = 2000;
const APART_MS = 8000;

export class Backoff {
  private failures = 0;
  constructor(private readonly random: () => number = Math.random) {}

  next(at_least_ms = 0): number {
    const ceiling = Math.min(CEILING_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    return at_least_ms + Math.round(this.random() * ceiling);
  }

  /** For what hits every device at once: never less than this much apart. */
  nextApart(at_least_ms = 0): number {
    return this.next(at_least_ms) + Math.round(this.random() * APART_MS);
  }

  reset(): void {
    this.failures = 0;
  }
}
