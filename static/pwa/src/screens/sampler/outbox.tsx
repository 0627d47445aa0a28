/** 待发箱: what waits on this device, how far it has got, and why it has not gone. */
import type { Sample } from '../../domain/document';
import { nameOf } from '../../i18n/catalogue';
import { clockOf, momentWords, sizeWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/sample';
import type { Rooms, ScreenProps } from '../../rooms';
import type { DeliveryRow, OutboxEntry } from '../../store';
import { Button, Empty, Icon, List, Notice, Page, Progress, Section, useNow, useTold, useWatched } from '../../ui';
import { CarryOut } from './carry-out';
import { type SampleView, viewOf } from './delivery';
import { Comparison, Others } from './held-words';
import { SampleRow } from './sample-row';
import { VisitRow, type VisitView, visitViews } from './visit-row';

interface Waiting {
  views: SampleView[];
  visits: VisitView[];
  entries: OutboxEntry[];
  others: OutboxEntry[];
  refused: OutboxEntry[];
  photos: DeliveryRow[];
  operations: number;
  oldest_at: string | null;
}

const MOST = 60;

async function gather(rooms: Rooms): Promise<Waiting> {
  const { store, reference, sync } = rooms;
  const [entries, refused, photos] = await Promise.all([store.outbox.waiting(), store.outbox.refused(), store.photos.waiting()]);
  const about = [...new Set([...entries.map((entry) => entry.about), ...photos.map((photo) => photo.about)])].filter((id) => id !== null);
  const samples = await Promise.all(about.slice(0, MOST).map((id) => store.documents.find('samples', id)));
  const known = samples.filter((sample): sample is Sample => sample !== undefined);
  const visits = await visitViews(rooms, about.slice(0, MOST));
  const ids = new Set([...known, ...visits.map(({ visit }) => visit)].map(({ id }) => id));
  return {
    visits,
    views: await Promise.all(known.map((sample) => viewOf(store, reference, sample, sync.state.travelling))),
    entries,
    others: entries.filter((entry) => entry.about === null || !ids.has(entry.about)),
    refused,
    photos,
    operations: entries.length,
    oldest_at: entries[0]?.queued_at ?? null,
  };
}

const bytesOf = ({ photos, views, visits, others }: Waiting): number =>
  photos.reduce((sum, photo) => sum + photo.size - photo.offset, 0) +
  [...[...views, ...visits].flatMap((view) => view.entries), ...others].filter(({ state }) => state === 'waiting').reduce((sum, entry) => sum + entry.operation.body.length + 500, 0);

function PhotoProgress({ rooms, photos }: { rooms: Rooms; photos: DeliveryRow[] }) {
  const shown = photos.filter(({ state }) => state === 'waiting');
  return (
    <>
      {shown.map((photo) => {
        const name = nameOf(rooms.reference.photo_set.find(({ key }) => key === photo.photo_kind), photo.photo_kind);
        const part = photo.size > 0 ? photo.offset / photo.size : 0;
        const label = t('photo_progress', { name, percent: Math.round(part * 100) });
        return <li key={photo.sha256} class="photo-progress"><span>{label}</span><Progress value={part} label={label} /></li>;
      })}
    </>
  );
}

function Refused({ refused }: { refused: OutboxEntry[] }) {
  if (refused.length === 0) return null;
  return (
    <Section title={t('outbox_refused')}>
      {refused.map(({ op_id, operation, answer }) => (
        <Notice key={op_id} tone="warn" title={reasonWords(answer?.reason, answer?.message)}>
          <p>{kindWords(operation.kind)} · {momentWords(operation.device_time)}</p>
          <p>{t('outbox_refused_text')}</p>
        </Notice>
      ))}
    </Section>
  );
}

function reasonWords(reason: string | undefined, message: string | undefined): string {
  if (message) return message;
  const KNOWN = ['invalid', 'id_reuse', 'not_permitted', 'server_error', 'device_revoked', 'rescued'] as const;
  const known = KNOWN.find((key) => key === reason);
  return known ? t(`reason_${known}`) : t('outbox_refused');
}

const KIND_WORDS = {
  'visit.record': 'fact_visit', 'visit.close': 'fact_visit_end', 'sample.create': 'fact_create', 'sample.seal': 'fact_seal', 'site.propose': 'propose',
  'sample.hand_over': 'hand_over', 'sample.void': 'void', 'sample.arrive': 'fact_arrive', 'sample.receive': 'fact_receive', 'photo.add': 'photos', 'label.bind': 'labels',
} as const;
const kindWords = (kind: string): string => (kind in KIND_WORDS ? t(KIND_WORDS[kind as keyof typeof KIND_WORDS]) : kind);

function Aside({ entries }: { entries: OutboxEntry[] }) {
  const why = entries.find(({ set_aside }) => set_aside !== null)?.set_aside;
  const KNOWN = ['retry', 'server_too_old', 'too_large', 'server_stumbles'] as const;
  const known = KNOWN.find((key) => key === why);
  return known ? <li class="outbox-aside"><Notice tone="warn">{t(`aside_${known}`)}</Notice></li> : null;
}

export function OutboxScreen({ rooms }: ScreenProps) {
  const { store, sync } = rooms;
  useTold(sync);
  const now = useNow();
  const { travelling, trouble, next_at } = sync.state;
  const waiting = useWatched(store, () => gather(rooms), [travelling]);
  const last = useWatched(store, () => store.meta.find('last_sync_at'));
  if (!waiting) return null;
  const empty = waiting.operations === 0 && waiting.photos.length === 0;
  return (
    <Page title={t('outbox')}>
      <Refused refused={waiting.refused} />
      {empty ? (
        <Empty icon="check" text={`${t('outbox_empty')}${last ? ` · ${momentWords(last)}` : ''}`} />
      ) : (
        <>
          <p class="outbox-total">{t('outbox_total', { operations: waiting.operations, photos: waiting.photos.length, size: sizeWords(bytesOf(waiting)) })}</p>
          <p class="soft">{waiting.oldest_at && t('outbox_waiting_since', { span: spanWords(waiting.oldest_at, now) })}</p>
          <div class="outbox-road">
            {trouble ? <Notice tone={trouble === 'no_network' ? 'plain' : 'warn'}>{t(`trouble_${trouble}`)} {next_at && t('next_try', { time: clockOf(new Date(next_at)) })}</Notice> : <p class="soft">{t('outbox_offline')}</p>}
          </div>
          <Others rooms={rooms} entries={waiting.entries} />
          {waiting.visits.map((view) => (
            <div key={view.visit.id} class="outbox-sample">
              <List>
                <VisitRow rooms={rooms} view={view} />
                <PhotoProgress rooms={rooms} photos={view.photos} />
                <Aside entries={view.entries} />
              </List>
            </div>
          ))}
          {waiting.views.map((view) => (
            <div key={view.sample.id} class="outbox-sample">
              <List>
                <SampleRow rooms={rooms} view={view} />
                <PhotoProgress rooms={rooms} photos={view.photos} />
                <Aside entries={view.entries} />
              </List>
            </div>
          ))}
          {waiting.others.length > 0 && (
            <Section title={t('outbox_other')}>
              <List>{waiting.others.map((entry) => <li key={entry.op_id} class="row"><div class="row-inside"><Icon name="outbox" /><span class="row-text">{kindWords(entry.operation.kind)}</span><span class="row-aside">{momentWords(entry.queued_at)}</span></div></li>)}</List>
            </Section>
          )}
        </>
      )}
      <div class="outbox-more">
        {!empty && <CarryOut rooms={rooms} />}
        <Comparison rooms={rooms} />
      </div>
      <div class="bar">
        <Button tone="primary" wide busy={travelling} onClick={() => void sync.now()}>{travelling ? t('outbox_sending') : t('outbox_send')}</Button>
      </div>
    </Page>
  );
}
