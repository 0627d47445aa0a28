/** Sites: nearest first, found by characters or pinyin of name, address or town; used by Today and by the sheet. */
import { useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import { distanceMetres, distanceWords, type Point } from '../../domain/distance';
import type { Reference } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import { Badge, Button, Empty, Icon, List, Row } from '../../ui';
import { useFinding } from './finding';

export interface PlacedSite {
  site: Site;
  distance_m: number | null;
}

export const positionOf = (site: Site): Point | null =>
  site.latitude === null || site.longitude === null ? null : { latitude: site.latitude, longitude: site.longitude };

export function nearestFirst(sites: Site[], here: Point | null): PlacedSite[] {
  const placed = sites
    .filter(({ active }) => active)
    .map((site) => {
      const at = positionOf(site);
      return { site, distance_m: here && at ? distanceMetres(here, at) : null };
    });
  return placed.sort((a, b) => (a.distance_m ?? Infinity) - (b.distance_m ?? Infinity) || a.site.name.localeCompare(b.site.name, 'zh-CN'));
}

interface SiteListProps {
  sites: Site[];
  here: Point | null;
  reference: Reference;
  onChoose: (site: Site) => void;
  /** Left out where nobody may propose one. */
  onPropose?: (() => void) | undefined;
  /** How many are shown before "show all". */
  first: number;
}

export function SiteList({ sites, here, reference, onChoose, onPropose, first }: SiteListProps) {
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const foundBy = useFinding(text);
  const found = nearestFirst(sites, here).filter(({ site: { name, town, address, code } }) => foundBy([name, town, address, code], text));
  const shown = all || text !== '' ? found.slice(0, 200) : found.slice(0, first);
  return (
    <div class="stack">
      <div class="search">
        <Icon name="search" />
        <input class="input" type="search" aria-label={t('search_sites')} placeholder={t('search_hint')} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      {found.length === 0 && <Empty icon="place" text={text === '' ? t('sites_empty') : t('sites_none_found', { text })} />}
      {shown.length > 0 && (
        <List label={t('sites')}>
          {shown.map(({ site, distance_m }) => (
            <Row
              key={site.id}
              lead={<Icon name="place" />}
              title={site.name}
              under={<SiteUnder site={site} reference={reference} />}
              aside={distance_m === null ? undefined : distanceWords(distance_m)}
              onClick={() => onChoose(site)}
            />
          ))}
        </List>
      )}
      <div class="actions is-close">
        {shown.length < found.length && <Button tone="quiet" onClick={() => setAll(true)}>{t('more_sites', { count: found.length })}</Button>}
        {onPropose && <Button tone="quiet" onClick={onPropose}><Icon name="plus" />{t('propose')}</Button>}
      </div>
    </div>
  );
}

function SiteUnder({ site, reference }: { site: Site; reference: Reference }) {
  const type = nameOf(reference.site_types.find(({ key }) => key === site.site_type), site.site_type);
  return (
    <>
      {[type, site.town].filter(Boolean).join(' · ')} {site.proposed && <Badge tone="warn">{t('proposed')}</Badge>}
    </>
  );
}
