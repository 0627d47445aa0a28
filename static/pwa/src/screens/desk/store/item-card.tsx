/** The item in hand: what it is, where it is, what was done to it, and what may be done now. */
import { useState } from 'preact/hooks';
import type { StorePlace } from '../../../domain/document';
import { type Doing, mayBeDone, proposedOf } from '../../../domain/item';
import { printed } from '../../../domain/label';
import { rangeAt } from '../../../domain/store-place';
import { paired } from '../../../i18n/listed';
import { momentWords } from '../../../i18n/moments';
import { t as two } from '../../../i18n/words/disposal';
import { t } from '../../../i18n/words/shelf';
import type { Rooms } from '../../../rooms';
import { Badge, Button, Icon, List, Notice, Row } from '../../../ui';
import type { StoredItem } from './found-item';
import { factWords, flagWords, kindWords, nameOfItem, type NameOfPerson, stateWords, whereWords } from './item-words';

interface ItemCardProps {
  rooms: Rooms;
  one: StoredItem;
  places: Map<string, StorePlace>;
  person: NameOfPerson;
  act: (doing: Doing) => void;
}

const degrees = (value: number | null): string => (value === null ? '…' : String(value));

function Range({ places, id }: { places: Map<string, StorePlace>; id: string | null }) {
  const place = rangeAt(places, id);
  return place && <span class="desk-under">{paired(t('range'), `${degrees(place.temperature_min)} – ${degrees(place.temperature_max)} °C`)}</span>;
}

function Facts({ rooms, one, places, person }: Omit<ItemCardProps, 'act'>) {
  const { view, sample } = one;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <dl class="desk-facts">
      <div class="store-where"><dt>{t('where')}</dt><dd>{whereWords(view, places, person)}{view.out && <span class="desk-under">{t('out_since', { time: momentWords(view.out.at) })}</span>}<Range places={places} id={view.place} /></dd></div>
      <div><dt>{t('label')}</dt><dd class="code">{printed(view.label)}</dd></div>
      {(view.container || view.amount) && <div><dt>{t('amount')}</dt><dd>{[view.container, view.amount].filter(Boolean).join(' · ')}</dd></div>}
      {view.amount_left !== null && <div><dt>{t('amount_left')}</dt><dd>{view.amount_left}</dd></div>}
      {view.retain_until && <div><dt>{t('retain_until')}</dt><dd>{view.retain_until}{view.retain_until < today && <> <Badge tone="warn" sign="!">{t('retain_over')}</Badge></>}</dd></div>}
      {!view.blind && sample && <div><dt>{t('of_sample')}</dt><dd>{sample.sample_no ?? '–'}<span class="desk-under"><button type="button" class="link" onClick={() => rooms.go(`/custody#${view.label}`)}>{t('custody')}</button></span></dd></div>}
    </dl>
  );
}

interface Line {
  op_id: string;
  kind: string;
  at: string;
  by: string;
  said: Record<string, unknown>;
  undone?: boolean;
}

const wordsIn = (said: Record<string, unknown>, places: Map<string, StorePlace>): string =>
  [typeof said['place'] === 'string' ? (places.get(said['place'])?.name ?? '') : '', said['purpose'], said['method'], said['reason'], said['to_name'], said['until']].filter((part) => typeof part === 'string' && part !== '').join(' · ');

function Moves({ one, places, person }: Pick<ItemCardProps, 'one' | 'places' | 'person'>) {
  const { view } = one;
  const facts: Line[] = view.facts ?? [];
  const waits = new Set(view.since.map(({ op_id }) => op_id));
  const lines: Line[] = [...facts, ...view.since].reverse();
  return (
    <section class="desk-history" aria-label={t('history')}>
      <h3>{t('history')}</h3>
      {lines.length === 0 ? <p class="soft small">{t('no_history')}</p> : (
        <List>
          {lines.map((line) => (
            <Row
              key={line.op_id} title={line.undone ? <s>{factWords(line.kind)}</s> : factWords(line.kind)}
              under={[wordsIn(line.said, places), person(line.by)].filter(Boolean).join(' · ')}
              aside={<>{momentWords(line.at)}{waits.has(line.op_id) && <><br /><Badge sign="✓">{t('waits')}</Badge></>}</>}
            />
          ))}
        </List>
      )}
    </section>
  );
}

const SHOWN_FIRST = 4;

function Acts({ doings, act }: { doings: Doing[]; act: (doing: Doing) => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? doings : doings.slice(0, SHOWN_FIRST);
  if (doings.length === 0) return null;
  return (
    <div class="desk-actions store-actions" role="group" aria-label={t('actions')}>
      {shown.map((doing, i) => <Button key={doing} tone={i === 0 ? 'primary' : ['dispose', 'break', 'lose'].includes(doing) ? 'danger' : 'plain'} onClick={() => act(doing)}>{t(`act_${doing}`)}</Button>)}
      {doings.length > shown.length && <Button onClick={() => setAll(true)}><Icon name="more" />{t('more_acts')}</Button>}
    </div>
  );
}

/** Two must say it: who has said it so far, and where the other one does. */
function ProposedPart({ rooms, one, person }: Pick<ItemCardProps, 'rooms' | 'one' | 'person'>) {
  const proposed = proposedOf(one.view);
  if (!proposed) return null;
  const { by, said } = proposed.proposal;
  return (
    <Notice tone="warn">
      {two('waits_here', { person: person(by), method: typeof said['method'] === 'string' ? said['method'] : '' })} <button type="button" class="link" onClick={() => rooms.go('/disposal')}>{two('to_disposal')}</button>
    </Notice>
  );
}

export function ItemCard({ rooms, one, places, person, act }: ItemCardProps) {
  const { view } = one;
  return (
    <article class="desk-record store-item" aria-label={t('item')}>
      <header class="desk-record-head">
        <h2>{nameOfItem(one)}</h2>
        <Badge tone={view.state === 'in_store' || view.state === 'retained' ? 'good' : 'plain'}>{stateWords(view.state)}</Badge>
      </header>
      {view.flags.length > 0 && <ul class="desk-warnings">{view.flags.map((flag) => <li key={flag}><Icon name="warn" />{flagWords(flag)}</li>)}</ul>}
      {view.flags.includes('moves_disagree') && <p class="small">{t('disagree_text')}</p>}
      {view.refused.length > 0 && <Notice tone="warn">{t('refused_kinds', { kinds: [...new Set(view.refused.map(factWords))].join('、') })}</Notice>}
      <ProposedPart rooms={rooms} one={one} person={person} />
      <Acts key={`${view.id}${view.state}`} doings={mayBeDone(view, rooms.session.roles)} act={act} />
      <Facts rooms={rooms} one={one} places={places} person={person} />
      {view.blind && <p class="soft small">{paired(kindWords(view), t('blind_text'))}</p>}
      <Moves one={one} places={places} person={person} />
    </article>
  );
}
