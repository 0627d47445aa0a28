/** 人员与手机: who works here, which phones they carry, and what was set aside. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/manager';
import type { ScreenProps } from '../../rooms';
import { Badge, Button, Empty, List, Page, Row, Section, useTold, useWatched } from '../../ui';
import { EnrolSheet } from './enrol-sheet';
import { Fleet } from './fleet';
import { NextSteps, PasswordSheet } from './next-steps';
import { PersonSheet, rolesWords } from './person-sheet';
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

export function PeopleScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const { store, session } = rooms;
  const people = useWatched(store, async () => (await store.documents.list('people')).sort(inOrder));
  const [window, setWindow] = useState<Window | null>(null);
  const close = (): void => setWindow(null);
  const is_admin = session.roles.includes('admin');
  const nameOf = (id: string): string => people?.find((person) => person.id === id)?.name ?? t('unknown');
  const saved = (person: Person, is_new: boolean): void => setWindow(is_new ? { kind: 'steps', person } : null);
  const phones = (
    <Section key="phones" title={t('phones')} aside={<Button tone="primary" onClick={() => setWindow({ kind: 'phone', person_id: null })}>{t('add_phone')}</Button>}>
        <Fleet rooms={rooms} nameOf={nameOf} again={`${window?.kind}${rooms.sync.state.reached_at}`} />
      </Section>
  );
  const members = (
      <Section key="members" title={t('people')} aside={is_admin && <Button onClick={() => setWindow({ kind: 'person', person: null })}>{t('add_person')}</Button>}>
        {!is_admin && <p class="soft small stack-gap">{t('only_admin')}</p>}
        {people?.length === 0 && <Empty icon="people" text={t('no_people')} />}
        {people && people.length > 0 && (
          <List label={t('people')}>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} own={person.id === session.person_id} onOpen={is_admin ? () => setWindow({ kind: 'person', person }) : undefined} />
            ))}
          </List>
        )}
      </Section>
  );
  return (
    <Page title={t('people_title')} wide>
      {is_admin ? [members, phones] : [phones, members]}
      <Section title={t('quarantine')}><Quarantine rooms={rooms} nameOf={nameOf} /></Section>
      {window?.kind === 'person' && (
        <PersonSheet
          rooms={rooms} person={window.person} onSaved={saved} onClose={close}
          onPassword={window.person ? () => window.person && setWindow({ kind: 'password', person: window.person }) : undefined}
        />
      )}
      {window?.kind === 'steps' && (
        <NextSteps
          rooms={rooms} person={window.person} onClose={close}
          onPhone={() => setWindow({ kind: 'phone', person_id: window.person.id })} onPassword={() => setWindow({ kind: 'password', person: window.person })}
        />
      )}
      {window?.kind === 'password' && <PasswordSheet rooms={rooms} person={window.person} onClose={close} />}
      {window?.kind === 'phone' && <EnrolSheet rooms={rooms} people={people ?? []} person_id={window.person_id} onClose={close} />}
    </Page>
  );
}
