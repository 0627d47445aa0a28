/** The record of one sample as the desk needs it: what it is, where from, who, when, and what to check. */
import type { ComponentChildren } from 'preact';
import type { Person, Sample, Site } from '../../domain/document';
import { distanceWords } from '../../domain/distance';
import { printed } from '../../domain/label';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { momentWords } from '../../i18n/moments';
import { t as decisions } from '../../i18n/words/decisions';
import { t } from '../../i18n/words/desk';
import { t as shelf } from '../../i18n/words/shelf';
import { t as place_t } from '../../i18n/words/whereabouts';
import type { Rooms } from '../../rooms';
import { Badge, Icon, StateBadge, useWatched } from '../../ui';
import { bandWords } from './band';
import type { Claim } from './found';
import { Photos } from '../photos/photo-strip';
import { SampleReadings } from './sample-readings';
import { hoursLate } from './standing';

export type NameOfPerson = (id: string) => string;

export function usePeople(rooms: Rooms): { people: Person[]; person: NameOfPerson } {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  return { people, person: (id) => people.find((one) => one.id === id)?.name ?? t('unknown_person') };
}

/** Flags of the record, and what this desk works out by itself. */
export function warningsOf(rooms: Rooms, { sample, view }: Pick<Claim, 'sample' | 'view'>): string[] {
  const { flags } = rooms.reference.custody;
  // The fold asks for a seal once a sample has arrived; the desk asks before it takes the sample in.
  const unsealed = sample.flags.includes('not_sealed') || sample.facts.some(({ kind }) => kind === 'sample.seal') ? [] : ['not_sealed'];
  const words = [...sample.flags.filter((key) => key !== 'not_arrived'), ...unsealed].map((key) => nameOf(flags.find((flag) => flag.key === key), key));
  const hold = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type)?.hold_hours ?? null;
  const until = view.arrived_at === null ? new Date() : new Date(view.arrived_at);
  const late = hoursLate(sample.at ?? sample.sampled_at, hold, until);
  return late > 0 && view.decisions.length === 0 ? [...words, t('late', { hours: late, limit: hold ?? 0 })] : words;
}

export function Warnings({ words }: { words: string[] }) {
  if (words.length === 0) return null;
  return (
    <ul class="desk-warnings" aria-label={t('flags')}>
      {words.map((word) => <li key={word}><Icon name="warn" />{word}</li>)}
    </ul>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => <div><dt>{name}</dt><dd>{children}</dd></div>;

function Place({ sample, site }: { sample: Sample; site: Site | undefined }) {
  const where = [site?.town, sample.point].filter(Boolean).join(' · ');
  return (
    <>
      {site?.name ?? t('no_site')}
      {where && <span class="desk-under">{where}</span>}
      {sample.place && sample.place.method !== 'none' && sample.place.method !== 'gps' && <span class="desk-under">{place_t(sample.place.method === 'pin' ? 'pinned' : 'site_default')}{sample.place.crs === 'WGS84' ? '' : ` · ${sample.place.crs}`} · {sample.place.reason}</span>}
      {sample.distance_m !== null && <span class="desk-under">{t('distance', { distance: distanceWords(sample.distance_m) })}</span>}
    </>
  );
}

function Items({ claim }: { claim: Claim }) {
  return (
    <ul class="desk-items">
      {claim.items.map((item) => (
        <li key={item.id} class={item.id === claim.item.id ? 'is-this' : ''}>
          <strong>{item.kind}</strong>
          <span class="code">{printed(item.label)}</span>
          {item.amount && <span>{item.amount}</span>}
          {item.id === claim.item.id && <span class="desk-this">{t('this_label')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How far the time is right, where that is worth a word. */
function Band({ sample }: { sample: Sample }) {
  const words = bandWords(sample.clock_unsure, sample.band_s ?? null);
  return words === '' ? null : <span class={`desk-under${sample.clock_unsure ? ' is-warn' : ''}`}>{words}</span>;
}

export function Facts({ rooms, claim, person }: { rooms: Rooms; claim: Claim; person: NameOfPerson }) {
  const { sample } = claim;
  const site = useWatched(rooms.store, async () => (sample.site ? rooms.store.documents.find('sites', sample.site) : undefined), [sample.site]);
  const type = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type);
  const amount = sample.qty_total === null ? '–' : `${sample.qty_total} ${sample.qty_unit ?? ''}`;
  return (
    <dl class="desk-facts">
      <Fact name={t('sample_no')}><span class="number">{sample.sample_no ?? '–'}</span></Fact>
      <Fact name={t('type')}>{nameOf(type, sample.sample_type)}</Fact>
      <Fact name={t('site')}><Place sample={sample} site={site} /></Fact>
      <Fact name={t('samplers')}>{listed((sample.samplers.length ? sample.samplers : [sample.created_by]).map(person))}</Fact>
      <Fact name={t('when')}>
        {momentWords(sample.at ?? sample.sampled_at)}
        <Band sample={sample} />
      </Fact>
      <Fact name={t('amount')}>{amount}</Fact>
      <Fact name={t('items')}><Items claim={claim} /></Fact>
    </dl>
  );
}

export function Record({ rooms, claim, person, children }: { rooms: Rooms; claim: Claim; person: NameOfPerson; children?: ComponentChildren }) {
  const { sample, view } = claim;
  return (
    <article class="desk-record" aria-label={t('record')}>
      <header class="desk-record-head">
        <h2>{sample.sample_name ?? t('unnamed')}</h2>
        <StateBadge states={rooms.reference.custody.states} state={view.state} />
      </header>
      {sample.transcribed && <p class="desk-under"><Badge tone="info" sign="✎">{decisions('transcribed')}</Badge> {decisions('transcribed_by', { by: person(sample.transcribed.by), time: momentWords(sample.transcribed.at), names: listed(sample.transcribed.written_by) })}</p>}
      <Warnings words={warningsOf(rooms, claim)} />
      <Facts rooms={rooms} claim={claim} person={person} />
      <p><button type="button" class="link" onClick={() => rooms.go(`/custody#${sample.id}`)}>{shelf('custody')}</button></p>
      <SampleReadings rooms={rooms} sample={sample} items={claim.items} />
      <Photos rooms={rooms} sample={sample} />
      {children}
    </article>
  );
}
