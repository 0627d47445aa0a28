/** 留样与处置: what waits for a second person, what may be disposed of and what soon may; one proposes several at once. */
import { useEffect, useState } from 'preact/hooks';
import { localIso } from '../../../domain/clock';
import { isOpen } from '../../../domain/disposal-fold';
import type { Sample, StorePlace } from '../../../domain/document';
import { printed } from '../../../domain/label';
import { type Due, dueOn, SOON_DAYS } from '../../../domain/retention';
import { pathWords } from '../../../domain/store-place';
import { momentWords } from '../../../i18n/moments';
import { t as two } from '../../../i18n/words/disposal';
import { t } from '../../../i18n/words/places';
import { t as shelf } from '../../../i18n/words/shelf';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Badge, Button, Empty, Icon, Notice, Page, Section, useWatched } from '../../../ui';
import { usePeople } from '../record';
import { allItems } from '../store/found-item';
import { itemAct } from '../store/item-acts';
import { nameOfItem, stateWords } from '../store/item-words';
import { type Proposing, ProposeSheet } from '../store/propose-sheet';
import { type Proposals, proposalsIn } from './proposals';
import { ProposalsPart } from './proposed';

interface Listed {
  due: Due[];
  proposals: Proposals;
  places: Map<string, StorePlace>;
}

async function listFor(rooms: Rooms, today: string): Promise<Listed> {
  const [items, samples, places] = await Promise.all([allItems(rooms.store), rooms.store.documents.list('samples'), rooms.store.documents.list('places')]);
  const by_id = new Map(samples.map((sample): [string, Sample] => [sample.id, sample]));
  return { due: dueOn(items, by_id, today), proposals: proposalsIn(items, by_id, rooms.session.person_id), places: new Map(places.map((place) => [place.id, place])) };
}

interface Checked {
  at: string;
  items: string[];
}

/** The server's own list, where it can be had: what this device has not received is said. */
function useChecked(rooms: Rooms, today: string): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    rooms.api.read<{ rows: { item: string }[] }>(`/api/v1/disposal?on=${today}`).then(({ rows }) => setChecked({ at: new Date().toISOString(), items: rows.map(({ item }) => item) }), () => setChecked(null));
  }, [today, rooms.sync.state.reached_at]);
  return checked;
}

const daysLeft = (today: string, until: string): number => Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);

function whyWords({ why, item }: Due, today: string): string {
  if (why !== 'soon') return t(`why_${why}`);
  const days = daysLeft(today, item.retain_until ?? today);
  return days === 0 ? t('why_last') : t('why_soon', { days });
}

const isProposed = ({ item: { disposal } }: Due): boolean => disposal !== null && isOpen(disposal);

interface RowsProps {
  rows: Due[];
  places: Map<string, StorePlace>;
  today: string;
  chosen: Set<string>;
  turn: (id: string) => void;
  may_choose: boolean;
}

