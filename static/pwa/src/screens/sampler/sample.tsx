/** One sample: what was said, how far it has got, what happened to it, and what may be done next. */
import { useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { listOf } from '../../domain/reference';
import type { Sheet as SampleSheet } from '../../domain/sheet';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t as readings } from '../../i18n/words/readings';
import { t } from '../../i18n/words/sample';
import type { Rooms, ScreenProps } from '../../rooms';
import { Badge, Button, DeliveryTick, Empty, Page, Section, StateBadge, useTold, useWatched } from '../../ui';
import { type SampleView, viewOf } from './delivery';
import { ReadingsPart } from './readings-part';
import { SamplePhotos } from './sample-photos';
import { Holding, InBox } from './sample-holding';
import { HandOverSheet, SealSheet, VoidSheet } from './sample-acts';
import { carrySite } from './visiting';
import { Timeline } from './timeline';

type Doing = 'seal' | 'hand_over' | 'void' | null;
const OPEN_STATES = ['registered', 'sealed', 'in_transit'];

async function factsOf(rooms: Rooms, view: SampleView): Promise<[string, string][]> {
  const { documents } = rooms.store;
  const { sample } = view;
  const [site, people, items] = await Promise.all([
    sample.site ? documents.find('sites', sample.site) : undefined, documents.list('people'), documents.listByKey('items', sample.id),
  ]);
  const nameBy = (id: string): string => (id === rooms.session.person_id ? rooms.session.person.name : (people.find((person) => person.id === id)?.name ?? '…'));
  const place = sample.place && sample.place.method !== 'none' ? t('place_words', { accuracy: Math.round(sample.place.accuracy_m ?? 0) }) : t('place_none');
  const rows: [string, string][] = [
    [t('facts_label'), items.map(({ label, kind }) => `${printed(label)} (${kind})`).join('\n')],
    [t('facts_type'), nameOf(rooms.reference.sample_types.find(({ code }) => code === sample.sample_type), sample.sample_type)],
    [t('facts_amount'), sample.qty_total === null ? '' : `${sample.qty_total} ${sample.qty_unit ?? ''}`],
    [t('facts_site'), site?.name ?? ''],
    [t('facts_point'), sample.point ?? ''],
    [t('facts_samplers'), sample.samplers.map(nameBy).join('、')],
    [t('facts_task'), nameOf(listOf(rooms.reference, 'task_category').find(({ key }) => key === sample.task_category), sample.task_category ?? '')],
    [t('facts_at'), momentWords(sample.sampled_at ?? sample.at)],
    [t('facts_place'), place],
    ...Object.entries(sample.fields).map(([key, value]): [string, string] => [nameOf(rooms.reference.form_fields.find((field) => field.key === key), key), valueWords(rooms, key, value)]),
  ];
  return rows.filter(([, value]) => value !== '');
}

function valueWords(rooms: Rooms, key: string, value: SampleSheet['fields'][string]): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const list = rooms.reference.form_fields.find((field) => field.key === key)?.list;
  const row = list ? listOf(rooms.reference, list).find((choice) => choice.key === value) : undefined;
  return row ? nameOf(row) : String(value);
}

export function SampleScreen({ rooms }: ScreenProps) {
  const { store, reference, sync, hash, session } = rooms;
  useTold(sync);
  const { travelling } = sync.state;
  const [doing, setDoing] = useState<Doing>(null);
  const found = useWatched(store, async () => {
    const sample = await store.documents.find('samples', hash);
    if (!sample) return null;
    const view = await viewOf(store, reference, sample, travelling);
    return { view, facts: await factsOf(rooms, view) };
  }, [hash, travelling]);
  if (found === undefined) return null;
  const back = { label: t('back'), go: () => history.back() };
  if (found === null) return <Page title={t('sample_page')} back={back}><Empty text={t('not_found')} /></Page>;
  const { view, facts } = found;
  const { sample, delivery, photos, photos_sent, state } = view;
  const may_act = session.roles.includes('sampler') && sample.created_by === session.person_id && OPEN_STATES.includes(state);
  const next = async (): Promise<void> => {
    if (sample.site) await carrySite(rooms, sample.site);
    rooms.go('/capture');
  };
  return (
    <Page title={sample.sample_name ?? sample.sample_no ?? t('sample_page')} back={back}>
      <p class="code sample-no">{sample.sample_no}</p>
      <div class="badges">
        <DeliveryTick delivery={delivery} sent={photos_sent} photos={photos.length} is_safe={view.is_safe} />
        <StateBadge states={reference.custody.states} state={state} />
      </div>
      <p class="soft sample-delivery" role="status">{t(`delivery_${delivery}`, { sent: photos_sent, photos: photos.length })}</p>
      {sample.flags.length > 0 && (
        <div class="badges" aria-label={t('flags')}>
          {sample.flags.map((flag) => <Badge key={flag} tone="warn" sign="!">{nameOf(reference.custody.flags.find(({ key }) => key === flag), flag)}</Badge>)}
        </div>
      )}
      {may_act && (
        <div class="actions">
          {state === 'registered' && <Button tone="primary" onClick={() => setDoing('seal')}>{t('seal')}</Button>}
          <Button tone={state === 'sealed' ? 'primary' : 'plain'} onClick={() => setDoing('hand_over')}>{t('hand_over')}</Button>
          <Button onClick={() => void next()}>{t('next_here')}</Button>
        </div>
      )}
      <InBox rooms={rooms} sample={sample} />
      <Holding rooms={rooms} sample={sample} />
      <SamplePhotos rooms={rooms} view={view} />
      <Section title={readings('readings')}><ReadingsPart rooms={rooms} of="sample" record={sample.id} may_add={may_act} /></Section>
      <Section title={t('said')}>
        <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </Section>
      <Section title={t('timeline')}><Timeline rooms={rooms} view={view} /></Section>
      {may_act && <div class="actions"><Button tone="danger" onClick={() => setDoing('void')}>{t('void')}</Button></div>}
      {doing === 'seal' && <SealSheet rooms={rooms} view={view} facts={facts} onClose={() => setDoing(null)} />}
      {doing === 'hand_over' && <HandOverSheet rooms={rooms} view={view} onClose={() => setDoing(null)} />}
      {doing === 'void' && <VoidSheet rooms={rooms} view={view} onClose={() => setDoing(null)} />}
    </Page>
  );
}
