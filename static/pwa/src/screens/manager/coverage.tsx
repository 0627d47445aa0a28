/** 地图: what was collected and received in a month, on a map and in the same numbers beside it. */
import { useEffect, useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Chips, Empty, Icon, Notice, Page, useWatched } from '../../ui';
import { classOf, type MapPlace, quantileBounds, SiteMap } from '../../ui/map';
import { bySite, byTown, byType, type Counts, isMonth, monthBeside, monthOf, nothing, townPlaces } from './counts';
import { CoverageTable } from './coverage-table';
import { Legend, toneOf } from './legend';
import { type MonthCounts, useMonthCounts } from './month-counts';
import { SiteSamples } from './site-samples';

type Group = 'town' | 'type';
type Measure = 'collected' | 'received';

function placesOf(sites: Site[], counts: Map<string, Counts>, measure: Measure, bounds: number[]): MapPlace[] {
  const highest = Math.max(1, ...[...counts.values()].map(({ collected }) => collected));
  return sites.flatMap(({ id, name, latitude, longitude }) => {
    if (latitude === null || longitude === null) return [];
    const own = counts.get(id) ?? nothing();
    const tone = own.collected === 0 && own[measure] === 0 ? null : toneOf(classOf(own[measure], bounds), bounds);
    return [{ id, name, latitude, longitude, tone, size: Math.sqrt(own.collected / highest) }];
  });
}

function MonthPicker({ month, go }: { month: string; go: (month: string) => void }) {
  return (
    <div class="month" role="group" aria-label={t('month')}>
      <Button label={t('month_before')} onClick={() => go(monthBeside(month, -1))}><Icon name="back" /></Button>
      <input class="input number" type="month" aria-label={t('month')} value={month} placeholder="2026-11" onChange={(event) => isMonth(event.currentTarget.value) && go(event.currentTarget.value)} />
      <Button label={t('month_after')} onClick={() => go(monthBeside(month, 1))}><Icon name="forward" /></Button>
    </div>
  );
}

function AsOf({ counts: { coverage, from_copy, trouble } }: { counts: MonthCounts }) {
  if (trouble) return <Notice tone="warn" urgent>{trouble}</Notice>;
  if (!coverage) return null;
  if (from_copy) return <Notice>{t('as_of_offline', { time: momentWords(coverage.as_of) })}</Notice>;
  return <p class="soft small" role="status">{t('as_of', { time: momentWords(coverage.as_of) })}</p>;
}

/** Demo towns come from GeoNames, which wants to be named wherever they are shown. */
function useDemo(rooms: Rooms): boolean {
  const [demo, setDemo] = useState(false);
  useEffect(() => void rooms.api.status().then((status) => setDemo(status.demo), () => undefined), []);
  return demo;
}

interface ChoicesProps {
  group: Group;
  setGroup: (group: Group) => void;
  measure: Measure;
  setMeasure: (measure: Measure) => void;
}

function Choices({ group, setGroup, measure, setMeasure }: ChoicesProps) {
  return (
    <div class="coverage-choices">
      <Chips label={t('group')} choices={[{ value: 'town', text: t('by_town') }, { value: 'type', text: t('by_type') }]} chosen={[group]} onChange={([one]) => setGroup(one as Group)} />
      <Chips label={t('measure')} choices={[{ value: 'collected', text: t('collected') }, { value: 'received', text: t('received') }]} chosen={[measure]} onChange={([one]) => setMeasure(one as Measure)} />
    </div>
  );
}

function Counted({ rooms, counts, month }: { rooms: Rooms; counts: MonthCounts; month: string }) {
  const [group, setGroup] = useState<Group>('town');
  const [measure, setMeasure] = useState<Measure>('collected');
  const [type, setType] = useState<string | null>(null);
  const [site, setSite] = useState<string | null>(null);
  const sites = useWatched(rooms.store, () => rooms.store.documents.list('sites')) ?? [];
  const demo = useDemo(rooms);
  const all = counts.coverage?.rows ?? [];
  const rows = all.filter(({ sample_type }) => type === null || sample_type === type);
  const by_site = bySite(rows);
  const bounds = quantileBounds([...by_site.values()].map((one) => one[measure]));
  const places = placesOf(sites.filter(({ active, id }) => active || by_site.has(id)), by_site, measure, bounds);
  const known = (id: string): Site | undefined => sites.find((one) => one.id === id);
  const names = {
    site: (id: string) => known(id)?.name ?? t('no_site'),
    town: (id: string, said: string | null) => known(id)?.town ?? said ?? t('no_town'),
  };
  const typeName = (code: string): string => nameOf(rooms.reference.sample_types.find((one) => one.code === code), code);
  const unplaced = [...by_site.keys()].filter((id) => !places.some((place) => place.id === id)).length;
  const words = { label: t('map_label'), loading: t('map_loading'), failed: t('map_failed'), fit: t('map_fit'), zoom_in: t('zoom_in'), zoom_out: t('zoom_out') };
  const chooseSite = (id: string): void => setSite(site === id ? null : id);
  return (
    <div class="coverage">
      <div class="coverage-map">
        <SiteMap places={places} towns={townPlaces(sites)} chosen={site} onChoose={chooseSite} words={words} />
        <Legend bounds={bounds} tones={places.map(({ tone }) => tone)} measure={t(measure)} unplaced={unplaced} counts_zero={measure !== 'collected'} />
        {demo && <p class="soft small">{t('geonames')}</p>}
        {site === null ? <p class="soft small">{t('choose_hint')}</p> : <SiteSamples rooms={rooms} site_id={site} name={names.site(site)} month={month} sample_type={type} />}
      </div>
      <div class="coverage-numbers">
        <Choices group={group} setGroup={setGroup} measure={measure} setMeasure={setMeasure} />
        {type !== null && <Button tone="plain" onClick={() => setType(null)}>{t('only_type', { name: typeName(type) })}<Icon name="close" /></Button>}
        {all.length === 0 && counts.coverage && <Empty icon="map" text={t('month_empty', { month })} />}
        {all.length > 0 && group === 'town' && <CoverageTable towns={byTown(rows, names)} types={null} chosen={site} onChoose={chooseSite} />}
        {all.length > 0 && group === 'type' && <CoverageTable towns={null} types={byType(all, typeName)} chosen={type} onChoose={(key) => setType(type === key ? null : key)} />}
      </div>
    </div>
  );
}

export function CoverageScreen({ rooms }: ScreenProps) {
  const month = isMonth(rooms.hash) ? rooms.hash : monthOf(new Date().toISOString(), rooms.session.lab.timezone);
  const counts = useMonthCounts(rooms, month);
  return (
    <Page title={t('map_title')} aside={<MonthPicker month={month} go={(to) => rooms.go(`/coverage#${to}`)} />} wide>
      <AsOf counts={counts} />
      {!counts.loading && !counts.coverage && !counts.trouble && <Notice>{t('no_copy')}</Notice>}
      <Counted rooms={rooms} counts={counts} month={month} />
    </Page>
  );
}
