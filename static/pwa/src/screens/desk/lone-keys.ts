/** Keys that a person presses by themselves. A scanner's keys come in a rush, and mean nothing to a list of questions. */
import { useEffect, useRef } from 'preact/hooks';

/** Faster than fingers, as for labels. */
const RUSH_MS = 35;
const SHORTEST_RUSH = 3;
const SETTLED_MS = 60;

interface Heard {
  key: string;
  at: number;
}

/** The keys of one breath, or none of them where they came as a scanner sends them. */
export function keysMeant(heard: Heard[]): string[] {
  const in_a_rush = heard.filter(({ at }, i) => i > 0 && at - (heard[i - 1]?.at ?? 0) <= RUSH_MS).length + 1;
  return in_a_rush >= SHORTEST_RUSH ? [] : heard.map(({ key }) => key);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox' && target.type !== 'file');

/** While this stands on the page; letters and digits only, and not while something is being typed. */
export function useLoneKeys(onKey: (key: string) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    let heard: Heard[] = [];
    let timer = 0;
    const settle = (): void => {
      for (const key of keysMeant(heard)) latest.current(key);
      heard = [];
    };
    const press = (event: KeyboardEvent): void => {
      // A scanner's last key: what comes after it is a person's again.
      if (event.key === 'Enter') return settle();
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.length !== 1 || isTyping(event.target)) return;
      // After a pause it is another breath: what a scanner sent before it takes nothing along.
      if (event.timeStamp - (heard.at(-1)?.at ?? event.timeStamp) > RUSH_MS) settle();
      heard.push({ key: event.key.toUpperCase(), at: event.timeStamp });
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS) as unknown as number;
    };
    addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', press);
    };
  }, []);
}
