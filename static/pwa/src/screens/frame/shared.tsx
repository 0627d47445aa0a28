/** 共用此手机: who is here, one's own PIN, and how a colleague comes in. */
import { useRef, useState } from 'preact/hooks';
import type { Session } from '../../domain/session';
import { t } from '../../i18n/words/shared';
import type { Rooms, ScreenProps } from '../../rooms';
import { Pins } from '../../store/pins';
import { Badge, Button, Icon, List, Notice, Page, Row, Section, Sheet, useWatched } from '../../ui';
import { PinForm } from './pin-form';

interface Seat {
  session: Session;
  has_pin: boolean;
  waiting: number;
  trouble: string | undefined;
}

async function seatsOf({ store }: Rooms, pins: Pins): Promise<Seat[]> {
  const troubles = (await store.meta.find('colleagues')) ?? {};
  return Promise.all((await store.auth.everyone()).map(async (session) => {
    const { operations, photos } = await store.as(session.person_id).outbox.countOwn();
    return { session, has_pin: await pins.has(session.person_id), waiting: operations + photos, trouble: troubles[session.person_id] };
  }));
}

function SeatRow({ seat, acting }: { seat: Seat; acting: boolean }) {
  const { session, has_pin, waiting, trouble } = seat;
  const words = [acting ? t('shared_acting') : '', waiting > 0 ? t('shared_waiting', { count: waiting }) : '', trouble === 'sign_in' || trouble === 'revoked' ? t(`trouble_${trouble}`) : ''];
  return (
    <Row
      lead={<Icon name="me" />}
      title={session.person.name}
      under={words.filter(Boolean).join(' · ')}
      aside={<Badge tone={has_pin ? 'good' : 'warn'} sign={has_pin ? '✓' : '!'}>{has_pin ? t('shared_pin') : t('shared_no_pin')}</Badge>}
    />
  );
}

function AddColleague({ rooms, ready }: { rooms: Rooms; ready: boolean }) {
  if (!ready) return <Notice tone="info" title={t('shared_first_pin')} />;
  return (
    <>
      <p class="soft">{t('shared_add_text')}</p>
      <div class="actions">
        <Button onClick={() => rooms.go('/e')}>{t('shared_code')}</Button>
        <Button onClick={() => rooms.go('/sign-in')}>{t('shared_password')}</Button>
      </div>
    </>
  );
}

export function SharedScreen({ rooms }: ScreenProps) {
  const pins = useRef(new Pins(rooms.store.ground, rooms.store.watch)).current;
  const [setting, setSetting] = useState(false);
  const seats = useWatched(rooms.store, () => seatsOf(rooms, pins));
  const me = rooms.session.person_id;
  if (!seats) return null;
  const own = seats.find(({ session }) => session.person_id === me)?.has_pin ?? false;
  const saved = (): void => {
    setSetting(false);
    rooms.toast(t('pin_saved'), 'good');
  };
  return (
    <Page title={t('shared_title')} back={{ label: t('back'), go: () => rooms.go('/me') }}>
      <p class="soft">{t('shared_intro')}</p>
      <Section title={t('shared_people')}>
        <List label={t('shared_people')}>{seats.map((seat) => <SeatRow key={seat.session.person_id} seat={seat} acting={seat.session.person_id === me} />)}</List>
        <div class="actions">
          <Button tone={own ? 'plain' : 'primary'} onClick={() => setSetting(true)}>{own ? t('pin_change') : t('pin_title')}</Button>
          {rooms.lock && <Button onClick={rooms.lock}>{t('shared_lock_now')}</Button>}
        </div>
      </Section>
      <Section title={t('shared_add')}><AddColleague rooms={rooms} ready={own} /></Section>
      {setting && (
        <Sheet title={own ? t('pin_change') : t('pin_title')} close_label={t('close')} onClose={() => setSetting(false)}>
          <PinForm pins={pins} person={me} has_pin={own} onSaved={saved} onCancel={() => setSetting(false)} />
        </Sheet>
      )}
    </Page>
  );
}
