/** 出发前检查 as rules: from what was found out about the phone to a line each, with its colour, and what to do. Pure. */

export type LineTone = 'good' | 'warn' | 'bad' | 'plain';

export const LINES = ['storage', 'space', 'installed', 'camera', 'place', 'app', 'labels', 'sites', 'clock', 'lab', 'battery', 'screen_lock'] as const;
export type LineKey = (typeof LINES)[number];

export interface Line {
  key: LineKey;
  tone: LineTone;
  /** Which sentence of the line's words holds. */
  case: string;
  values: Record<string, string | number>;
  /** Whether it keeps the page from being green. */
  holds: boolean;
}

export type Permission = 'granted' | 'prompt' | 'denied' | 'unknown';
export type PlaceFound = { accuracy_m: number; distance_m: number | null; site: string | null } | 'looking' | 'none' | 'denied';

/** Times are ISO; null is "not known". */
export interface Facts {
  now: Date;
  persisted: boolean;
  installed: boolean;
  free_bytes: number | null;
  camera: Permission;
  /** When the camera last read a label, and which. */
  read: { at: string; code: string } | null;
  place: PlaceFound;
  reference_version: string;
  forms: number;
  /** Whether the server has another build of the app; null when it could not be asked. */
  newer: boolean | null;
  labels: { left: number; rolls: number };
  sites: number;
  last_sync_at: string | null;
  clock_offset_ms: number | null;
  battery: { level: number; charging: boolean } | null;
}

const LITTLE_BYTES = 200_000_000;
const TOO_LITTLE_BYTES = 50_000_000;
const FEW_LABELS = 10;
const COARSE_M = 100;
const CLOCK_WARN_MS = 60_000;
const CLOCK_BAD_MS = 600_000;
const OLD_MS = 20 * 3_600_000;
const LOW_BATTERY = 0.3;

type Judged = Omit<Line, 'key' | 'holds'> & { holds?: boolean };
const line = (tone: LineTone, which: string, values: Line['values'] = {}): Judged => ({ tone, case: which, values });

const sameDay = (iso: string, now: Date): boolean => new Date(iso).toDateString() === now.toDateString();

const RULES: Record<LineKey, (facts: Facts) => Judged | null> = {
  storage: ({ persisted }) => (persisted ? line('good', 'kept') : line('warn', 'unsure')),
  space: ({ free_bytes }) => {
    if (free_bytes === null) return { ...line('warn', 'unknown'), holds: false };
    const tone = free_bytes < TOO_LITTLE_BYTES ? 'bad' : free_bytes < LITTLE_BYTES ? 'warn' : 'good';
    return line(tone, tone === 'good' ? 'enough' : 'little', { bytes: free_bytes });
  },
  // A browser that has promised to keep the data makes it a comfort; one that has not is told of above.
  installed: ({ installed }) => (installed ? line('good', 'yes') : { ...line('warn', 'no'), holds: false }),
  camera: ({ camera, read, now }) => {
    if (read && sameDay(read.at, now)) return line('good', 'read', { at: read.at, code: read.code });
    return camera === 'denied' ? line('bad', 'denied') : line('warn', 'untried');
  },
  // Indoors there is often none, and that is a proper answer.
  place: ({ place }) => {
    if (place === 'denied') return line('bad', 'denied');
    if (place === 'looking') return { ...line('plain', 'looking'), holds: true };
    if (place === 'none') return { ...line('warn', 'none'), holds: false };
    const values = { accuracy: Math.round(place.accuracy_m), distance: Math.round(place.distance_m ?? 0), site: place.site ?? '' };
    const where = place.site === null ? '' : '_site';
    return place.accuracy_m > COARSE_M ? { ...line('warn', `coarse${where}`, values), holds: false } : line('good', `found${where}`, values);
  },
  app: ({ newer, reference_version, forms, last_sync_at }) => {
    if (reference_version === '') return line('bad', 'missing');
    if (newer === null) return line('good', 'asof', { version: reference_version, forms, at: last_sync_at ?? '' });
    return newer ? line('warn', 'newer', { version: reference_version }) : line('good', 'same', { version: reference_version, forms });
  },
  labels: ({ labels: { left, rolls } }) => {
    if (rolls === 0) return line('warn', 'no_roll');
    return left === 0 ? line('bad', 'none', { left }) : left < FEW_LABELS ? line('warn', 'few', { left }) : line('good', 'enough', { left });
  },
  sites: ({ sites, last_sync_at }) => (sites > 0 ? line('good', 'here', { count: sites, at: last_sync_at ?? '' }) : line('bad', 'none')),
  clock: ({ clock_offset_ms: offset }) => {
    if (offset === null) return { ...line('warn', 'unknown'), holds: false };
    const seconds = Math.round(Math.abs(offset) / 1000);
    if (Math.abs(offset) < CLOCK_WARN_MS) return line('good', 'right', { seconds });
    return line(Math.abs(offset) >= CLOCK_BAD_MS ? 'bad' : 'warn', 'off', { seconds });
  },
  lab: ({ last_sync_at, now }) => {
    if (last_sync_at === null) return line('bad', 'never');
    return now.getTime() - Date.parse(last_sync_at) > OLD_MS ? line('warn', 'old', { at: last_sync_at }) : line('good', 'fresh', { at: last_sync_at });
  },
  battery: ({ battery }) => {
    if (!battery) return null;
    const percent = Math.round(battery.level * 100);
    return battery.level < LOW_BATTERY && !battery.charging ? { ...line('warn', 'low', { percent }), holds: false } : line('good', 'enough', { percent });
  },
  // No page can know it: a reminder, never a verdict.
  screen_lock: () => line('plain', 'remind'),
};

/** In the order in which they are worth mending: as they stand. */
export function linesOf(facts: Facts): Line[] {
  return LINES.flatMap((key) => {
    const judged = RULES[key](facts);
    return judged ? [{ holds: judged.tone === 'bad' || judged.tone === 'warn', ...judged, key }] : [];
  });
}

/** What the whole amounts to; a valid amber does not hold anybody back. */
export function verdictOf(lines: Line[]): 'good' | 'warn' | 'bad' {
  const holding = lines.filter(({ holds }) => holds);
  if (holding.some(({ tone }) => tone === 'bad')) return 'bad';
  return holding.length > 0 ? 'warn' : 'good';
}
