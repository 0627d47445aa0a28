/** What is known of a site before one begins: kind, town, how far, its points, when it was last sampled, the way there. */
import type { Site } from '../../domain/document';
import { distanceMetres, distanceWords, type Point } from '../../domain/distance';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Badge, Icon, useWatched } from '../../ui';
import { positionOf } from './sites';

const MOST_POINTS = 12;

function pointWords({ points }: Site): string {
  if (points.length === 0) return t('no_points');
  const names = listed(points.slice(0, MOST_POINTS).map(({ name }) => name));
  return points.length > MOST_POINTS ? t('points_more', { names, count: points.length }) : names;
}

/** Opens whatever map the phone has: no map of ours is needed, and no service of anybody's. */
function geoAddress({ latitude, longitude }: Point, name: string): string {
  return `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`;
}

async function lastAt({ store }: Rooms, site: string): Promise<string | null> {
  const [samples, visits] = await Promise.all([store.documents.list('samples'), store.documents.list('visits')]);
  const moments = [...samples.filter((one) => one.site === site).map((one) => one.sampled_at), ...visits.filter((one) => one.site === site).map((one) => one.started_at)];
  return moments.filter((moment) => moment !== null).sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null;
}

export function SiteFacts({ rooms, site, here }: { rooms: Rooms; site: Site; here: Point | null }) {
  const last = useWatched(rooms.store, () => lastAt(rooms, site.id), [site.id]);
  const at = positionOf(site);
  const type = nameOf(rooms.reference.site_types.find(({ key }) => key === site.site_type), site.site_type);
  const words = [type, site.town, here && at ? distanceWords(distanceMetres(here, at)) : null].filter(Boolean).join(' · ');
  return (
    <div class="card visit-facts">
      <p><strong>{words}</strong> {site.proposed && <Badge tone="warn">{t('proposed')}</Badge>}</p>
      {site.address && <p class="soft">{site.address}</p>}
      <p class="soft">{t('points', { names: pointWords(site) })}</p>
      <p class="soft">{last ? t('last_here', { time: momentWords(last) }) : t('never_here')}</p>
      {at && <p><a class="visit-way" href={geoAddress(at, site.name)}><Icon name="map" />{t('way_there')}</a></p>}
    </div>
  );
}
