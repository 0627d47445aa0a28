/** A word that comes and goes: "saved", "sent". Spoken politely, never the only place something is said; it may offer to take it back. */
import { useEffect, useState } from 'preact/hooks';
import { useLapse } from './lapse';

export type ToastTone = 'good' | 'plain' | 'bad';
/** What may be done about it while it stands. */
export interface ToastAct {
  words: string;
  go: () => void;
}
interface ToastText {
  text: string;
  tone: ToastTone;
  turn: number;
  act: ToastAct | undefined;
}

const GONE_MS = 3500;
const BAD_MS = 7000;
/** So long an undo is offered. */
const ACT_MS = 8000;
let turns = 0;
const listeners = new Set<(toast: ToastText | null) => void>();

export function toast(text: string, tone: ToastTone = 'good', act?: ToastAct): void {
  turns += 1;
  for (const listener of listeners) listener({ text, tone, act, turn: turns });
}

/** Another person, or nobody, holds the phone: what was offered to the one before is offered no more. */
export function hushToast(): void {
  for (const listener of listeners) listener(null);
}

export function ToastPlace() {
  const [shown, setShown] = useState<ToastText | null>(null);
  useEffect(() => {
    listeners.add(setShown);
    return () => void listeners.delete(setShown);
  }, []);
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {shown && <Shown key={shown.turn} shown={shown} onOver={() => setShown(null)} />}
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Ctrl+Z from anywhere but a field, where it takes back letters. */
function useUndoKeys(go: (() => void) | undefined): void {
  useEffect(() => {
    if (!go) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
      event.preventDefault();
      go();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}

function Shown({ shown: { text, tone, act }, onOver }: { shown: ToastText; onOver: () => void }) {
  const holding = useLapse(act ? ACT_MS : tone === 'bad' ? BAD_MS : GONE_MS, onOver);
  const go = act && (() => {
    onOver();
    act.go();
  });
  useUndoKeys(go);
  if (!act) return <div class={`toast tone-${tone}`}>{text}</div>;
  return (
    <div class={`toast tone-${tone} has-act`} {...holding}>
      <span>{text}</span>
      <button type="button" aria-keyshortcuts="Control+Z" onClick={go}>{act.words}</button>
    </div>
  );
}
