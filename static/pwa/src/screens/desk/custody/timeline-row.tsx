/** One thing that was said: what, who, when by which clock, where, and where it stands in the chain. Taken back, it stays readable. */
import type { CustodyRow } from '../../../domain/chain-of-custody';
import type { Sample } from '../../../domain/document';
import { printed, readTyped } from '../../../domain/label';
import type { Place } from '../../../domain/operation';
import { paired } from '../../../i18n/listed';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/custody';
import type { Rooms } from '../../../rooms';
import { Badge } from '../../../ui';
import { fieldWords, valueWords } from '../../amend/field-words';
import { Photos } from '../../photos/photo-strip';
import { bandWords } from '../band';
import { type Names, rowTitle, saidLines, wordOf } from './said-lines';

const DATED = new Date(0);
const HASH_SHOWN = 12;

export const hashShort = (hash: string): string => hash.slice(0, HASH_SHOWN);

const titleWords = (title: string): string => (readTyped(title).ok ? printed(title) : title);

function whoWords({ by_name, role, by, device_name, device_no }: CustodyRow, { person }: Names): string {
  const name = by_name ?? person(by) ?? t('server_voice');
  const who = role ? t('who', { name, role: wordOf(`role_${role}`, role) }) : name;
  const device = device_no === null ? '' : device_name ? t('device', { name: device_name, no: device_no }) : t('device_plain', { no: device_no });
  return [who, device].filter(Boolean).join(' · ');
}

/** The effective time is the main one; the other clocks stand beside it. */
function Times({ row }: { row: CustodyRow }) {
  const band = bandWords(row.unsure, row.band_s);
  const clocks = [row.device_time && t('device_time', { time: momentWords(row.device_time, DATED) }), row.received_at && t('received_at', { time: momentWords(row.received_at, DATED) })].filter(Boolean);
  return (
    <p class="custody-when number">
      <time dateTime={row.at}>{momentWords(row.at, DATED)}</time>
      {band && <span class={row.unsure ? 'custody-unsure' : ''}> {band}</span>}
      {clocks.length > 0 && <span class="custody-clocks">{clocks.join(' · ')}</span>}
    </p>
  );
}

function placeWords(place: Place): string {
  if (place.method === 'none') return t('no_position', { reason: place.reason });
  return t('position', { latitude: place.latitude.toFixed(5), longitude: place.longitude.toFixed(5), accuracy: Math.round(place.accuracy_m ?? 0) });
}

/** A correction: what it said, what it should say, and why; the reason stands below with the rest. */
function Change({ rooms, row }: { rooms: Rooms; row: CustodyRow }) {
  const { field, old, new: now, applied } = row.said as { field: string; old: Sample['qty_total']; new: Sample['qty_total']; applied?: boolean };
  const words = (value: Sample['qty_total']): string => valueWords(rooms.reference, field, value);
  return (
    <p class="custody-change">
      <strong>{fieldWords(rooms.reference, field)}</strong> <s>{words(old)}</s> <span aria-hidden="true">→</span> <b>{words(now)}</b>
      {applied === false && <> <Badge tone="warn" sign="!">{t('late')}</Badge></>}
    </p>
  );
}

function Marks({ row }: { row: CustodyRow }) {
  const mode = row.said['scan_mode'];
  return (
    <>
      {(mode === 'scanned' || mode === 'manual') && <Badge sign={mode === 'scanned' ? '▥' : '⌨'}>{t(mode)}</Badge>}
      {row.undone && <Badge tone="warn" sign="↶">{t('undone')}</Badge>}
      {row.withdrawn && <Badge tone="warn" sign="↶">{t('withdrawn')}</Badge>}
      {row.answered_by && <Badge sign="↪">{t('answered')}</Badge>}
    </>
  );
}

const asPhotos = (row: CustodyRow): Sample => ({ photos: row.photos.map((photo) => ({ ...photo, mime: 'image/jpeg', size: 0, taken_at: null, op_id: `${row.op_id}${photo.sha256}` })) }) as unknown as Sample;

export function TimelineRow({ rooms, row, names, main }: { rooms: Rooms; row: CustodyRow; names: Names; main: string | null }) {
  const lines = saidLines(row, names);
  const title = rowTitle(row);
  return (
    <li class={`custody-row${row.undone ? ' is-undone' : ''}`}>
      <div class="custody-row-head">
        <h3>{row.undone ? <s>{title}</s> : title}</h3>
        {row.of.id !== main && row.of.title && <span class="soft small">{t(`kind_${row.of.kind}`)} <span class="code">{titleWords(row.of.title)}</span></span>}
        <Marks row={row} />
      </div>
      <Times row={row} />
      <p class="custody-who">{whoWords(row, names)}</p>
      {row.kind === 'sample.amend' && <Change rooms={rooms} row={row} />}
      {lines.length > 0 && <dl class="custody-said">{lines.map(({ key, name, value }) => <div key={key}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
      {row.place && <p class="small soft">{paired(t('where'), placeWords(row.place))}</p>}
      {row.photos.length > 0 && <Photos rooms={rooms} sample={asPhotos(row)} />}
      {row.pos !== null && row.hash !== null && <p class="custody-chain code">{t('in_chain', { pos: row.pos, hash: hashShort(row.hash) })}</p>}
    </li>
  );
}
