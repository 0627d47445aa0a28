/** Buttons: one primary a screen, plain ones beside it, and quiet ones in rows. */
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: (event: Event) => void;
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  type?: 'button' | 'submit';
  disabled?: boolean;
  busy?: boolean;
  wide?: boolean;
  label?: string;
}

export function Button({ children, onClick, tone = 'plain', type = 'button', disabled = false, busy = false, wide = false, label }: ButtonProps) {
  return (
    <button type={type} class={`button button-${tone}${wide ? ' is-wide' : ''}`} onClick={onClick} disabled={disabled || busy} aria-busy={busy} aria-label={label}>
      {children}
    </button>
  );
}
