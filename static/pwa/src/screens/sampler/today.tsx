/** 今天: what waits, what asks for the person, drafts, the big button, my samples, sites near me. */
import { useState } from 'preact/hooks';
import type { Sheet as SampleSheet } from '../../domain/draft';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/sampler';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Icon, List, Notice, Page, Row, Section, useTold, useWatched } from '../../ui';
import { part } from '../../ui/lazy';
import { mySamples, viewOf } from './delivery';
import { pointIn, useFix } from './here';
import { SampleRow } from './sample-row';
import { SiteList } from './sites';
import { Above, Below } from './today-sections';

const ProposeSheet = part(() => import('./propose').then((file) => file.ProposeSheet));
const FIRST_SAMPLES = 8;

function Waiting({ rooms }: { rooms: Rooms }) {
  const { store } = rooms;
  const count = useWatched(store, () => store.outbox.count());
  const last = useWatched(store, () => store.meta.find('last_sync_at'));
  if (!count) return null;
  const waits = count.operations + count.photos > 0;
  const calm = last ? t('all_sent', { time: momentWords(last) }) : t('all_sent_never');
  return (
    <>
      {count.refused > 0 && <Notice tone="warn" title={t('need_attention', { count: count.refused })} action={<Button onClick={() => rooms.go('/outbox')}>{t('outbox')}</Button>} />}
      <p class="today-waiting" role="status">
        <span aria-hidden="true">{waits ? '↑' : '✓✓'}</span> {waits ? t('waiting', { operations: count.operations, photos: count.photos }) : calm}
      </p>
    </>
  );
}

function Drafts({ rooms }: { rooms: Rooms }) {
  const drafts = useWatched(rooms.store, () => rooms.store.drafts.list());
  if (!drafts || drafts.length === 0) return null;
  return (
    <Section title={t('drafts')}>
      <List label={t('drafts')}>
        {drafts.map(({ id, body, changed_at }) => {
          const sheet = body as SampleSheet;
          return <Row key={id} lead={<Icon name="edit" />} title={sheet.sample_name || t('draft_new')} under={t('draft_at', { time: momentWords(changed_at) })} onClick={() => rooms.go(`/capture#${id}`)} />;
        })}
      </List>
    </Section>
  );
}

function Mine({ rooms }: { rooms: Rooms }) {
  const { store, session, reference, sync } = rooms;
  const [most, setMost] = useState(FIRST_SAMPLES);
  useTold(sync);
  const { travelling } = sync.state;
  const views = useWatched(store, async () => {
    const samples = await mySamples(store, session.person_id, most + 1);
    return Promise.all(samples.map((sample) => viewOf(store, reference, sample, travelling)));
  }, [most, travelling]);
  if (!views || views.length === 0) return null;
  return (
    <Section title={t('mine')}>
      <List label={t('mine')}>{views.slice(0, most).map((view) => <SampleRow key={view.sample.id} rooms={rooms} view={view} />)}</List>
      {views.length > most && <div class="actions is-close"><Button tone="quiet" onClick={() => setMost(most * 4)}>{t('more_samples')}</Button></div>}
    </Section>
  );
}

export function TodayScreen({ rooms }: ScreenProps) {
  const { store, reference } = rooms;
  const here = pointIn(useFix(rooms, true));
  const sites = useWatched(store, () => store.documents.list('sites'));
  const [proposing, setProposing] = useState(false);
  return (
    <Page title={t('today')}>
      <Waiting rooms={rooms} />
      <Above rooms={rooms} />
      <Drafts rooms={rooms} />
      <button type="button" class="scan-big" onClick={() => rooms.go('/capture')}>
        <Icon name="scan" />
        <span>{t('scan_big')}</span>
      </button>
      <Below rooms={rooms} />
      <Mine rooms={rooms} />
      <Section title={here ? t('sites_near') : t('sites')}>
        {sites && <SiteList sites={sites} here={here} reference={reference} onChoose={({ id }) => rooms.go(`/visit#${id}`)} onPropose={() => setProposing(true)} first={6} />}
      </Section>
      {proposing && <ProposeSheet rooms={rooms} here={here} onDone={({ id }) => rooms.go(`/visit#${id}`)} onClose={() => setProposing(false)} />}
    </Page>
  );
}
