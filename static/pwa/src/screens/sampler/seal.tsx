/** 核对封样: everything on one page, what is missing by name, the seals, and three signatures. One tap says it all. */
import { useRef, useState } from 'preact/hooks';
import { newId } from '../../domain/identity';
import type { SheetPhoto } from '../../domain/draft';
import type { OwnAnswers } from '../../domain/operation';
import { type Before, draftIdOf, formsAsked, type Missing, missingAtSeal, newSealDraft, photosAsked, type SealDraft, unanswered } from '../../domain/sealing';
import { t as form } from '../../i18n/words/form';
import { t as readings } from '../../i18n/words/readings';
import { t } from '../../i18n/words/seal';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Notice, Page, Section, troubleWords, useWatched } from '../../ui';
import { isUnsealed, type SampleView, viewOf } from './delivery';
import { OwnQuestions } from './own-questions';
import { PhotoSet } from './photo-set';
import { ReadingsPart } from './readings-part';
import { factsOf } from './sample-facts';
import { SamplePhotos } from './sample-photos';
import { SealFields } from './seal-fields';
import { MissingList, missingWords, goTo } from './seal-missing';
import { Numbers, Pair } from './seal-parts';
import { sayIt } from './seal-say';
import { Signatures } from './seal-signatures';

interface Found extends Before {
  view: SampleView;
  facts: [string, string][];
}

async function findAll(rooms: Rooms): Promise<Found | null> {
  const { store, reference, hash } = rooms;
  const sample = await store.documents.find('samples', hash);
  if (!sample) return null;
  const [view, facts, items, forms] = await Promise.all([
    viewOf(store, reference, sample, false), factsOf(rooms, sample), store.documents.listByKey('items', sample.id), store.documents.list('forms'),
  ]);
  return { sample, items, forms, view, facts };
}

export function SealScreen({ rooms }: ScreenProps) {
  const found = useWatched(rooms.store, () => findAll(rooms), [rooms.hash]);
  const draft = useWatched(rooms.store, async () => (await rooms.store.drafts.find(draftIdOf(rooms.hash))) ?? null, [rooms.hash]);
  if (found === undefined || draft === undefined) return null;
  const back = { label: t('back'), go: () => rooms.go(found ? `/sample#${rooms.hash}` : '/today') };
  const problem = found === null ? 'not_found' : !isUnsealed(found.view) ? 'not_open' : null;
  if (found === null || problem) {
    return <Page title={t('title')} back={back}><Empty icon="seal" text={t(problem ?? 'not_found')}>{found && <Button onClick={back.go}>{t('to_sample')}</Button>}</Empty></Page>;
  }
  // The draft of the first moment is kept by the page itself; the store's copy is for the next time.
  return <Sealing key={found.sample.id} rooms={rooms} found={found} kept={{ ...newSealDraft(found.sample), ...(draft?.body as SealDraft | undefined) }} back={back} />;
}

interface Kept {
  draft: SealDraft;
  change: (part: Partial<SealDraft>) => void;
  latest: () => SealDraft;
  /** The last write, after which none follows. */
  settle: () => Promise<void>;
  goOn: () => void;
  unkept: string;
}

/** Saved on every change, one write after another, so that a killed page comes back with every stroke. */
function useSealDraft(rooms: Rooms, kept: SealDraft): Kept {
  const [draft, setDraft] = useState(kept);
  const [unkept, setUnkept] = useState('');
  const latest = useRef(kept);
  const writing = useRef(Promise.resolve());
  const done = useRef(false);
  const save = async (): Promise<void> => {
    if (!done.current) await rooms.store.drafts.save(draftIdOf(latest.current.sample), latest.current, new Date().toISOString());
  };
  const change = (part: Partial<SealDraft>): void => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    writing.current = writing.current.then(save).then(() => setUnkept(''), (error: unknown) => setUnkept(troubleWords(error)));
  };
  const settle = (): Promise<void> => {
    done.current = true;
    return writing.current;
  };
  return { draft, change, latest: () => latest.current, settle, goOn: () => (done.current = false), unkept };
}

interface SealingProps {
  rooms: Rooms;
  found: Found;
  kept: SealDraft;
  back: { label: string; go: () => void };
}

