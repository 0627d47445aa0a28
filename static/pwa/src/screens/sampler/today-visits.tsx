/** Visits begun and not ended, before everything that was only thought of. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Icon, List, Row, Section, useWatched } from '../../ui';
import { ongoingVisits } from './visiting';

async function lines(rooms: Rooms) {
  const { store } = rooms;
  const visits = await ongoingVisits(rooms);
  if (visits.length === 0) return [];
  const samples = await store.documents.list('samples');
  return Promise.all(visits.map(async (visit) => ({
    visit,
    site: await store.documents.find('sites', visit.site),
    count: samples.filter((sample) => sample.visit === visit.id).length,
  })));
}

export function OngoingVisits({ rooms }: { rooms: Rooms }) {
  const found = useWatched(rooms.store, () => lines(rooms));
  if (!found || found.length === 0) return null;
  return (
    <Section title={t('ongoing')}>
      <List label={t('ongoing')}>
        {found.map(({ visit, site, count }) => (
          <Row
            key={visit.id}
            lead={<Icon name="place" />}
            title={site?.name ?? t('visit')}
            under={t('ongoing_under', { time: momentWords(visit.started_at), count })}
            onClick={() => rooms.go(`/visit#${visit.id}`)}
          />
        ))}
      </List>
    </Section>
  );
}
