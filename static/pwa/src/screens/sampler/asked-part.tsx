/** On a sample's page: the lab's open questions and the sampler's answers; why it was rejected; what is taken in its place. */
import { useState } from 'preact/hooks';
import type { Fact, Hold, Sample } from '../../domain/document';
import { isAsked, openHolds } from '../../domain/holds';
import { isMineToTake, takenHere, wantedAnew } from '../../domain/recollecting';
import { undoneIn } from '../../domain/undoing';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/asked';
import type { Rooms } from '../../rooms';
import { Button, Notice, useWatched } from '../../ui';
import type { SampleView } from './delivery';
import { takeAnew } from './recollect';
import { ReplySheet } from './reply-sheet';

const useNames = (rooms: Rooms): ((id: string | null) => string) => {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  return (id) => people.find((one) => one.id === id)?.name ?? '';
};

function Question({ rooms, sample, hold, name }: { rooms: Rooms; sample: Sample; hold: Hold; name: (id: string | null) => string }) {
  const [answering, setAnswering] = useState(false);
  const mine = rooms.session.roles.includes('sampler') && isAsked(hold, sample, rooms.session.person_id);
  const answered = hold.replies.length > 0;
  return (
    <>
      <Notice tone={answered ? 'info' : 'warn'} title={t(hold.kind === 'item.unexpected' ? 'unexpected' : answered ? 'answered' : 'question')} urgent={mine && !answered}>
        <p class="asked-question">{hold.question}</p>
        <p class="soft small">{name(hold.by)} · {momentWords(hold.at)}</p>
        {hold.replies.map((reply) => <p key={reply.op_id} class="asked-reply">{t('reply_of', { by: name(reply.by), time: momentWords(reply.at) })}<br />{reply.text}</p>)}
        {mine && <div class="actions"><Button tone={answered ? 'plain' : 'primary'} onClick={() => setAnswering(true)}>{t(answered ? 'answer_more' : 'answer')}</Button></div>}
      </Notice>
      {answering && <ReplySheet rooms={rooms} sample={sample} hold={hold} onClose={() => setAnswering(false)} />}
    </>
  );
}

const textIn = (fact: Fact | undefined, key: string): string => (typeof fact?.said[key] === 'string' ? fact.said[key] : '');

/** The rejection that stands. */
function rejectionOf({ facts }: Sample): Fact | undefined {
  const undone = undoneIn(facts);
  const answered = new Set(facts.flatMap(({ said }) => (Array.isArray(said['answers']) ? (said['answers'] as string[]) : [])));
  return facts.filter(({ kind, op_id }) => kind === 'sample.reject' && !undone.has(op_id) && !answered.has(op_id)).at(-1);
}

function Rejected({ rooms, sample, name }: { rooms: Rooms; sample: Sample; name: (id: string | null) => string }) {
  const fact = rejectionOf(sample);
  const code = sample.reject_reason ?? textIn(fact, 'reason');
  const number = sample.notice_no ?? textIn(fact, 'notice_no');
  const photos = sample.photos.some(({ photo_kind }) => photo_kind === 'reception');
  return (
    <Notice tone="bad" title={t('rejected', { reason: nameOf(rooms.reference.rejection_reasons.find((one) => one.code === code), code) })}>
      {textIn(fact, 'text') && <p>{textIn(fact, 'text')}</p>}
      {number && <p class="small">{t('notice', { number })}</p>}
      {fact && <p class="soft small">{name(fact.by)} · {momentWords(fact.at)}</p>}
      {photos && <p class="small">{t('see_photos')}</p>}
    </Notice>
  );
}

export function AskedPart({ rooms, view }: { rooms: Rooms; view: SampleView }) {
  const { sample, entries, state } = view;
  const name = useNames(rooms);
  const taken = useWatched(rooms.store, async () => takenHere(await rooms.store.documents.list('samples')));
  const wanted = taken && isMineToTake(sample, rooms.session.person_id) && rooms.session.roles.includes('sampler') ? wantedAnew(sample, taken) : null;
  return (
    <>
      {openHolds(sample, entries).map((hold) => <Question key={hold.op_id} rooms={rooms} sample={sample} hold={hold} name={name} />)}
      {state === 'rejected' && <Rejected rooms={rooms} sample={sample} name={name} />}
      {wanted && <Notice tone="info" title={t('wanted_one', { day: wanted.due ?? t('no_due') })} action={<Button tone="primary" onClick={() => void takeAnew(rooms, sample)}>{t('take')}</Button>}>{wanted.reason}</Notice>}
      {sample.recollect_of && <InPlaceOf rooms={rooms} id={sample.recollect_of} />}
    </>
  );
}

function InPlaceOf({ rooms, id }: { rooms: Rooms; id: string }) {
  // Another's sample is on this phone only while it is asked of this person.
  const first = useWatched(rooms.store, () => rooms.store.documents.find('samples', id), [id]);
  return <Notice tone="info" title={t('in_place')} action={first ? <Button onClick={() => rooms.go(`/sample#${id}`)}>{t('first_one')}</Button> : undefined} />;
}
