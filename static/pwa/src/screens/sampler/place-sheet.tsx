/** Where it was, said by a person: a tap on a plain map, typed coordinates with the map they come from, or the site's own position. Each with a reason. */
import { useState } from 'preact/hooks';
import { bearingOf, distanceMetres, distanceWords, type Point } from '../../domain/distance';
import type { Site } from '../../domain/document';
import type { Crs } from '../../domain/operation';
import { groundOf, isShifted, type Placed, readCoordinates } from '../../domain/whereabouts';
import { t } from '../../i18n/words/whereabouts';
import type { Rooms } from '../../rooms';
import { Button, Chips, Notice, SelectField, Sheet, TextField, useWatched } from '../../ui';
import { type MapPlace, SiteMap } from '../../ui/map';
import { nearestFirst, positionOf } from './sites';

interface PlaceSheetProps {
  rooms: Rooms;
  site_id: string;
  /** The fix that the phone gave, where it gave one. */
  here: Placed | null;
  onDone: (place: Placed) => void;
  onClose: () => void;
}

type Way = 'map' | 'typed' | 'site';
const REASONS = ['why_indoors', 'why_denied', 'why_wrong', 'why_later'] as const;
const DATUMS: Crs[] = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'];

interface Said {
  pin: Point | null;
  text: string;
  crs: Crs;
  reason: string;
}

function placeSaid(way: Way, { pin, text, crs, reason }: Said, site: Point | null): Placed | null {
  const at = way === 'map' ? pin : way === 'typed' ? readCoordinates(text) : site;
  if (!at || reason.trim() === '') return null;
  return {
    method: way === 'site' ? 'site_default' : 'pin', latitude: at.latitude, longitude: at.longitude, crs: way === 'typed' ? crs : 'WGS84',
    accuracy_m: null, captured_at: new Date().toISOString(), reason: reason.trim(),
  };
}

export function PlaceSheet({ rooms, site_id, here, onDone, onClose }: PlaceSheetProps) {
  const sites = useWatched(rooms.store, () => rooms.store.documents.list('sites')) ?? [];
  const site = sites.find(({ id }) => id === site_id);
  const site_at = site ? positionOf(site) : null;
  const [way, setWay] = useState<Way>('map');
  const [said, setSaid] = useState<Said>({ pin: null, text: '', crs: 'WGS84', reason: '' });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Said>): void => setSaid((before) => ({ ...before, ...part }));
  const save = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const place = placeSaid(way, said, site_at);
    if (place) onDone(place);
  };
  const ways: Way[] = site_at ? ['map', 'typed', 'site'] : ['map', 'typed'];
  return (
    <Sheet title={t('title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <Chips label={t('way')} choices={ways.map((value) => ({ value, text: t(`way_${value}`) }))} chosen={[way]} onChange={([one]) => setWay(one as Way)} hint={t('by_hand_mark')} />
        {way === 'map' && <PinMap sites={sites} site={site} here={here} pin={said.pin} onPin={(pin) => set({ pin })} missing={tried && !said.pin} />}
        {way === 'typed' && <Typed said={said} set={set} tried={tried} />}
        {way === 'site' && site && <p class="stack-gap">{site.name}</p>}
        <ReasonField reason={said.reason} onChange={(reason) => set({ reason })} error={tried && said.reason.trim() === '' ? t('needed') : undefined} />
        <div class="actions"><Button tone="primary" type="submit" wide>{t('save')}</Button></div>
      </form>
    </Sheet>
  );
}

function ReasonField({ reason, onChange, error }: { reason: string; onChange: (reason: string) => void; error: string | undefined }) {
  return (
    <div class="stack-gap">
      <TextField label={t('why')} value={reason} onChange={onChange} maxLength={200} error={error} />
      <div class="quick">
        {REASONS.map((key) => <button key={key} type="button" aria-pressed={reason === t(key)} onClick={() => onChange(t(key))}>{t(key)}</button>)}
      </div>
    </div>
  );
}

function Typed({ said: { text, crs }, set, tried }: { said: Said; set: (part: Partial<Said>) => void; tried: boolean }) {
  const read = readCoordinates(text);
  const words = read ? t('read_as', { latitude: read.latitude, longitude: read.longitude }) : t('coordinates_hint');
  return (
    <>
      <TextField label={t('coordinates')} hint={words} value={text} onChange={(now) => set({ text: now })} autoComplete="off" error={tried && !read ? t('coordinates_bad') : undefined} maxLength={60} />
      <SelectField label={t('datum')} value={crs} choices={DATUMS.map((value) => ({ value, text: t(`datum_${value as 'WGS84'}`) }))} onChange={(now) => set({ crs: now as Crs })} />
      {isShifted(crs) && <Notice tone="warn">{t('datum_shifted')}</Notice>}
    </>
  );
}

const DIRECTIONS = ['north', 'north_east', 'east', 'south_east', 'south', 'south_west', 'west', 'north_west'] as const;
const MOST_SITES = 20;
/** A circle this large is found with a finger. */
const LARGE = 0.7;

function pinWords(pin: Point, site: Point | null): string {
  if (!site) return t('pin_place', { latitude: pin.latitude.toFixed(5), longitude: pin.longitude.toFixed(5) });
  const direction = DIRECTIONS[Math.round(bearingOf(site, pin) / 45) % 8] ?? 'north';
  return t('pin_at', { distance: distanceWords(distanceMetres(site, pin)), direction: t(direction) });
}

function placesOn(sites: Site[], site: Site | undefined, here: Point | null, pin: Point | null): MapPlace[] {
  const around = site ? (positionOf(site) ?? here) : here;
  const shown = nearestFirst(sites, around).map((one) => one.site).filter((one) => positionOf(one)).slice(0, MOST_SITES);
  const places = shown.map((one): MapPlace => ({ id: one.id, name: one.name, town: one.name, ...(positionOf(one) as Point), size: one.id === site?.id ? LARGE : 0.1, tone: one.id === site?.id ? 4 : 1 }));
  const mark = (id: string, name: string, at: Point | null, tone: number): MapPlace[] => (at ? [{ id, name, town: name, latitude: at.latitude, longitude: at.longitude, size: LARGE, tone }] : []);
  return [...places, ...mark('fix', t('my_fix'), here, 0), ...mark('pin', t('my_pin'), pin, 5)];
}

interface PinMapProps {
  sites: Site[];
  site: Site | undefined;
  here: Placed | null;
  pin: Point | null;
  onPin: (pin: Point) => void;
  missing: boolean;
}

function PinMap({ sites, site, here, pin, onPin, missing }: PinMapProps) {
  const ground = groundOf(here);
  const site_at = site ? positionOf(site) : null;
  const words = { label: t('map_label'), loading: t('map_loading'), failed: t('map_failed'), fit: t('map_fit'), zoom_in: t('zoom_in'), zoom_out: t('zoom_out') };
  return (
    <div class="stack-gap pin-map">
      {sites.length > 0 && <SiteMap places={placesOn(sites, site, ground, pin)} chosen={pin ? 'pin' : null} onChoose={() => undefined} words={words} onPoint={onPin} around={site_at ?? ground} />}
      <p class="field-hint" role="status">{pin ? pinWords(pin, site_at) : t('map_hint')}</p>
      {missing && <p class="field-error">{t('pin_needed')}</p>}
    </div>
  );
}
