/** Records that the desk or a manager sent back: first of all on 今天, each leading to its sample. */
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Icon, List, Row, Section, useWatched } from '../../ui';

export function Returned({ rooms: { store, session, go } }: { rooms: Rooms }) {
  const returned = useWatched(store, async () => {
    const samples = await store.documents.list('samples');
    return samples.filter(({ flags, created_by }) => flags.includes('returned') && created_by === session.person_id);
  });
  if (!returned || returned.length === 0) return null;
  return (
    <Section title={t('returned')}>
      <List label={t('returned')}>
        {returned.map(({ id, sample_no, sample_name }) => (
          <Row key={id} lead={<Icon name="warn" />} title={sample_name ?? sample_no} under={<span class="code">{sample_no}</span>} onClick={() => go(`/sample#${id}`)} />
        ))}
      </List>
    </Section>
  );
}
