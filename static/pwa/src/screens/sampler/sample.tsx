/** One sample: what was said, how far it has got, what happened to it, and what may be done next. */
import { useState } from 'preact/hooks';
import { draftIdOf } from '../../domain/sealing';
import { openReturns } from '../../domain/returning';
import { nameOf } from '../../i18n/catalogue';
import { t as frame } from '../../i18n/words/frame';
import { t as adding } from '../../i18n/words/adding';
import { t as returning } from '../../i18n/words/returning';
import { t as readings } from '../../i18n/words/readings';
import { t } from '../../i18n/words/sample';
import { t as seal } from '../../i18n/words/seal';
import type { ScreenProps } from '../../rooms';
import { Badge, Button, DeliveryTick, Empty, Icon, Notice, Page, Section, StateBadge, useTold, useWatched } from '../../ui';
import { lazy, part } from '../../ui/lazy';
import { isUnsealed, viewOf } from './delivery';
import { ReadingsPart } from './readings-part';
import { SamplePhotos } from './sample-photos';
import { Holding, InBox } from './sample-holding';
import { HandOverSheet, VoidSheet } from './sample-acts';
import { factsOf } from './sample-facts';
import { SampleSigned } from './sample-signed';
import { carrySite } from './visiting';
import { Timeline } from './timeline';
import { amended } from '../amend/amending';

type Doing = 'add' | 'hand_over' | 'void' | 'correct' | 'send_back' | null;
const AddContainer = part(() => import('./add-container').then((file) => file.AddContainer));
const AmendSheet = lazy(() => import('../amend/amend-sheet').then((file) => file.AmendSheet), () => null, () => null);
const ReturnSheet = lazy(() => import('../returning/return-sheet').then((file) => file.ReturnSheet), () => null, () => null);
const ReturnedPart = lazy(() => import('../returning/returned-part').then((file) => file.ReturnedPart), () => null, () => null);
/** Who may read a sample's whole chain on one page. */
const CHAIN_READERS = ['receiver', 'manager', 'quality', 'auditor'] as const;
const AskedPart = part(() => import('./asked-part').then((file) => file.AskedPart));
const OPEN_STATES = ['registered', 'sealed', 'in_transit'];

export function SampleScreen({ rooms }: ScreenProps) {
  const { store, reference, sync, hash, session } = rooms;
  useTold(sync);
  const { travelling } = sync.state;
  const [doing, setDoing] = useState<Doing>(null);
  const found = useWatched(store, async () => {
    const sample = await store.documents.find('samples', hash);
    if (!sample) return null;
    const view = await viewOf(store, reference, sample, travelling);
    const draft = await store.drafts.find(draftIdOf(hash));
    const open = openReturns(sample, view.entries);
    return { view, open, facts: await factsOf(rooms, amended(sample, view.entries)), sealing: draft !== undefined };
  }, [hash, travelling]);
  if (found === undefined) return null;
  const back = { label: t('back'), go: () => history.back() };
  if (found === null) return <Page title={t('sample_page')} back={back}><Empty text={t('not_found')} /></Page>;
  const { view, open, facts, sealing } = found;
  const { sample, delivery, photos, photos_sent, state } = view;
  const may_act = session.roles.includes('sampler') && sample.created_by === session.person_id && OPEN_STATES.includes(state);
  const is_mine = session.roles.includes('sampler') && sample.created_by === session.person_id;
  const may_send_back = !is_mine && session.roles.some((role) => role === 'receiver' || role === 'manager') && sample.state !== 'void';
  const unsealed = isUnsealed(view);
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
      {open.length > 0 && <ReturnedPart rooms={rooms} sample={{ ...amended(sample, view.entries), state }} open={open} is_mine={is_mine} />}
      <AskedPart rooms={rooms} view={view} />
      {may_send_back && (
        <div class="actions">
          <Button onClick={() => setDoing('send_back')}>{returning('send_back')}</Button>
          <Button onClick={() => setDoing('correct')}>{seal('correct')}</Button>
        </div>
      )}
      {may_act && unsealed && sample.task_category === 'supervision' && <Notice tone="info" title={seal('offer')}>{seal('offer_text')}</Notice>}
      {may_act && !unsealed && <Notice>{seal('read_only')}</Notice>}
      {may_act && (
        <div class="actions">
          {unsealed && <Button tone="primary" onClick={() => rooms.go(`/seal#${sample.id}`)}>{sealing ? seal('go_on') : t('seal')}</Button>}
          <Button tone={state === 'sealed' ? 'primary' : 'plain'} onClick={() => setDoing('hand_over')}>{t('hand_over')}</Button>
          <Button onClick={() => void next()}>{t('next_here')}</Button>
          <Button onClick={() => setDoing('correct')}>{seal('correct')}</Button>
          {state === 'registered' && <Button onClick={() => setDoing('add')}><Icon name="plus" />{adding('title')}</Button>}
        </div>
      )}
      <div class="actions"><Button onClick={() => rooms.go(`/print#${sample.id}`)}><Icon name="print" />{seal('print')}</Button>{CHAIN_READERS.some((role) => session.roles.includes(role)) && <Button onClick={() => rooms.go(`/custody#${sample.id}`)}><Icon name="search" />{frame('tab_custody')}</Button>}</div>
      <InBox rooms={rooms} sample={sample} />
      <Holding rooms={rooms} sample={sample} />
      <SamplePhotos rooms={rooms} view={view} />
      <Section title={readings('readings')}><ReadingsPart rooms={rooms} of="sample" record={sample.id} may_add={may_act} /></Section>
      <Section title={t('said')}>
        <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </Section>
      <SampleSigned rooms={rooms} sample={sample.id} />
      <Section title={t('timeline')}><Timeline rooms={rooms} view={view} /></Section>
      {may_act && <div class="actions"><Button tone="danger" onClick={() => setDoing('void')}>{t('void')}</Button></div>}
      {doing === 'add' && <AddContainer rooms={rooms} sample={amended(sample, view.entries)} onClose={() => setDoing(null)} />}
      {doing === 'correct' && <AmendSheet rooms={rooms} sample={{ ...amended(sample, view.entries), state }} onClose={() => setDoing(null)} />}
      {doing === 'send_back' && <ReturnSheet rooms={rooms} sample={amended(sample, view.entries)} onClose={() => setDoing(null)} />}
      {doing === 'hand_over' && <HandOverSheet rooms={rooms} view={view} onClose={() => setDoing(null)} />}
      {doing === 'void' && <VoidSheet rooms={rooms} view={view} onClose={() => setDoing(null)} />}
    </Page>
  );
}