function Sealing({ rooms, found, kept, back }: SealingProps) {
  const { draft, change, latest, settle, goOn, unkept } = useSealDraft(rooms, kept);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const missing = missingAtSeal(rooms.reference, found, draft);
  const open = unanswered(missing, draft);
  const explain = (key: string, reason: string): void => change({ reasons: { ...latest().reasons, [key]: reason } });
  const seal = async (): Promise<void> => {
    setTried(true);
    if (open.length > 0) return goTo({ key: 'missing', kind: 'list' });
    setBusy(true);
    try {
      await settle();
      await sayIt(rooms, found, latest(), missing, newId);
      rooms.toast(t('sealed'));
      rooms.go(`/sample#${found.sample.id}`);
    } catch (error) {
      goOn();
      setBusy(false);
      setFailed(troubleWords(error));
    }
  };
  return (
    <Page title={t('title')} back={back} aside={!unkept && <span class="soft small">{t('kept')}</span>}>
      {unkept && <Notice tone="bad" urgent>{t('unkept', { why: unkept })}</Notice>}
      <Check rooms={rooms} found={found} />
      <MissingList rooms={rooms} missing={missing} draft={draft} onReason={explain} urgent={tried} />
      <Parts rooms={rooms} found={found} draft={draft} change={change} latest={latest} explain={explain} tried={tried} open={open} />
      {failed && <Notice tone="bad" urgent title={t('failed')}>{failed}</Notice>}
      <Bar rooms={rooms} open={open} busy={busy} onSeal={() => void seal()} onLater={back.go} />
    </Page>
  );
}

function Check({ rooms, found: { facts, view, sample } }: { rooms: Rooms; found: Found }) {
  return (
    <>
      <Section title={t('check')}>
        <p class="field-hint stack-gap">{t('check_hint')}</p>
        <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </Section>
      <SamplePhotos rooms={rooms} view={view} />
      <Section title={readings('readings')}><ReadingsPart rooms={rooms} of="sample" record={sample.id} may_add /></Section>
    </>
  );
}

interface PartsProps {
  rooms: Rooms;
  found: Found;
  draft: SealDraft;
  change: (part: Partial<SealDraft>) => void;
  latest: () => SealDraft;
  explain: (key: string, reason: string) => void;
  tried: boolean;
  open: Missing[];
}

function Parts({ rooms, found, draft, change, latest, explain, tried, open }: PartsProps) {
  const { sample } = found;
  const answered = { site: sample.site ?? '', sample_type: sample.sample_type, task_category: sample.task_category ?? '', fields: draft.fields };
  const asked = photosAsked(rooms.reference, found, draft.fields);
  return (
    <>
      <Section title={t('fields')}><SealFields rooms={rooms} sheet={answered} change={change} open={tried} /></Section>
      <Own rooms={rooms} found={found} draft={draft} change={change} latest={latest} tried={tried} open={open} />
      {asked.length > 0 && (
        <Section title={t('photos')}>
          <div class="card">
            <PhotoSet
              rooms={rooms} asked={asked} photos={draft.photos} before={sample.photos.map(({ photo_kind }) => photo_kind)} reasons={draft.reasons} onReason={explain}
              onPhoto={(photo) => change({ photos: [...latest().photos.filter(({ photo_kind }) => photo_kind !== photo.photo_kind), photo] })}
            />
          </div>
        </Section>
      )}
      <Section title={t('seals')}><div class="card"><Numbers rooms={rooms} draft={draft} change={change} items={found.items} /></div></Section>
      <Section title={t('pair')}><div class="card"><Pair rooms={rooms} draft={draft} change={change} /></div></Section>
      <Section title={t('signatures')}><Signatures rooms={rooms} found={found} draft={draft} change={change} latest={latest} /></Section>
    </>
  );
}

/** The programme's own, which it wants to know only now. */
function Own({ rooms, found, draft, change, latest, tried, open }: Omit<PartsProps, 'explain'>) {
  const forms = formsAsked(found, draft);
  if (forms.length === 0) return null;
  const errors = Object.fromEntries(tried ? open.filter(({ kind }) => kind === 'own').map(({ key }) => [key, t('required')]) : []);
  const take = (own: OwnAnswers[], photo?: SheetPhoto): void => change({ own, ...(photo ? { photos: [...latest().photos, photo] } : {}) });
  return (
    <Section title={form('own_title')}>
      <div class="card"><OwnQuestions rooms={rooms} forms={forms} stage="seal" own={draft.own} fields={draft.fields} latest={() => latest().own} onOwn={take} errors={errors} /></div>
    </Section>
  );
}

function Bar({ rooms, open, busy, onSeal, onLater }: { rooms: Rooms; open: Missing[]; busy: boolean; onSeal: () => void; onLater: () => void }) {
  const first = open[0];
  return (
    <div class="bar">
      <Button onClick={onLater}>{t('later')}</Button>
      {first ? <Button onClick={onSeal}>{t('seal_wait', { count: open.length, name: missingWords(rooms, first) })}</Button> : <Button tone="primary" onClick={onSeal} busy={busy}>{t('seal')}</Button>}
    </div>
  );
}
