/** What it is, how it stands, and where each item of it is now: the top of the page, for somebody who has a minute. */
import type { CustodyAnswer, CustodyRow } from '../../../domain/chain-of-custody';
import type { Box, Item, Sample, Site, StorePlace } from '../../../domain/document';
import { type ItemView, itemView } from '../../../domain/item';
import { printed } from '../../../domain/label';
import { nameOf } from '../../../i18n/catalogue';
import { listed } from '../../../i18n/listed';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/custody';
import type { Rooms } from '../../../rooms';
import { Badge, Button, Icon, StateBadge, useWatched } from '../../../ui';
import { allItems } from '../store/found-item';
import { flagWords, kindWords, stateWords, whereWords } from '../store/item-words';
import type { Names } from './said-lines';

export interface Records {
  sample: Sample | undefined;
  item: Item | undefined;
  box: Box | undefined;
  items: ItemView[];
  site: Site | undefined;
  places: Map<string, StorePlace>;
}

/** From the answer where it is the record itself, else from this device's documents. */
export async function recordsOf({ store }: Rooms, { record }: CustodyAnswer): Promise<Records> {
  const { documents } = store;
  const doc = record as unknown;
  const told = (kind: string): boolean => record?.kind === kind && Object.keys(record).length > 2;
  const item = record?.kind === 'item' ? ((await documents.find('items', record.id)) ?? (told('item') ? (doc as Item) : undefined)) : undefined;
  const box = record?.kind === 'box' ? (told('box') ? (doc as Box) : await documents.find('boxes', record.id)) : undefined;
  const sample_id = item?.sample ?? (record?.kind === 'sample' ? record.id : null);
  const sample = told('sample') ? (doc as Sample) : sample_id ? await documents.find('samples', sample_id) : undefined;
  const inside = new Set(box?.items.map((one) => one.item));
  const items = await allItems(store, (one) => (sample_id !== null && one.sample === sample_id) || inside.has(one.id));
  const only_told = item && !items.some(({ id }) => id === item.id) ? [itemView(item, [])] : [];
  const [site, places] = await Promise.all([sample?.site ? documents.find('sites', sample.site) : undefined, documents.list('places')]);
  return { sample, item, box, items: [...items, ...only_told].sort((a, b) => Number(a.blind ?? false) - Number(b.blind ?? false) || a.kind.localeCompare(b.kind)), site, places: new Map(places.map((place) => [place.id, place])) };
}

const lastSaid = (rows: CustodyRow[], kinds: string[]): CustodyRow | undefined => rows.filter(({ kind, undone }) => kinds.includes(kind) && !undone).at(-1);
const degrees = (rows: CustodyRow[]): string => {
  const value = lastSaid(rows.filter(({ said }) => typeof said['temperature_c'] === 'number'), ['reception.check', 'box.arrive'])?.said['temperature_c'];
  return typeof value === 'number' ? `${value} °C` : '';
};

function sealWords(rows: CustodyRow[]): string {
  const said = lastSaid(rows, ['sample.seal'])?.said ?? {};
  return ['A', 'B'].map((which) => ({ which, no: said[`seal_no_${which.toLowerCase()}`] })).filter(({ no }) => typeof no === 'string' && no !== '').map(({ which, no }) => `${which} ${String(no)}`).join(' · ');
}

function receiverWords(rows: CustodyRow[], names: Names): string {
  const row = lastSaid(rows, ['sample.receive', 'sample.reject']) ?? lastSaid(rows, ['sample.arrive', 'box.arrive']);
  return row ? `${row.by_name ?? names.person(row.by) ?? ''} · ${momentWords(row.at, new Date(0))}` : '';
}

