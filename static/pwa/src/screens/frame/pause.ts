/** Runs a pause down while the lock screen is open: by the monotonic clock, and written down, so that no reload starts it anew. */
import { useEffect } from 'preact/hooks';
import type { Pins } from '../../store/pins';

const TICK_MS = 1000;

/** One tab runs it down, or ten tabs would make it ten times shorter. */
async function alone(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('pin-pause', { signal }, work).catch(() => undefined);
}

export function usePause(pins: Pins, person: string, is_paused: boolean): void {
  useEffect(() => {
    if (!is_paused) return undefined;
    const end = new AbortController();
    const run = (): Promise<void> => new Promise((resolve) => {
      let seen = performance.now();
      const tick = (): void => {
        const now = performance.now();
        void pins.waited(person, now - seen);
        seen = now;
      };
      const timer = setInterval(tick, TICK_MS);
      end.signal.addEventListener('abort', () => {
        clearInterval(timer);
        resolve();
      });
    });
    void alone(end.signal, run);
    return () => end.abort();
  }, [person, is_paused]);
}
