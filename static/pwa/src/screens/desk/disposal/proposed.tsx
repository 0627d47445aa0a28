/** Proposals on top of the disposal screen: those that wait for me, mine that wait for others, and what came back. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { StorePlace } from '../../../domain/document';
import { printed } from '../../../domain/label';
import { pathWords } from '../../../domain/store-place';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/disposal';
import { t as list } from '../../../i18n/words/places';
import { t as shelf } from '../../../i18n/words/shelf';
import type { Rooms } from '../../../rooms';
import { Badge, Button, Card, Section } from '../../../ui';
import { flagWords, nameOfItem, type NameOfPerson } from '../store/item-words';
import { ConfirmSheet, DeclineSheet } from './answer-sheets';
import { confirmActs, declineActs, type Proposal, type Proposals, type Proposed, withdrawActs } from './proposals';

interface CardProps {
  rooms: Rooms;
  one: Proposal;
  places: Map<string, StorePlace>;
  person: NameOfPerson;
  today: string;
}

const nameOf = ({ item, sample }: Proposed): string => nameOfItem({ view: item, sample });
/** Said at the item already: that it is proposed is what the card is about. */
const flagsOf = ({ item }: Proposed): string[] => item.flags.filter((flag) => flag !== 'disposal_proposed');

function ItemLine({ row, places, choice }: { row: Proposed; places: Map<string, StorePlace>; choice?: ComponentChildren }) {
  const { item } = row;
  return (
    <label class="row-inside due-row">
      {choice}
      <span class="row-text">
        <span class="row-title">{nameOf(row)}</span>
        <span class="row-under"><span class="code">{printed(item.label)}</span> · {pathWords(places, item.place) || shelf('where_none')}{item.retain_until && <> · {list('until', { until: item.retain_until })}</>}</span>
        {flagsOf(row).map((flag) => <span key={flag} class="row-under"><Badge tone="warn" sign="!">{flagWords(flag)}</Badge></span>)}
      </span>
    </label>
  );
}

function Head({ one, person, own, title }: { one: Proposal; person: NameOfPerson; own: string; title: string }) {
  const asked = one.asked === null ? t('asked_anybody') : one.asked === own ? t('asked_you') : t('asked', { person: person(one.asked) });
  return (
    <header>
      <h3>{title}</h3>
      <p class="soft small">{[momentWords(one.at), one.method, one.reason, asked].filter(Boolean).join(' · ')}</p>
    </header>
  );
}

const isEarly = ({ item, sample }: Proposed, today: string): boolean => (item.retain_until === null ? sample?.state !== 'rejected' : item.retain_until >= today);

function ForMe({ rooms, one, places, person, today }: CardProps) {
  const [left, setLeft] = useState(new Set<string>());
  const [asking, setAsking] = useState<'confirm' | 'decline' | null>(null);
  const { person_id: own, person: { name } } = rooms.session;
  const rows = one.rows.filter(({ item }) => !left.has(item.id));
  const turn = (id: string): void => setLeft((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]));
  const close = (): void => setAsking(null);
  const confirm = async (): Promise<void> => {
    close();
    await rooms.say(confirmActs(rows));
    rooms.toast(t('confirmed', { count: rows.length }), 'good');
  };
  const decline = async (reason: string): Promise<void> => {
    close();
    await rooms.say(declineActs(rows, reason));
    rooms.toast(t('declined', { person: person(one.by) }), 'good');
  };
  return (
    <Card>
      <Head one={one} person={person} own={own} title={t('by_other', { person: person(one.by), count: one.rows.length })} />
      <ul class="list due-list">
        {one.rows.map((row) => (
          <li key={row.item.id} class="row">
            <ItemLine row={row} places={places} choice={<input type="checkbox" checked={!left.has(row.item.id)} onChange={() => turn(row.item.id)} aria-label={`${list('choose')} ${nameOf(row)}`} />} />
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button disabled={rows.length === 0} onClick={() => setAsking('decline')}>{t('decline')}</Button>
        <Button tone="danger" disabled={rows.length === 0} onClick={() => setAsking('confirm')}>{t('confirm', { count: rows.length })}</Button>
      </div>
      {asking === 'confirm' && <ConfirmSheet count={rows.length} proposer={person(one.by)} own={name} method={one.method} early={rows.filter((row) => isEarly(row, today)).map(nameOf)} onClose={close} onConfirm={() => void confirm()} />}
      {asking === 'decline' && <DeclineSheet count={rows.length} proposer={person(one.by)} onClose={close} onDecline={(reason) => void decline(reason)} />}
    </Card>
  );
}

function Mine({ rooms, one, places, person }: CardProps) {
  const withdraw = async (): Promise<void> => {
    await rooms.say(withdrawActs(one.rows));
    rooms.toast(t('withdrawn', { count: one.rows.length }), 'good');
  };
  const title = one.declined ? t('by_you_back', { person: person(one.declined.by) }) : t('by_you', { count: one.rows.length });
  return (
    <Card>
      <Head one={one} person={person} own={rooms.session.person_id} title={title} />
      {one.declined && <p><strong>{t('because', { reason: one.declined.reason })}</strong></p>}
      <ul class="list due-list">{one.rows.map((row) => <li key={row.item.id} class="row"><ItemLine row={row} places={places} /></li>)}</ul>
      <div class="actions"><Button onClick={() => void withdraw()}>{t(one.declined ? 'seen' : 'withdraw')}</Button></div>
    </Card>
  );
}

export function ProposalsPart({ proposals: { for_me, mine, back }, ...props }: Omit<CardProps, 'one'> & { proposals: Proposals }) {
  return (
    <>
      {for_me.length > 0 && <Section title={t('for_me')}>{for_me.map((one) => <ForMe key={one.key} one={one} {...props} />)}</Section>}
      {back.length > 0 && <Section title={t('back')}>{back.map((one) => <Mine key={one.key} one={one} {...props} />)}</Section>}
      {mine.length > 0 && <Section title={t('mine')}>{mine.map((one) => <Mine key={one.key} one={one} {...props} />)}</Section>}
    </>
  );
}
