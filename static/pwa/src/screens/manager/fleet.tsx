/** The phones: whose, when last heard of, what they still hold, and in plain words what is wrong. */
import { useEffect, useState } from 'preact/hooks';
import { momentWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { FleetDevice } from '../../sync/api';
import { Badge, Empty, Notice, troubleWords, useNow, useWatched } from '../../ui';
import { hoursWaiting, inOrderOfNeed, warningsOfPhone } from './fleet-warnings';
import { RevokeSheet } from './revoke-sheet';

/** Asked again every so often, and whenever `again` changes; the last answer stays on the screen. */
export function useAsked<T>(ask: () => Promise<T>, again: unknown, every_ms = 15_000): { answer: T | null; trouble: string; offline: boolean } {
  const [state, setState] = useState<{ answer: T | null; trouble: string; offline: boolean }>({ answer: null, trouble: '', offline: false });
  useEffect(() => {
    let gone = false;
    const look = (): void => {
      ask().then(
        (answer) => !gone && setState({ answer, trouble: '', offline: false }),
        (error: unknown) => !gone && setState((before) => ({ ...before, trouble: troubleWords(error), offline: (error as { no_answer?: boolean }).no_answer === true })),
      );
    };
    look();
    const timer = setInterval(() => document.visibilityState === 'visible' && look(), every_ms);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [again]);
  return state;
}

export const waitingWords = ({ waiting_operations, waiting_photos }: FleetDevice): string => {
  if (waiting_operations === null && waiting_photos === null) return t('unknown');
  if (!waiting_operations && !waiting_photos) return t('none');
  return t('waiting_count', { operations: waiting_operations ?? 0, photos: waiting_photos ?? 0 });
};

function clockWords(offset_ms: number | null, now: Date): string {
  if (offset_ms === null) return t('unknown');
  if (Math.abs(offset_ms) < 60_000) return t('clock_ok');
  return t('clock_by', { span: spanWords(new Date(now.getTime() - Math.abs(offset_ms)).toISOString(), now) });
}

function factsOf(device: FleetDevice, now: Date): [string, string][] {
  const kept = device.storage_persisted;
  return [
    [t('last_seen'), device.last_seen_at ? momentWords(device.last_seen_at, now) : t('never')],
    [t('waiting'), waitingWords(device)],
    [t('oldest'), device.oldest_waiting_at ? spanWords(device.oldest_waiting_at, now) : '–'],
    [t('storage'), kept === null ? t('unknown') : t(kept ? 'kept' : 'may_be_cleared')],
    [t('clock'), clockWords(device.clock_offset_ms, now)],
    [t('version'), device.app_build ?? t('unknown')],
  ];
}

interface PhoneProps {
  rooms: Rooms;
  device: FleetDevice;
  person: string;
  onRevoke: () => void;
}

function Phone({ rooms, device, person, onRevoke }: PhoneProps) {
  const now = useNow();
  const waits = useWatched(rooms.store, () => rooms.store.outbox.about(device.id), [device.id])?.some(({ state }) => state === 'waiting') ?? false;
  const warnings = warningsOfPhone(device, now);
  const own = device.id === rooms.session.device_id;
  return (
    <li class={`phone${device.revoked_at ? ' is-stopped' : ''}`} aria-label={`${person} · ${device.name}`}>
      <div class="phone-head">
        <strong>{person}</strong>
        <span class="phone-no">{String(device.device_no).padStart(3, '0')}</span>
      </div>
      <p class="soft small">{device.name}{own && ` · ${t('this_device')}`}</p>
      <div class="badges">
        {device.revoked_at && <Badge sign="■">{t('stopped_at', { time: momentWords(device.revoked_at) })}</Badge>}
        {waits && <Badge tone="info" sign="✓">{t('revoke_waits')}</Badge>}
        {!device.revoked_at && warnings.length === 0 && <Badge tone="good" sign="✓">{t('fine')}</Badge>}
        {warnings.map(({ key, tone }) => <Badge key={key} tone={tone} sign={tone === 'plain' ? '·' : '!'}>{t(`w_${key}`, { hours: hoursWaiting(device, now) })}</Badge>)}
      </div>
      <dl class="phone-facts">{factsOf(device, now).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {!device.revoked_at && !waits && <div><button type="button" class="phone-stop" onClick={onRevoke}>{t('revoke')}</button></div>}
    </li>
  );
}

export function Fleet({ rooms, nameOf, again }: { rooms: Rooms; nameOf: (person_id: string) => string; again: unknown }) {
  const { answer, trouble, offline } = useAsked(() => rooms.api.fleet(), again);
  const [stopping, setStopping] = useState<FleetDevice | null>(null);
  if (!answer) return trouble ? <Notice tone={offline ? 'plain' : 'warn'}>{offline ? t('offline_part') : trouble}</Notice> : <p class="soft" role="status">{t('loading')}</p>;
  if (answer.devices.length === 0) return <Empty icon="people" text={t('no_phones')} />;
  return (
    <>
      {trouble && <p class="soft small" role="status">{offline ? t('offline_part') : trouble}</p>}
      <ul class="phones" aria-label={t('phones')}>
        {inOrderOfNeed(answer.devices, new Date()).map((device) => (
          <Phone key={device.id} rooms={rooms} device={device} person={nameOf(device.person_id)} onRevoke={() => setStopping(device)} />
        ))}
      </ul>
      {stopping && <RevokeSheet rooms={rooms} device={stopping} name={`${nameOf(stopping.person_id)} · ${stopping.name}`} onClose={() => setStopping(null)} />}
    </>
  );
}
