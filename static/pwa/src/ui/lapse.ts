/** Something that is offered for a while: its time does not run while a pointer or the focus is on it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Holding {
  onMouseEnter: () => void;
  onMouseLeave: () => void;
  onFocusIn: () => void;
  onFocusOut: () => void;
}

/** Who comes late still gets a moment. */
const LEAST_MS = 1500;

export function useLapse(ms: number, onOver: () => void): Holding {
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  const left = useRef(ms);
  const held = over || focused;
  // At once, not after the next frame: the time may run out in between.
  useLayoutEffect(() => {
    if (held) return undefined;
    const since = Date.now();
    const timer = setTimeout(onOver, left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(LEAST_MS, left.current - (Date.now() - since));
    };
  }, [held]);
  return { onMouseEnter: () => setOver(true), onMouseLeave: () => setOver(false), onFocusIn: () => setFocused(true), onFocusOut: () => setFocused(false) };
}
