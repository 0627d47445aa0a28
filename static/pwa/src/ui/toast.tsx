/** A word that comes and goes: "saved", "sent". Spoken politely, never the only place something is said. */
import { useEffect, useState } from 'preact/hooks';

export type ToastTone = 'good' | 'plain' | 'bad';
interface ToastText {
  text: string;
  tone: ToastTone;
  at: number;
}

const listeners = new Set<(toast: ToastText) => void>();

export function toast(text: string, tone: ToastTone = 'good'): void {
  for (const listener of listeners) listener({ text, tone, at: Date.now() });
}

export function ToastPlace() {
  const [shown, setShown] = useState<ToastText | null>(null);
  useEffect(() => {
    listeners.add(setShown);
    return () => void listeners.delete(setShown);
  }, []);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shown.tone === 'bad' ? 7000 : 3500);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {shown && <div class={`toast tone-${shown.tone}`} key={shown.at}>{shown.text}</div>}
    </div>
  );
}
