/** Records that the desk or a manager sent back: first of all on 今天, each leading to its sample. */
import type { Returned as Return } from '../../domain/document';
import { openReturns } from '../../domain/returning';
import { t as returning } from '../../i18n/words/returning';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Icon, List, Row, Section, useWatched } from '../../ui';

export function Returned({ rooms: { store, session, go } }: { rooms: Rooms }) {
  const returned = useWatched(store, async () => {
    const samples = await store.documents.list('samples');
    const mine = samples.filter(({ flags, created_by }) => flags.includes('returned') && created_by === session.person_id);
    const open = await Promise.all(mine.map(async (sample) => ({ sample, returns: openReturns(sample, await store.outbox.about(sample.id)) })));
    return open.filter(({ returns }) => returns.length > 0);
  });
  if (!returned || returned.length === 0) return null;
  return (
    <Section title={t('returned')}>
      <List label={t('returned')}>
        {returned.map(({ sample: { id, sample_no, sample_name }, returns }) => (
          <Row key={id} lead={<Icon name="warn" />} title={sample_name ?? sample_no} under={<Under sample_no={sample_no} returns={returns} />} onClick={() => go(`/sample#${id}`)} />
        ))}
      </List>
    </Section>
  );
}

function Under({ sample_no, returns }: { sample_no: string | null; returns: Return[] }) {
  const comments = returns.flatMap((one) => one.comments);
  return <>{sample_no && <><span class="code">{sample_no}</span> · </>}{comments.length > 1 ? returning('count', { count: comments.length }) : comments[0]?.text}</>;
}