function factsOf(rooms: Rooms, { sample, site }: Records, rows: CustodyRow[], names: Names): [string, string][] {
  if (!sample) return [];
  const type = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type);
  const facts: [string, string][] = [
    [t('sample_no'), sample.sample_no ?? ''], [t('type'), nameOf(type, sample.sample_type)],
    [t('amount'), sample.qty_total === null ? '' : `${sample.qty_total} ${sample.qty_unit ?? ''}`.trim()], [t('sampled'), momentWords(sample.at ?? sample.sampled_at, new Date(0))],
    [t('site'), [site?.name, sample.point].filter(Boolean).join(' · ')], [t('samplers'), listed((sample.samplers.length ? sample.samplers : [sample.created_by]).map((id) => names.person(id) ?? ''))],
    [t('seals'), sealWords(rows)], [t('receiver'), receiverWords(rows, names)], [t('arrival_temperature'), degrees(rows)],
  ];
  return facts.filter(([, value]) => value !== '');
}

function ItemNow({ rooms, item, asked, records, names }: { rooms: Rooms; item: ItemView; asked: string | undefined; records: Records; names: Names }) {
  const where = item.box && item.state === 'in_transit' ? t('in_box') : whereWords(item, records.places, (id) => names.person(id) ?? '');
  return (
    <li class={item.id === asked ? 'is-this' : ''}>
      <span class="custody-item-what"><strong>{kindWords(item)}</strong> <button type="button" class="link code" onClick={() => rooms.go(`/custody#${item.id}`)}>{printed(item.label)}</button>{item.blind && <Badge>{t('blind')}</Badge>}{item.id === asked && <Badge tone="info">{t('this_one')}</Badge>}</span>
      <span class="custody-item-where"><Badge tone={item.state === 'in_store' || item.state === 'retained' ? 'good' : 'plain'}>{stateWords(item.state)}</Badge> <strong>{where}</strong>{item.retain_until && <span class="soft small"> · {t('kept_until', { until: item.retain_until })}</span>}</span>
      {item.flags.map((flag) => <Badge key={flag} tone="warn" sign="!">{flagWords(flag)}</Badge>)}
    </li>
  );
}

function Flags({ words }: { words: string[] }) {
  if (words.length === 0) return <p class="soft small">{t('no_flags')}</p>;
  return <ul class="desk-warnings" aria-label={t('flags')}>{words.map((word) => <li key={word}><Icon name="warn" />{word}</li>)}</ul>;
}

export function CustodyHead({ rooms, answer, names }: { rooms: Rooms; answer: CustodyAnswer; names: Names }) {
  const records = useWatched(rooms.store, () => recordsOf(rooms, answer), [answer]);
  if (!records) return null;
  const { sample, item, box, items } = records;
  const { custody, boxes } = rooms.reference;
  const words = box ? box.flags.map((key) => nameOf(boxes.flags.find((flag) => flag.key === key), key)) : (sample?.flags ?? []).map((key) => nameOf(custody.flags.find((flag) => flag.key === key), key));
  const facts = factsOf(rooms, records, answer.rows, names);
  return (
    <article class="desk-record custody-head">
      <header class="desk-record-head">
        <h2>{box ? `${t('kind_box')} ${printed(box.code)}` : (sample?.sample_name ?? sample?.sample_no ?? (item ? printed(item.label) : ''))}</h2>
        {box ? <Badge>{nameOf(boxes.states.find(({ key }) => key === box.state), box.state)}</Badge> : sample && <StateBadge states={custody.states} state={sample.state} />}
      </header>
      <Flags words={words} />
      {facts.length > 0 && <dl class="desk-facts custody-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
      <section aria-label={t('items')}>
        <h3>{box ? t('of_box', { count: items.length }) : t('items')}</h3>
        {items.length === 0 ? <p class="soft small">{t('no_items')}</p> : <ul class="custody-items">{items.map((one) => <ItemNow key={one.id} rooms={rooms} item={one} asked={item?.id} records={records} names={names} />)}</ul>}
      </section>
      {item && sample && <div class="actions is-close custody-tools"><Button onClick={() => rooms.go(`/custody#${sample.id}`)}>{t('whole_sample')}</Button></div>}
    </article>
  );
}