function Rows({ rows, places, today, chosen, turn, may_choose }: RowsProps) {
  return (
    <ul class="list due-list">
      {rows.map((row) => {
        const { item, sample, why } = row;
        const name = nameOfItem({ view: item, sample });
        const proposed = isProposed(row);
        return (
          <li key={item.id} class="row">
            <label class="row-inside due-row">
              {may_choose && !proposed && <input type="checkbox" checked={chosen.has(item.id)} onChange={() => turn(item.id)} aria-label={`${t('choose')} ${name}`} />}
              <span class="row-text">
                <span class="row-title">{name}</span>
                <span class="row-under"><span class="code">{printed(item.label)}</span> · {pathWords(places, item.place) || shelf('where_none')} · {stateWords(item.state)}</span>
              </span>
              <span class="row-aside"><Badge tone={why === 'soon' ? 'plain' : 'warn'} sign={why === 'soon' ? '◷' : '!'}>{whyWords(row, today)}</Badge>{proposed && <><br /><Badge sign="◷">{two('proposed')}</Badge></>}{item.retain_until && <><br />{t('until', { until: item.retain_until })}</>}</span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function useProposing(rooms: Rooms, rows: Due[]) {
  const [chosen, setChosen] = useState(new Set<string>());
  const picked = rows.filter(({ item }) => chosen.has(item.id));
  const propose = async (proposing: Proposing): Promise<void> => {
    // One tap, one transaction: all of them are said, or none.
    await rooms.say(picked.map(({ item }) => itemAct({ view: item, code: item.label, scan_mode: 'manual' }, 'item.propose_disposal', proposing)));
    setChosen(new Set());
    rooms.toast(two('proposed_done', { count: picked.length }), 'good');
  };
  const turn = (id: string): void => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return { chosen, picked, propose, turn, chooseAll: (ids: string[]) => setChosen(new Set(ids)) };
}

export function DisposalScreen({ rooms }: ScreenProps) {
  const today = localIso(new Date()).slice(0, 10);
  const listed = useWatched(rooms.store, () => listFor(rooms, today));
  const checked = useChecked(rooms, today);
  const { people, person } = usePeople(rooms);
  const [asking, setAsking] = useState(false);
  const rows = listed?.due ?? [];
  const due = rows.filter(({ why }) => why !== 'soon');
  const free = due.filter((row) => !isProposed(row));
  const soon = rows.filter(({ why }) => why === 'soon');
  const { chosen, picked, propose, turn, chooseAll } = useProposing(rooms, rows);
  const may_dispose = rooms.session.roles.some((role) => role === 'receiver' || role === 'manager');
  const known = new Set(rows.map(({ item }) => item.id));
  const missing = checked?.items.filter((id) => !known.has(id)).length ?? 0;
  const part = { places: listed?.places ?? new Map<string, StorePlace>(), today, chosen, turn, may_choose: may_dispose };
  return (
    <Page title={t('disposal_title')} back={{ label: t('back'), go: () => rooms.go('/places') }} aside={<Button onClick={() => print()}><Icon name="print" />{t('print')}</Button>}>
      <p class="soft small">{t('disposal_intro', { days: SOON_DAYS })} {checked ? t('checked', { time: momentWords(checked.at) }) : t('unchecked')}</p>
      {missing > 0 && <Notice tone="warn">{t('differs', { count: missing })}</Notice>}
      {listed && may_dispose && <ProposalsPart rooms={rooms} proposals={listed.proposals} places={listed.places} person={person} today={today} />}
      {listed && rows.length === 0 && <Empty icon="check" text={t('disposal_none')} />}
      {due.length > 0 && (
        <Section title={t('due_list')} aside={may_dispose && free.length > 0 && <Button onClick={() => chooseAll(free.map(({ item }) => item.id))}>{t('choose_all')}</Button>}>
          <Rows rows={due} {...part} />
        </Section>
      )}
      {soon.length > 0 && <Section title={t('soon_list')}><Rows rows={soon} {...part} may_choose={false} /></Section>}
      {may_dispose && free.length > 0 && (
        <div class={picked.length > 0 ? 'actions due-bar' : 'actions'}><span class="number" role="status">{t('chosen', { count: picked.length })}</span><Button tone="primary" disabled={picked.length === 0} onClick={() => setAsking(true)}>{t('dispose')}</Button></div>
      )}
      {asking && (
        <ProposeSheet
          title={two('propose_many', { count: picked.length })} early={[]} reason={picked.every(({ why }) => why === 'rejected') ? shelf('reason_rejected') : shelf('reason_expired')} people={people} own_id={rooms.session.person_id}
          onClose={() => setAsking(false)} onPropose={(proposing) => (setAsking(false), void propose(proposing))}
        />
      )}
      <p class="custody-foot small soft">{t('printed_at', { time: momentWords(new Date().toISOString(), new Date(0)), lab: rooms.session.lab.name })}</p>
    </Page>
  );
}
