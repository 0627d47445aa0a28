/** 位置: the tree of rooms, devices, shelves and positions; one of them opened shows what is in it, its label and its log. */
import { useState } from 'preact/hooks';
import type { StorePlace } from '../../../domain/document';
import { pathWords, treeOf, withinPlace } from '../../../domain/store-place';
import { momentWords, spanWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/places';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Badge, Button, Empty, Icon, List, Page, Row, useNow, useWatched } from '../../../ui';
import { allItems } from '../store/found-item';
import { Contents } from '../store/contents';
import { type LogState, logStateOf, rangeWords, readingsOf, whenOf } from './log-of';
import { PlaceSheet } from './place-sheet';

export interface PlaceRow {
  place: StorePlace;
  depth: number;
  log: LogState;
  items: number;
}

const DEEPEST = 4;
const HOLDS = ['in_store', 'retained', 'broken'];

async function rowsFor(rooms: Rooms, now: Date): Promise<PlaceRow[]> {
  const places = await rooms.store.documents.list('places');
  const items = (await allItems(rooms.store)).filter(({ place, state }) => place !== null && HOLDS.includes(state));
  return Promise.all(treeOf(places).map(async ({ place, depth }) => {
    const inside = withinPlace(places, place.id);
    return { place, depth, log: logStateOf(place, await readingsOf(rooms.store, place), now), items: items.filter((item) => inside.has(item.place ?? '')).length };
  }));
}

export function LogBadges({ place, log: { last, is_due, is_out }, now }: { place: StorePlace; log: LogState; now: Date }) {
  return (
    <>
      {is_out && last && <Badge tone="bad" sign="▲">{last.value} °C · {t('out_now')}</Badge>}
      {is_due && <Badge tone="warn" sign="!">{last ? t('due', { span: spanWords(whenOf(last), now) }) : t('due_never')}</Badge>}
      {!is_out && !is_due && last && place.log_hours !== null && <Badge tone="good" sign="✓">{last.value} °C</Badge>}
    </>
  );
}

function Tree({ rows, open, now }: { rows: PlaceRow[]; open: (id: string) => void; now: Date }) {
  return (
    <ul class="list place-tree" aria-label={t('title')}>
      {rows.map(({ place, depth, log, items }) => (
        <li key={place.id} class={`row place-depth-${Math.min(depth, DEEPEST)}`}>
          <button type="button" class="row-inside" onClick={() => open(place.id)}>
            <span class="row-text">
              <span class="row-title">{place.name} <span class="soft small">{t(`kind_${place.place_kind}`)}</span></span>
              <span class="row-under"><span class="code">{place.code ?? t('no_code')}</span> · {t('items_count', { count: items })}{!place.active && ` · ${t('inactive')}`}</span>
              <span class="badges"><LogBadges place={place} log={log} now={now} /></span>
            </span>
            <Icon name="forward" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function One({ rooms, rows, one, change, add }: { rooms: Rooms; rows: PlaceRow[]; one: PlaceRow; change: () => void; add: () => void }) {
  const { place, log } = one;
  const now = useNow();
  const places = new Map(rows.map((row) => [row.place.id, row.place]));
  const inside = rows.filter((row) => row.place.parent === place.id);
  const has_range = place.temperature_min !== null || place.temperature_max !== null || place.log_hours !== null;
  return (
    <div class="desk">
      <div class="desk-main">
        <article class="desk-record">
          <header class="desk-record-head"><h2>{pathWords(places, place.id)}</h2><Badge>{t(`kind_${place.place_kind}`)}</Badge></header>
          <dl class="desk-facts custody-facts">
            <div><dt>{t('code')}</dt><dd class="code">{place.code ?? t('no_code')}</dd></div>
            <div><dt>{t('range')}</dt><dd>{rangeWords(place)}</dd></div>
            <div><dt>{t('log')}</dt><dd>{place.log_hours === null ? t('no_log') : t('every', { hours: place.log_hours })}{log.last && <span class="desk-under">{t('last', { value: log.last.value, time: momentWords(whenOf(log.last)) })}</span>}</dd></div>
          </dl>
          <div class="badges"><LogBadges place={place} log={log} now={now} /></div>
          <div class="actions">
            {has_range && <Button tone="primary" onClick={() => rooms.go(`/place-log#${place.id}`)}><Icon name="gauge" />{t('log')}</Button>}
            <Button onClick={change}>{t('change')}</Button>
            <Button onClick={add}>{t('add_inside')}</Button>
            {place.code && <Button onClick={() => rooms.go(`/store-labels#${encodeURIComponent(place.code ?? '')}`)}><Icon name="print" />{t('label_print')}</Button>}
          </div>
        </article>
        {inside.length > 0 && <List label={t('contents')}>{inside.map((row) => <Row key={row.place.id} title={row.place.name} under={t('items_count', { count: row.items })} aside={<LogBadges place={row.place} log={row.log} now={now} />} onClick={() => rooms.go(`/places#${row.place.id}`)} />)}</List>}
      </div>
      <Contents rooms={rooms} place={place.id} places={places} onOpen={(label) => rooms.go(rooms.session.roles.includes('receiver') ? `/store#${label}` : `/custody#${label}`)} />
    </div>
  );
}

function Links({ rooms, rows }: { rooms: Rooms; rows: PlaceRow[] }) {
  const codes = rows.flatMap(({ place }) => (place.code && place.active ? [encodeURIComponent(place.code)] : []));
  return (
    <div class="actions stack-gap">
      {rooms.session.roles.includes('receiver') && <Button onClick={() => rooms.go('/store')}><Icon name="shelf" />{t('to_store')}</Button>}
      <Button onClick={() => rooms.go('/disposal')}><Icon name="clock" />{t('to_disposal')}</Button>
      {codes.length > 0 && <Button onClick={() => rooms.go(`/store-labels#${codes.join(',')}`)}><Icon name="print" />{t('labels_all')}</Button>}
    </div>
  );
}

export function PlacesScreen({ rooms }: ScreenProps) {
  const now = useNow();
  const rows = useWatched(rooms.store, () => rowsFor(rooms, new Date()));
  const [editing, setEditing] = useState<{ place: StorePlace | null; parent: string } | null>(null);
  const may_change = rooms.session.roles.some((role) => role === 'receiver' || role === 'manager' || role === 'quality');
  const one = rows?.find(({ place }) => place.id === rooms.hash);
  return (
    <Page title={t('title')} wide={one !== undefined} {...(one ? { back: { label: t('back'), go: () => rooms.go('/places') } } : {})} aside={!one && may_change && <Button tone="primary" onClick={() => setEditing({ place: null, parent: '' })}>{t('add')}</Button>}>
      {!rows && <p class="soft" role="status">{t('loading')}</p>}
      {rows && one && <One rooms={rooms} rows={rows} one={one} change={() => setEditing({ place: one.place, parent: '' })} add={() => setEditing({ place: null, parent: one.place.id })} />}
      {rows && !one && (
        <>
          <p class="soft small stack-gap">{t('intro')}</p>
          <Links rooms={rooms} rows={rows} />
          {rows.length === 0 ? <Empty icon="shelf" text={t('none')} /> : <Tree rows={rows} now={now} open={(id) => rooms.go(`/places#${id}`)} />}
        </>
      )}
      {editing && <PlaceSheet rooms={rooms} place={editing.place} parent={editing.parent} places={rows?.map(({ place }) => place) ?? []} onClose={() => setEditing(null)} />}
    </Page>
  );
}
