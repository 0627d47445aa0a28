/** One device: whose, when last heard of, what it still holds, and in plain words what is wrong and what to do. */
import { momentWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { FleetDevice, Gap } from '../../sync/api';
import { Badge, useNow, useWatched } from '../../ui';
import { hoursWaiting, isProgram, warningsOfPhone } from './fleet-warnings';

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
  const seen: [string, string] = [t('last_seen'), device.last_seen_at ? momentWords(device.last_seen_at, now) : t('never')];
  if (isProgram(device)) return [seen, [t('last_number'), String(device.last_seq ?? '–')]];
  return [
    seen,
    [t('waiting'), waitingWords(device)],
    [t('oldest'), device.oldest_waiting_at ? spanWords(device.oldest_waiting_at, now) : '–'],
    [t('storage'), kept === null ? t('unknown') : t(kept ? 'kept' : 'may_be_cleared')],
    [t('clock'), clockWords(device.clock_offset_ms, now)],
    [t('version'), device.app_build ?? t('unknown')],
  ];
}

/** 41–44 号记录没有到，之前 09:12，之后 10:03。 */
export function gapWords({ first, last, after_at, before_at }: Gap): string {
  const which = first === last ? t('gap_one', { numbers: first }) : t('gap_many', { numbers: `${first}–${last}` });
  const before = after_at ? t('gap_after', { time: momentWords(after_at) }) : t('gap_from_start');
  return `${which}${before}${before_at ? t('gap_before', { time: momentWords(before_at) }) : ''}${t('gap_end')}`;
}

function Gaps({ device, person }: { device: FleetDevice; person: string }) {
  if (device.gaps.length === 0) return null;
  return (
    <div class="phone-gaps">
      <ul aria-label={t('gaps')}>{device.gaps.map((gap) => <li key={gap.first}>{gapWords(gap)}</li>)}</ul>
      <p>{isProgram(device) ? t('gap_do_program') : t('gap_do', { name: person })}</p>
    </div>
  );
}

function Badges({ device, waits, now }: { device: FleetDevice; waits: boolean; now: Date }) {
  const warnings = warningsOfPhone(device, now);
  return (
    <div class="badges">
      {device.revoked_at && <Badge sign="■">{t('stopped_at', { time: momentWords(device.revoked_at) })}</Badge>}
      {waits && <Badge tone="info" sign="✓">{t('revoke_waits')}</Badge>}
      {!device.revoked_at && warnings.length === 0 && <Badge tone="good" sign="✓">{t('fine')}</Badge>}
      {warnings.map(({ key, tone }) => <Badge key={key} tone={tone} sign={tone === 'plain' ? '·' : '!'}>{t(`w_${key}`, { hours: hoursWaiting(device, now) })}</Badge>)}
    </div>
  );
}

interface PhoneProps {
  rooms: Rooms;
  device: FleetDevice;
  person: string;
  onRevoke: () => void;
}

export function Phone({ rooms, device, person, onRevoke }: PhoneProps) {
  const now = useNow();
  const waits = useWatched(rooms.store, () => rooms.store.outbox.about(device.id), [device.id])?.some(({ state }) => state === 'waiting') ?? false;
  const own = device.id === rooms.session.device_id;
  return (
    <li class={`phone${device.revoked_at ? ' is-stopped' : ''}`} aria-label={`${person} · ${device.name}`}>
      <div class="phone-head">
        <strong>{person}</strong>
        <span class="phone-no">{String(device.device_no).padStart(3, '0')}</span>
      </div>
      <p class="soft small">{device.name}{own && ` · ${t('this_device')}`}</p>
      <Badges device={device} waits={waits} now={now} />
      <Gaps device={device} person={person} />
      <dl class="phone-facts">{factsOf(device, now).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {!device.revoked_at && !waits && (
        <div><button type="button" class="phone-stop" onClick={onRevoke}>{t(isProgram(device) ? 'revoke_program' : 'revoke')}<span class="only-spoken"> {person} · {device.name}</span></button></div>
      )}
    </li>
  );
}
