/** A sheet from below (a dialog on wide screens): Escape and the shade close it, focus stays inside. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon';

interface SheetProps {
  title: string;
  close_label: string;
  onClose: () => void;
  children: ComponentChildren;
  /** For tables and things side by side. */
  wide?: boolean;
}

const REACHABLE = 'button, input, select, textarea, a[href], [tabindex="0"]';

function keepFocusIn(sheet: HTMLElement, event: KeyboardEvent): void {
  const reachable = [...sheet.querySelectorAll<HTMLElement>(REACHABLE)].filter((element) => element.offsetParent !== null);
  const first = reachable[0];
  const last = reachable.at(-1);
  if (event.shiftKey && document.activeElement === first) last?.focus();
  else if (!event.shiftKey && document.activeElement === last) first?.focus();
  else return;
  event.preventDefault();
}

export function Sheet({ title, close_label, onClose, children, wide = false }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const id = useId();
  // Before the first paint: a key that comes as soon as the sheet is seen must find it listening.
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    sheet.current?.focus();
    return () => before?.focus();
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // The page under it has an Escape of its own, and by then no window stands in its way.
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Tab' && sheet.current) keepFocusIn(sheet.current, event);
  };
  return (
    <div class="shade" onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div class={wide ? 'sheet is-wide' : 'sheet'} role="dialog" aria-modal="true" aria-labelledby={id} tabIndex={-1} ref={sheet} onKeyDown={onKey}>
        <header class="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="back" onClick={onClose} aria-label={close_label}>
            <Icon name="close" />
          </button>
        </header>
        <div class="sheet-body">{children}</div>
      </div>
    </div>
  );
}
