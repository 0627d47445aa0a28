/** What the lab waits for from this sampler: answers to its questions, samples to be taken anew. */
import { useState } from 'preact/hooks';
import type { Hold, Sample } from '../../domain/document';
import { isAsked, openHolds } from '../../domain/holds';
import { isMineToTake, takenHere, type Wanted, wantedAnew } from '../../domain/recollecting';
import { dayOf } from '../../i18n/moments';
import { t } from '../../i18n/words/asked';
import type { Rooms } from '../../rooms';
import { Badge, Button, Icon, List, Row, Section, useWatched } from '../../ui';
import { takeAnew } from './recollect';

interface Asked {
  questions: { sample: Sample; hold: Hold }[];
  wanted: Wanted[];
}

/** Asked of this person, and not answered by them yet. */
async function questionsOf({ store, session }: Rooms, samples: Sample[]): Promise<Asked['questions']> {
  const with_facts = samples.filter(({ facts }) => facts.some(({ kind }) => kind === 'sample.hold'));
  const each = await Promise.all(with_facts.map(async (sample) => openHolds(sample, await store.outbox.about(sample.id)).map((hold) => ({ sample, hold }))));
  return each.flat().filter(({ sample, hold }) => hold.kind === 'sample.hold' && isAsked(hold, sample, session.person_id) && !hold.replies.some(({ by }) => by === session.person_id));
}

async function askedOf(rooms: Rooms): Promise<Asked> {
  const samples = await rooms.store.documents.list('samples');
  const taken = takenHere(samples);
  const wanted = samples.filter((sample) => isMineToTake(sample, rooms.session.person_id)).flatMap((sample) => wantedAnew(sample, taken) ?? []);
  return { questions: await questionsOf(rooms, samples), wanted: wanted.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')) };
}

export function AskedToday({ rooms }: { rooms: Rooms }) {
  const asked = useWatched(rooms.store, () => askedOf(rooms));
  return (
    <>
      {asked && asked.questions.length > 0 && (
        <Section title={t('questions')}>
          <List label={t('questions')}>
            {asked.questions.map(({ sample, hold }) => <Row key={hold.op_id} lead={<Icon name="warn" />} title={sample.sample_name ?? sample.sample_no} under={hold.question} onClick={() => rooms.go(`/sample#${sample.id}`)} />)}
          </List>
        </Section>
      )}
      {asked && asked.wanted.length > 0 && (
        <Section title={t('wanted')}>
          <List label={t('wanted')}>{asked.wanted.map((one) => <WantedRow key={one.sample.id} rooms={rooms} wanted={one} />)}</List>
        </Section>
      )}
    </>
  );
}

function WantedRow({ rooms, wanted: { sample, due, reason } }: { rooms: Rooms; wanted: Wanted }) {
  const [busy, setBusy] = useState(false);
  const site = useWatched(rooms.store, async () => (sample.site ? rooms.store.documents.find('sites', sample.site) : undefined), [sample.site]);
  const late = due !== null && due < dayOf(new Date());
  const begin = (): void => {
    setBusy(true);
    void takeAnew(rooms, sample).finally(() => setBusy(false));
  };
  return (
    <li class="row wanted">
      <div class="row-inside">
        <span class="row-text">
          <span class="row-title">{sample.sample_name ?? sample.sample_no}</span>
          <span class="row-under">{[site?.name, sample.point].filter(Boolean).join(' · ')}<br />{reason}</span>
          {due && <span class="badges"><Badge tone={late ? 'warn' : 'info'} sign={late ? '!' : '→'}>{t(late ? 'due_over' : 'due', { day: due })}</Badge></span>}
        </span>
        <Button tone="primary" busy={busy} onClick={begin}>{t('take')}</Button>
      </div>
    </li>
  );
}
