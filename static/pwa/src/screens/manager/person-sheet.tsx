/** A person: name and roles, for the administrator; and the next steps once the server knows them. */
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { newId } from '../../domain/identity';
import type { Role } from '../../domain/session';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import { Button, Chips, Sheet, TextField } from '../../ui';

export const ROLES: Role[] = ['sampler', 'receiver', 'manager', 'quality', 'admin', 'auditor', 'analyst', 'reviewer', 'approver'];
export const rolesWords = (roles: Role[]): string => roles.map((role) => t(`role_${role}`)).join(' · ');

interface PersonSheetProps {
  rooms: Rooms;
  /** Null adds a new one. */
  person: Person | null;
  onSaved: (person: Person, is_new: boolean) => void;
  /** Leads to the sign-in of a person the server knows. */
  onPassword: (() => void) | undefined;
  onClose: () => void;
}

function sayPerson(rooms: Rooms, before: Person | null, person: Person): Promise<unknown> {
  const { name, roles, active } = person;
  const records = [{ collection: 'people' as const, id: person.id, doc: person }];
  return before === null
    ? rooms.say([{ kind: 'person.add', subject: person.id, body: { name, roles } }], { records })
    : rooms.say([{ kind: 'person.change', subject: person.id, body: { name, roles, active } }], { records });
}

export function PersonSheet({ rooms, person, onSaved, onPassword, onClose }: PersonSheetProps) {
  const [name, setName] = useState(person?.name ?? '');
  const [roles, setRoles] = useState<Role[]>(person?.roles ?? ['sampler']);
  const [tried, setTried] = useState(false);
  const save = async (active: boolean): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || roles.length === 0) return;
    const doc: Person = { id: person?.id ?? newId(), lab_id: rooms.session.lab_id, name: name.trim(), roles, active };
    await sayPerson(rooms, person, doc);
    rooms.toast(t('person_saved', { name: doc.name }), 'good');
    onSaved(doc, person === null);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void save(person?.active ?? true);
  };
  return (
    <Sheet title={person ? t('person_change', { name: person.name }) : t('person_new')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={submit}>
        <TextField label={t('name')} value={name} onChange={setName} maxLength={200} autoComplete="off" error={tried && name.trim() === '' ? t('name_needed') : undefined} />
        <Chips
          label={t('roles')} several choices={ROLES.map((role) => ({ value: role, text: t(`role_${role}`) }))} chosen={roles}
          onChange={(chosen) => setRoles(ROLES.filter((role) => chosen.includes(role)))} error={tried && roles.length === 0 ? t('roles_needed') : undefined}
        />
        <div class="actions">
          {onPassword && <Button onClick={onPassword}>{t('set_password')}</Button>}
          {person && person.id !== rooms.session.person_id && (
            <Button tone={person.active ? 'danger' : 'plain'} onClick={() => void save(!person.active)}>{t(person.active ? 'deactivate' : 'activate')}</Button>
          )}
          <Button tone="primary" type="submit">{t('save')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
