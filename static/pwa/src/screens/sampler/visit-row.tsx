/** A visit in the outbox: where, what came of it, and how far its record and photos have got. */
import { deliveryOf } from '../../domain/custody';
import type { Visit } from '../../domain/document';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import type { DeliveryRow, OutboxEntry } from '../../store';
import { DeliveryTick, Icon, Row } from '../../ui';

export interface VisitView {
  visit: Visit;
  site: string;
  entries: OutboxEntry[];
  photos: DeliveryRow[];
}

/** Those of these records that are visits. */
export async function visitViews({ store }: Rooms, ids: string[]): Promise<VisitView[]> {
  const visits = (await Promise.all(ids.map((id) => store.documents.find('visits', id)))).filter((visit) => visit !== undefined);
  return Promise.all(visits.map(async (visit) => ({
    visit,
    site: (await store.documents.find('sites', visit.site))?.name ?? '',
    entries: await store.outbox.about(visit.id),
    photos: await store.photos.of(visit.id),
  })));
}

export function VisitRow({ rooms, view: { visit, site, entries, photos } }: { rooms: Rooms; view: VisitView }) {
  const photos_sent = photos.filter(({ state }) => state === 'sent').length;
  const count = (wanted: OutboxEntry['state']): number => entries.filter(({ state }) => state === wanted).length;
  const delivery = deliveryOf({ waiting: count('waiting'), refused: count('refused'), photos: photos.length, photos_sent, arrived: false, on_the_road: rooms.sync.state.travelling });
  const outcome = nameOf(listOf(rooms.reference, 'visit_outcome').find(({ key }) => key === visit.outcome), t('told_open'));
  return (
    <Row
      lead={<Icon name="place" />}
      title={site}
      aside={momentWords(visit.ended_at ?? visit.started_at)}
      under={<>{t('visit_row', { outcome })}<span class="badges"><DeliveryTick delivery={delivery} sent={photos_sent} photos={photos.length} /></span></>}
    />
  );
}
