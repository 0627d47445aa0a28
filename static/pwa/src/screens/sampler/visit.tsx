/** 到访: one site, who is here and for what, the samples taken, and how it ends. Everything works without network. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import { startLacks, type Visiting } from '../../domain/visit';
import { momentWords } from '../../i18n/moments';
import { t as sampler } from '../../i18n/words/sampler';
import { t } from '../../i18n/words/visit';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Icon, Notice, Page, Section, troubleWords, useWatched } from '../../ui';
import { pointIn, useFix } from './here';
import { VisitEnd } from './visit-end';
import { SiteFacts } from './visit-facts';
import { VisitSamples } from './visit-samples';
import { asksNotice, VisitTask } from './visit-task';
import { carryVisit, takesSamples, visitOf } from './visiting';

export interface VisitPart {
  rooms: Rooms;
  visit: Visiting;
  change: (part: Partial<Visiting>) => void;
}

interface Kept {
  visit: Visiting | null | undefined;
  change: (part: Partial<Visiting>) => void;
  latest: () => Visiting | null | undefined;
  /** The last write; after it none follows, since an ended visit must not come back. */
  settle: () => Promise<void>;
  unkept: string;
}

/** The visit of this address and its autosave; nothing is kept of one that was only looked at. */
function useVisit(rooms: Rooms): Kept {
  const [visit, setVisit] = useState<Visiting | null>();
  const [unkept, setUnkept] = useState('');
  const latest = useRef<Visiting | null | undefined>(undefined);
  const writing = useRef(Promise.resolve());
  const show = (shown: Visiting | null): void => {
    latest.current = shown;
    setVisit(shown);
  };
  useEffect(() => void visitOf(rooms, rooms.hash).then(show), [rooms.hash]);
  const change = (part: Partial<Visiting>): void => {
    if (!latest.current) return;
    const changed = { ...latest.current, ...part };
    show(changed);
    writing.current = writing.current.then(() => rooms.store.visits.keep(changed)).then(() => setUnkept(''), (error: unknown) => setUnkept(troubleWords(error)));
  };
  return { visit, change, latest: () => latest.current, settle: () => writing.current, unkept };
}

export function VisitScreen({ rooms }: ScreenProps) {
  const kept = useVisit(rooms);
  const { visit } = kept;
  const site = useWatched(rooms.store, async () => (visit ? ((await rooms.store.documents.find('sites', visit.site)) ?? null) : undefined), [visit?.site]);
  const back = { label: sampler('back'), go: () => rooms.go('/today') };
  if (visit === undefined || (visit && site === undefined)) return null;
  if (!visit || !site) return <Page title={t('visit')} back={back}><Empty icon="place" text={t('visit_not_here')} /></Page>;
  return <Visit rooms={rooms} visit={visit} change={kept.change} kept={kept} site={site} back={back} />;
}

function Visit({ rooms, visit, change, kept, site, back }: VisitPart & { kept: Kept; site: Site; back: { label: string; go: () => void } }) {
  const fix = useFix(rooms, true);
  const [ending, setEnding] = useState(false);
  const [tried, setTried] = useState(false);
  const lacks = startLacks(visit, asksNotice(rooms.reference, visit.task_category));
  const open = takesSamples(visit);
  const part = { rooms, visit, change };
  const scan = async (): Promise<void> => {
    setTried(true);
    if (lacks.length > 0) return document.getElementById('visit-task')?.scrollIntoView({ block: 'center' });
    change({});
    await kept.settle();
    await carryVisit(rooms, visit);
    rooms.go('/capture');
  };
  return (
    <Page title={site.name} back={back} aside={visit.recorded && <span class="soft small">{t('begun_at', { time: momentWords(visit.started_at) })}</span>}>
      {kept.unkept && <Notice tone="bad" urgent>{kept.unkept}</Notice>}
      <SiteFacts rooms={rooms} site={site} here={pointIn(fix)} />
      {!open && <Notice tone="warn" title={t('unended_title', { time: momentWords(visit.started_at) })}>{t('unended_text')}</Notice>}
      <VisitSamples rooms={rooms} visit={visit} />
      <Section title={t('task_and_people')}><VisitTask {...part} lacks={tried ? lacks : []} /></Section>
      <div class="bar">
        <Button onClick={() => setEnding(true)}>{t('end')}</Button>
        {open && <Button tone="primary" onClick={() => void scan()}><Icon name="scan" />{t('scan_next')}</Button>}
      </div>
      {ending && <VisitEnd {...part} latest={kept.latest} settle={kept.settle} fix={fix} onClose={() => setEnding(false)} />}
    </Page>
  );
}
