/** 地图: what was collected and received in a month, on a map and in the same numbers beside it. */
import { useEffect, useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import { nameOf } from '../../i18n/catalogue';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms, ScreenProps } from '../../rooms';
import type { CoverageRow } from '../../sync/api';
import { Button, Chips, Empty, Icon, Notice, Page, useWatched } from '../../ui';
import { SiteMap } from '../../ui/map';
import { byTown, byType, isMonth, monthOf } from './counts';
import { CoverageTable } from './coverage-table';
import { Legend } from './legend';
import { MonthPicker, monthWords } from './month';
import { type MonthCounts, useMonthCounts } from './month-counts';
import { type Group, type Measure, monthView } from './month-view';
import { SiteSamples } from './site-samples';

function AsOf({ counts: { coverage, from_copy, trouble, loading } }: { counts: MonthCounts }) {
  if (loading) return <p class="soft small" role="status">{t('loading')}</p>;
  if (trouble) return <Notice tone="warn" urgent>{trouble}</Notice>;
  if (!coverage) return <Notice>{t('no_copy')}</Notice>;
  if (from_copy) return <Notice>{t('as_of_offline', { time: momentWords(coverage.as_of) })}</Notice>;
  return <p class="soft small" role="status">{t('as_of', { time: momentWords(coverage.as_of) })}</p>;
}

/** Demo towns come from GeoNames, which wants to be named wherever they are shown. */
function useDemo(rooms: Rooms): boolean {
  const [demo, setDemo] = useState(false);
  useEffect(() => void rooms.api.status().then((status) => setDemo(status.demo), () => undefined), []);
  return demo;
}

interface Looked {
  group: Group;
  measure: Measure;
  type: string | null;
  site: string | null;
}
type Look = (over: Partial<Looked>) => void;

function Choices({ looked: { group, measure }, look }: { looked: Looked; look: Look }) {
  return (
    <div class="coverage-choices">
      <Chips label={t('group')} choices={[{ value: 'town', text: t('by_town') }, { value: 'type', text: t('by_type') }]} chosen={[group]} onChange={([one]) => look({ group: one as Group })} />
      <Chips label={t('measure')} choices={[{ value: 'collected', text: t('collected') }, { value: 'received', text: t('received') }]} chosen={[measure]} onChange={([one]) => look({ measure: one as Measure })} />
    </div>
  );
}

interface Names {
  site: (id: string) => string;
  town: (id: string, said: string | null) => string;
  type: (code: string) => string;
}

function namesOf(rooms: Rooms, sites: Site[]): Names {
  const known = (id: string): Site | undefined => sites.find((one) => one.id === id);
  return {
    site: (id) => known(id)?.name ?? t('no_site'),
    town: (id, said) => known(id)?.town ?? said ?? t('no_town'),
    type: (code) => nameOf(rooms.reference.sample_types.find((one) => one.code === code), code),
  };
}

interface NumbersProps {
  all: CoverageRow[];
  rows: CoverageRow[];
  names: Names;
  looked: Looked;
  look: Look;
}

function Numbers({ all, rows, names, looked: { group, type, site }, look }: NumbersProps) {
  if (group === 'type') return <CoverageTable towns={null} types={byType(all, names.type)} chosen={type} onChoose={(key) => look({ type: type === key ? null : key })} />;
  return <CoverageTable towns={byTown(rows, names)} types={null} chosen={site} onChoose={(key) => look({ site: site === key ? null : key })} />;
}

function Counted({ rooms, counts, month }: { rooms: Rooms; counts: MonthCounts; month: string }) {
  const [looked, setLooked] = useState<Looked>({ group: 'town', measure: 'collected', type: null, site: null });
  const look: Look = (over) => setLooked((before) => ({ ...before, ...over }));
  const sites = useWatched(rooms.store, () => rooms.store.documents.list('sites')) ?? [];
  const demo = useDemo(rooms);
  const { type, site, measure } = looked;
  const { all, rows, bounds, places, unplaced } = monthView(counts.coverage?.rows ?? [], sites, measure, type);
  const names = namesOf(rooms, sites);
  const words = { label: t('map_label'), loading: t('map_loading'), failed: t('map_failed'), fit: t('map_fit'), zoom_in: t('zoom_in'), zoom_out: t('zoom_out') };
  return (
    <div class="coverage">
      <div class="coverage-map">
        <SiteMap places={places} chosen={site} onChoose={(id) => look({ site: site === id ? null : id })} words={words} />
        <Legend bounds={bounds} tones={places.map(({ tone }) => tone)} measure={t(measure)} unplaced={unplaced} counts_zero={measure !== 'collected'} />
        {demo && <p class="soft small">{t('geonames')}</p>}
        {site === null ? <p class="soft small">{t('choose_hint')}</p> : <SiteSamples rooms={rooms} site_id={site} name={names.site(site)} month={month} sample_type={type} />}
      </div>
      <div class="coverage-numbers">
        <Choices looked={looked} look={look} />
        {type !== null && <Button onClick={() => look({ type: null })}>{t('only_type', { name: names.type(type) })}<Icon name="close" /></Button>}
        {all.length === 0 && counts.coverage && <Empty icon="map" text={t('month_empty', { month: monthWords(month) })} />}
        {all.length > 0 && <Numbers all={all} rows={rows} names={names} looked={looked} look={look} />}
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
      <Counted rooms={rooms} counts={counts} month={month} />
    </Page>
  );
}
