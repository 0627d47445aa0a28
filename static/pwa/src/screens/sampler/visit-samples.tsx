/** What was taken in this visit, and what was begun here and not finished. */
import type { Sheet } from '../../domain/draft';
import type { Visiting } from '../../domain/visit';
import { momentWords } from '../../i18n/moments';
import { t as sampler } from '../../i18n/words/sampler';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Icon, List, Row, Section, useTold, useWatched } from '../../ui';
import { viewOf } from './delivery';
import { SampleRow } from './sample-row';

/** Drafts of this person at this site. */
export async function draftsAt({ store, session }: Rooms, site: string): Promise<{ id: string; sheet: Sheet; changed_at: string }[]> {
  const rows = (await store.drafts.list()).map(({ id, body, changed_at }) => ({ id, sheet: body as Sheet, changed_at }));
  return rows.filter(({ sheet }) => sheet.site === site && sheet.samplers.includes(session.person_id));
}

export function VisitSamples({ rooms, visit }: { rooms: Rooms; visit: Visiting }) {
  const { store, reference, sync } = rooms;
  useTold(sync);
  const { travelling } = sync.state;
  const found = useWatched(store, async () => {
    const samples = (await store.documents.list('samples')).filter((sample) => sample.visit === visit.id);
    const newest = samples.sort((a, b) => Date.parse(b.sampled_at ?? '') - Date.parse(a.sampled_at ?? ''));
    const [views, drafts] = await Promise.all([Promise.all(newest.map((sample) => viewOf(store, reference, sample, travelling))), draftsAt(rooms, visit.site)]);
    return { views, drafts };
  }, [visit.id, travelling]);
  if (!found || found.views.length + found.drafts.length === 0) return null;
  return (
    <Section title={t('samples_here', { count: found.views.length })}>
      <List label={t('samples_here', { count: found.views.length })}>
        {found.drafts.map(({ id, sheet, changed_at }) => (
          <Row key={id} lead={<Icon name="edit" />} title={sheet.sample_name || sampler('draft_new')} under={sampler('draft_at', { time: momentWords(changed_at) })} onClick={() => rooms.go(`/capture#${id}`)} />
        ))}
        {found.views.map((view) => <SampleRow key={view.sample.id} rooms={rooms} view={view} />)}
      </List>
    </Section>
  );
}
