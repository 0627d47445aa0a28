/** Tabs by role: at the bottom on a phone, at the side on a desk. More than five fold into one. */
import { useState } from 'preact/hooks';
import type { Role } from '../../domain/session';
import { t } from '../../i18n/words/frame';
import { Icon, type IconName, Sheet } from '../../ui';

export interface Tab {
  path: string;
  word: 'tab_today' | 'tab_capture' | 'tab_outbox' | 'tab_receive' | 'tab_arrivals' | 'tab_discrepancies' | 'tab_transcribe' | 'tab_store' | 'tab_custody' | 'tab_places' | 'tab_queue_file' | 'tab_labels' | 'tab_instruments' | 'tab_calendar' | 'tab_forms' | 'tab_coverage' | 'tab_people';
  icon: IconName;
}

const TODAY: Tab = { path: '/today', word: 'tab_today', icon: 'today' };
const CAPTURE: Tab = { path: '/capture', word: 'tab_capture', icon: 'scan' };
const OUTBOX: Tab = { path: '/outbox', word: 'tab_outbox', icon: 'outbox' };
const RECEIVE: Tab = { path: '/receive', word: 'tab_receive', icon: 'receive' };
const ARRIVALS: Tab = { path: '/arrivals', word: 'tab_arrivals', icon: 'box' };
const DISCREPANCIES: Tab = { path: '/discrepancies', word: 'tab_discrepancies', icon: 'warn' };
const TRANSCRIBE: Tab = { path: '/transcribe', word: 'tab_transcribe', icon: 'edit' };
const STORE: Tab = { path: '/store', word: 'tab_store', icon: 'shelf' };
const CUSTODY: Tab = { path: '/custody', word: 'tab_custody', icon: 'search' };
const PLACES: Tab = { path: '/places', word: 'tab_places', icon: 'place' };
const QUEUE_FILE: Tab = { path: '/queue-file', word: 'tab_queue_file', icon: 'inbox' };
const LABELS: Tab = { path: '/labels', word: 'tab_labels', icon: 'label' };
const INSTRUMENTS: Tab = { path: '/instruments', word: 'tab_instruments', icon: 'gauge' };
const CALENDAR: Tab = { path: '/calendar', word: 'tab_calendar', icon: 'clock' };
const FORMS: Tab = { path: '/forms', word: 'tab_forms', icon: 'edit' };
const COVERAGE: Tab = { path: '/coverage', word: 'tab_coverage', icon: 'map' };
const PEOPLE: Tab = { path: '/people', word: 'tab_people', icon: 'people' };

const BY_ROLE: Partial<Record<Role, Tab[]>> = {
  sampler: [TODAY, CAPTURE, OUTBOX],
  receiver: [RECEIVE, ARRIVALS, DISCREPANCIES, TRANSCRIBE, STORE, CUSTODY, LABELS, QUEUE_FILE],
  analyst: [STORE],
  manager: [COVERAGE, PEOPLE, DISCREPANCIES, LABELS, CUSTODY, PLACES, INSTRUMENTS, FORMS, CALENDAR],
  admin: [PEOPLE],
  quality: [COVERAGE, CUSTODY, PLACES, INSTRUMENTS],
  auditor: [COVERAGE, CUSTODY],
};
const ORDER: Role[] = ['sampler', 'receiver', 'analyst', 'manager', 'admin', 'quality', 'auditor'];
const MOST = 5;

export function tabsOf(roles: Role[]): Tab[] {
  return [...new Set(ORDER.filter((role) => roles.includes(role)).flatMap((role) => BY_ROLE[role] ?? []))];
}

interface TabsProps {
  tabs: Tab[];
  path: string;
  go: (path: string) => void;
}

function TabLink({ tab, path, go }: { tab: Tab; path: string; go: (path: string) => void }) {
  const open = (event: Event): void => {
    event.preventDefault();
    go(tab.path);
  };
  return (
    <a class="tab" href={tab.path} onClick={open} aria-current={path === tab.path ? 'page' : undefined}>
      <Icon name={tab.icon} />
      <span>{t(tab.word)}</span>
    </a>
  );
}

export function Tabs({ tabs, path, go }: TabsProps) {
  const [more, setMore] = useState(false);
  const folded = tabs.length > MOST;
  const shown = folded ? tabs.slice(0, MOST - 1) : tabs;
  const leave = (to: string): void => {
    setMore(false);
    go(to);
  };
  return (
    <nav class="tabs" aria-label={t('tabs')}>
      {tabs.map((tab) => (
        <span key={tab.path} class={shown.includes(tab) ? 'tab-place' : 'tab-place is-folded'}>
          <TabLink tab={tab} path={path} go={go} />
        </span>
      ))}
      {folded && (
        <button type="button" class="tab tab-more" onClick={() => setMore(true)}>
          <Icon name="more" />
          <span>{t('tab_more')}</span>
        </button>
      )}
      {more && (
        <Sheet title={t('tab_more')} close_label={t('close')} onClose={() => setMore(false)}>
          <div class="more-tabs">
            {tabs.slice(MOST - 1).map((tab) => <TabLink key={tab.path} tab={tab} path={path} go={leave} />)}
          </div>
        </Sheet>
      )}
    </nav>
  );
}
