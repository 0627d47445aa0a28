/** 添加手机: for whom, then the code to scan or type, how long it is good for, and word when a phone has used it. */
import { useEffect, useState } from 'preact/hooks';
import type { Person } from '../../domain/document';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { Enrolment, EnrolmentState } from '../../sync/api';
import { Button, Notice, SelectField, Sheet, troubleWords, useNow } from '../../ui';
import { Qr } from '../../ui/qr';

const LOOK_EVERY_MS = 2000;

/** 9:05, never below nothing. */
export function countdown(until: string, now: Date): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const grouped = (code: string): string => (code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code);

function useEnrolmentState(rooms: Rooms, id: string): EnrolmentState | null {
  const [state, setState] = useState<EnrolmentState | null>(null);
  const over = state !== null && state.state !== 'open';
  useEffect(() => {
    if (over) return;
    // A look that fails is made again: the phone may join while this page has no network.
    const timer = setInterval(() => void rooms.api.enrolment(id).then(setState, () => undefined), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [id, over]);
  return state;
}

interface CodeProps {
  rooms: Rooms;
  enrolment: Enrolment;
  person: Person;
  onAgain: () => void;
  onClose: () => void;
}

async function copy(rooms: Rooms, url: string): Promise<void> {
  await navigator.clipboard.writeText(url);
  rooms.toast(t('copied'), 'good');
}

function Code({ rooms, enrolment, person, onAgain, onClose }: CodeProps) {
  const now = useNow(1000);
  const seen = useEnrolmentState(rooms, enrolment.id);
  const state = seen?.state ?? 'open';
  const expired = state === 'expired' || (state === 'open' && Date.parse(enrolment.expires_at) <= now.getTime());
  if (state === 'used') {
    return (
      <>
        <Notice tone="good" urgent>{t('enrol_used', { device: seen?.used_by?.name ?? '' })}</Notice>
        <div class="actions"><Button tone="primary" onClick={onClose}>{t('done')}</Button></div>
      </>
    );
  }
  if (expired || state === 'cancelled') {
    return (
      <>
        <Notice tone="warn" urgent>{t(expired ? 'enrol_expired' : 'enrol_cancelled')}</Notice>
        <div class="actions"><Button tone="primary" onClick={onAgain}>{t('new_code')}</Button></div>
      </>
    );
  }
  const cancel = (): void => void rooms.api.cancelEnrolment(enrolment.id).catch(() => undefined).then(onClose);
  return (
    <div class="enrol">
      <p>{t('enrol_intro', { name: person.name })}</p>
      <Qr text={enrolment.url} label={t('qr_label')} />
      <div>
        <p class="soft small">{t('short_code')}</p>
        <p class="enrol-code code">{grouped(enrolment.short_code)}</p>
      </div>
      <p class="number" role="timer">{t('left', { time: countdown(enrolment.expires_at, now) })}</p>
      <p class="soft" role="status">{t('enrol_open')}</p>
      <div class="actions">
        <Button onClick={() => void copy(rooms, enrolment.url)}>{t('copy_link')}</Button>
        <Button onClick={cancel}>{t('cancel_code')}</Button>
      </div>
    </div>
  );
}

interface EnrolSheetProps {
  rooms: Rooms;
  people: Person[];
  /** Already chosen, when the sheet is opened from a person. */
  person_id: string | null;
  onClose: () => void;
}

export function EnrolSheet({ rooms, people, person_id, onClose }: EnrolSheetProps) {
  const [chosen, setChosen] = useState(person_id ?? '');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const person = people.find(({ id }) => id === chosen);
  const make = async (): Promise<void> => {
    setBusy(true);
    setTrouble('');
    await rooms.api.addEnrolment(chosen).then(setEnrolment, (error: unknown) => setTrouble(troubleWords(error)));
    setBusy(false);
  };
  const choices = people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Sheet title={t('add_phone')} close_label={t('close')} onClose={onClose}>
      {trouble && <Notice tone="warn" urgent>{trouble}</Notice>}
      {enrolment && person ? <Code key={enrolment.id} rooms={rooms} enrolment={enrolment} person={person} onAgain={() => void make()} onClose={onClose} /> : (
        <>
          <SelectField label={t('add_phone_for')} value={chosen} choices={choices} empty={t('choose_person')} onChange={setChosen} />
          <div class="actions"><Button tone="primary" busy={busy} disabled={!person} onClick={() => void make()}>{t('make_code')}</Button></div>
        </>
      )}
    </Sheet>
  );
}
