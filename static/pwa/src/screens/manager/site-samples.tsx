/** The samples of one site and month, from this device's own documents. */
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import { t as readings } from '../../i18n/words/readings';
import type { Rooms } from '../../rooms';
import { Badge, List, Row, Section, StateBadge, useWatched } from '../../ui';
import { monthOf } from './counts';
import { monthWords } from './month';

interface SiteSamplesProps {
  rooms: Rooms;
  site_id: string;
  name: string;
  month: string;
  sample_type: string | null;
}

export function SiteSamples({ rooms, site_id, name, month, sample_type }: SiteSamplesProps) {
  const { store, session, reference } = rooms;
  const samples = useWatched(store, async () => {
    const all = await store.documents.list('samples');
    return all
      .filter(({ site, sample_type: type }) => site === site_id && (sample_type === null || type === sample_type))
      .filter(({ at, sampled_at }) => monthOf(at ?? sampled_at ?? '1970-01-01T00:00:00Z', session.lab.timezone) === month)
      .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  }, [site_id, month, sample_type]);
  const typeName = (code: string): string => nameOf(reference.sample_types.find((type) => type.code === code), code);
  return (
    <Section title={t('samples_of', { name, month: monthWords(month) })}>
      {samples?.length === 0 && <p class="soft">{t('samples_none')}</p>}
      {samples && samples.length > 0 && (
        <List label={t('samples_of', { name, month: monthWords(month) })}>
          {samples.map((sample) => (
            <Row
              key={sample.id} title={sample.sample_name ?? t('unnamed')}
              under={<><span class="number">{sample.sample_no ?? '–'}</span> · {typeName(sample.sample_type)} · {momentWords(sample.at)}{sample.measurements?.some(({ overdue }) => overdue) && <> <Badge tone="warn" sign="!">{readings('overdue')}</Badge></>}</>}
              aside={<StateBadge states={reference.custody.states} state={sample.state} />} onClick={() => rooms.go(`/sample#${sample.id}`)}
            />
          ))}
        </List>
      )}
    </Section>
  );
}
