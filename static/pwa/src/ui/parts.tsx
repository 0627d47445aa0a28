/** Small furniture: page, section, list rows, badges, notices, empty states. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

interface PageProps {
  title: string;
  children: ComponentChildren;
  /** Label and action of the back bar, where a screen has one. */
  back?: { label: string; go: () => void };
  aside?: ComponentChildren;
  wide?: boolean;
}

export function Page({ title, children, back, aside, wide = false }: PageProps) {
  return (
    <main class={`page${wide ? ' is-wide' : ''}`} id="page">
      <header class="page-head">
        {back && (
          <button type="button" class="back" onClick={back.go} aria-label={back.label}>
            <Icon name="back" />
          </button>
        )}
        <h1>{title}</h1>
        {aside && <div class="page-aside">{aside}</div>}
      </header>
      {children}
    </main>
  );
}

export function Section({ title, children, aside }: { title?: string; children: ComponentChildren; aside?: ComponentChildren }) {
  return (
    <section class="section">
      {title !== undefined && (
        <div class="section-head">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

export const Card = ({ children, tone }: { children: ComponentChildren; tone?: Tone }) => (
  <div class={`card${tone ? ` tone-${tone}` : ''}`}>{children}</div>
);

export const List = ({ children, label }: { children: ComponentChildren; label?: string }) => (
  <ul class="list" aria-label={label}>{children}</ul>
);

interface RowProps {
  title: ComponentChildren;
  under?: ComponentChildren;
  lead?: ComponentChildren;
  aside?: ComponentChildren;
  onClick?: (() => void) | undefined;
}

/** A cell of a list; with an action it is a button as a whole. */
export function Row({ title, under, lead, aside, onClick }: RowProps) {
  const inside = (
    <>
      {lead && <span class="row-lead">{lead}</span>}
      <span class="row-text">
        <span class="row-title">{title}</span>
        {under && <span class="row-under">{under}</span>}
      </span>
      {aside && <span class="row-aside">{aside}</span>}
      {onClick && <Icon name="forward" />}
    </>
  );
  return (
    <li class="row">
      {onClick ? <button type="button" class="row-inside" onClick={onClick}>{inside}</button> : <div class="row-inside">{inside}</div>}
    </li>
  );
}

export const Badge = ({ tone = 'plain', sign, children }: { tone?: Tone; sign?: string; children: ComponentChildren }) => (
  <span class={`badge tone-${tone}`}>
    {sign && <span class="badge-sign" aria-hidden="true">{sign}</span>}
    {children}
  </span>
);

interface NoticeProps {
  tone?: Tone;
  title?: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
  /** Spoken at once by a screen reader. */
  urgent?: boolean;
}

const NOTICE_ICON: Record<Tone, IconName> = { plain: 'info', info: 'info', good: 'check', warn: 'warn', bad: 'warn' };

export function Notice({ tone = 'plain', title, children, action, urgent = false }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`} role={urgent ? 'alert' : 'status'}>
      <Icon name={NOTICE_ICON[tone]} />
      <div class="notice-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {action && <div class="notice-action">{action}</div>}
      </div>
    </div>
  );
}

export function Empty({ icon = 'leaf', text, children }: { icon?: IconName; text: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}

export const Progress = ({ value, label }: { value: number; label: string }) => (
  <progress class="progress" max={1} value={value} aria-label={label} />
);
