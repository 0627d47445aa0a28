/** 人员与手机: who works here, which phones they carry, and what was set aside. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/manager';
import type { Rooms, ScreenProps } from '../../rooms';
import { Badge, Button, Empty, List, Page, Row, Section, useTold, useWatched } from '../../ui';
import { EnrolSheet } from './enrol-sheet';
import { Fleet } from './fleet';
import { NextSteps, PasswordSheet } from './next-steps';
import { PersonSheet, rolesWords } from './person-sheet';
import { Held } from './held';
import { Quarantine } from './quarantine';

type Window =
  | { kind: 'person'; person: Person | null }
  | { kind: 'steps'; person: Person }
  | { kind: 'password'; person: Person }
  | { kind: 'phone'; person_id: string | null };

const inOrder = (a: Person, b: Person): number => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh');

function PersonRow({ person, own, onOpen }: { person: Person; own: boolean; onOpen: (() => void) | undefined }) {
  return (
    <Row
      title={<>{person.name}{own && <span class="field-mark">{t('you')}</span>}</>} under={rolesWords(person.roles)}
      aside={person.active ? undefined : <Badge>{t('inactive')}</Badge>} onClick={onOpen}
    />
  );
}

interface MembersProps {
  rooms: Rooms;
  people: Person[] | undefined;
  open: (window: Window) => void;
}

function Members({ rooms: { session }, people, open }: MembersProps) {
  const is_admin = session.roles.includes('admin');
  const openPerson = (person: Person): (() => void) | undefined => (is_admin ? () => open({ kind: 'person', person }) : undefined);
  return (
    <Section title={t('people')} aside={is_admin && <Button onClick={() => open({ kind: 'person', person: null })}>{t('add_person')}</Button>}>
      {!is_admin && <p class="soft small stack-gap">{t('only_admin')}</p>}
      {!people && <p class="soft" role="status">{t('loading')}</p>}
      {people?.length === 0 && <Empty icon="people" text={t('no_people')} />}
      {people && people.length > 0 && (
        <List label={t('people')}>
          {people.map((person) => <PersonRow key={person.id} person={person} own={person.id === session.person_id} onOpen={openPerson(person)} />)}
        </List>
      )}
    </Section>
  );
}

interface OpenWindowProps {
  rooms: Rooms;
  window: Window;
  people: Person[];
  open: (window: Window) => void;
  close: () => void;
}

function OpenWindow({ rooms, window, people, open, close }: OpenWindowProps) {
  switch (window.kind) {
    case 'person': {
      const { person } = window;
      const saved = (now: Person, is_new: boolean): void => (is_new ? open({ kind: 'steps', person: now }) : close());
      return <PersonSheet rooms={rooms} person={person} onSaved={saved} onClose={close} onPassword={person ? () => open({ kind: 'password', person }) : undefined} />;
    }
    case 'steps': {
      const { person } = window;
      return <NextSteps rooms={rooms} person={person} onClose={close} onPhone={() => open({ kind: 'phone', person_id: person.id })} onPassword={() => open({ kind: 'password', person })} />;
    }
    case 'password':
      return <PasswordSheet rooms={rooms} person={window.person} onClose={close} />;
    case 'phone':
      return <EnrolSheet rooms={rooms} people={people} person_id={window.person_id} onClose={close} />;
  }
}

export function PeopleScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const people = useWatched(rooms.store, async () => (await rooms.store.documents.list('people')).sort(inOrder));
  const [window, setWindow] = useState<Window | null>(null);
  const nameOf = (id: string): string => people?.find((person) => person.id === id)?.name ?? t('unknown');
  const members = <Members key="members" rooms={rooms} people={people} open={setWindow} />;
  const phones = (
    <Section key="phones" title={t('phones')} aside={<Button tone="primary" onClick={() => setWindow({ kind: 'phone', person_id: null })}>{t('add_phone')}</Button>}>
      <Fleet rooms={rooms} nameOf={nameOf} again={`${window?.kind}${rooms.sync.state.reached_at}`} />
    </Section>
  );
  return (
    <Page title={t('people_title')} wide>
      {rooms.session.roles.includes('admin') ? [members, phones] : [phones, members]}
      <Section title={t('held')}><Held rooms={rooms} nameOf={nameOf} /></Section>
      <Section title={t('quarantine')}><Quarantine rooms={rooms} nameOf={nameOf} /></Section>
      {window && <OpenWindow rooms={rooms} window={window} people={people ?? []} open={setWindow} close={() => setWindow(null)} />}
    </Page>
  );
}
