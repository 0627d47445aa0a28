/** What is in a place and in all that stands in it, as this desk knows it; a press takes an item in hand. */
import type { StorePlace } from '../../../domain/document';
import { printed } from '../../../domain/label';
import { pathWords, withinPlace } from '../../../domain/store-place';
import { t } from '../../../i18n/words/shelf';
import type { Rooms } from '../../../rooms';
import { Badge, List, Row, useWatched } from '../../../ui';
import { allItems, type StoredItem } from './found-item';
import { flagWords, nameOfItem, stateWords } from './item-words';

const SHOWN = 60;
const IN_PLACE = ['in_store', 'retained', 'broken'];

async function itemsAt(rooms: Rooms, inside: Set<string>): Promise<StoredItem[]> {
  const [views, samples] = await Promise.all([allItems(rooms.store), rooms.store.documents.list('samples')]);
  const known = new Map(samples.map((sample) => [sample.id, sample]));
  return views.filter(({ place, state }) => place !== null && inside.has(place) && IN_PLACE.includes(state)).map((view) => ({ view, sample: known.get(view.sample) }));
}

interface ContentsProps {
  rooms: Rooms;
  place: string | null;
  places: Map<string, StorePlace>;
  onOpen: (code: string) => void;
}

export function Contents({ rooms, place, places, onOpen }: ContentsProps) {
  const inside = place === null ? new Set<string>() : withinPlace([...places.values()], place);
  const items = useWatched(rooms.store, () => (place === null ? Promise.resolve([]) : itemsAt(rooms, inside)), [place, places.size]);
  if (place === null) return null;
  return (
    <aside class="desk-day" aria-label={t('contents')}>
      <div class="section-head"><h2>{pathWords(places, place)} · {t('contents_count', { count: items?.length ?? 0 })}</h2></div>
      {items?.length === 0 && <p class="desk-none">{t('contents_none')}</p>}
      {items && items.length > 0 && (
        <List label={t('contents')}>
          {items.slice(0, SHOWN).map(({ view, sample }) => (
            <Row
              key={view.id} title={nameOfItem({ view, sample })} onClick={() => onOpen(view.label)}
              under={<><span class="code">{printed(view.label)}</span> · {places.get(view.place ?? '')?.name}{view.flags.map((flag) => <><br /><Badge key={flag} tone="warn" sign="!">{flagWords(flag)}</Badge></>)}</>}
              aside={view.state === 'in_store' ? view.retain_until : stateWords(view.state)}
            />
          ))}
        </List>
      )}
      {items && items.length > SHOWN && <p class="soft small">{t('more', { count: items.length - SHOWN })}</p>}
    </aside>
  );
}
