/** Hooks: what a screen sees of the store, kept up to date. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Store } from '../store';

const MOST_WAIT_MS = 1000;

/** The query's answer, asked again whenever the store changes; undefined until the first answer. */
export function useWatched<T>(store: Store, query: () => Promise<T>, deps: unknown[] = []): T | undefined {
  const [answer, setAnswer] = useState<T>();
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    let alive = true;
    let asking = false;
    let again = false;
    const ask = async (): Promise<void> => {
      if (asking) {
        again = true;
        return;
      }
      asking = true;
      const begun = performance.now();
      try {
        const found = await store.ground.heard(latest.current());
        if (alive) setAnswer(() => found);
      } finally {
        asking = false;
        if (again && alive) {
          again = false;
          // While much comes in at once, a question that takes long is not asked without end.
          setTimeout(() => alive && void ask(), Math.min(MOST_WAIT_MS, performance.now() - begun));
        }
      }
    };
    void ask();
    const leave = store.watch.subscribe(() => void ask());
    return () => {
      alive = false;
      leave();
    };
  }, [store, ...deps]);
  return answer;
}

/** Draws again whenever something that can be subscribed to says so. */
export function useTold(source: { subscribe: (listener: () => void) => () => void }): void {
  const [, turn] = useState(0);
  useEffect(() => source.subscribe(() => turn((n) => n + 1)), [source]);
}

/** The present moment, looked at every half minute. */
export function useNow(every_ms = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now;
}
