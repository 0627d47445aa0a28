/**
 * How long a sample may wait: each bottle until its analysis begins, each sample until it is at the lab's door. Pure.
 * The numbers are reference data of a stated confidence; what comes out warns, and never stands in anybody's way.
 */
import { afterWorkingDays, isSet, type LabDays, NO_CALENDAR } from './calendar';
import type { Item, Sample } from './document';
import type { BottleRow, Reference, SampleType } from './reference';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The last hour, and the last quarter of the time: whichever is longer. */
const LAST_MS = HOUR_MS;
const LAST_PART = 0.25;

export interface Deadline {
  /** The item it is about, or the sample where it is about all of it. */
  id: string;
  sample: string;
  item: string | null;
  /** What must have happened by then. */
  by: 'analysis' | 'delivery';
  bottle: BottleRow | null;
  /** Nobody said which bottle it is: the one that waits least stands for it. */
  assumed: boolean;
  /** The number is a rule, not a recommendation. */
  firm: boolean;
  /** Counted in working days. */
  days: boolean;
  /** … with holidays and worked weekends, because the lab has set the calendar of that time; else weekends alone are left out. */
  on_calendar?: boolean;
  from_ms: number;
  until_ms: number;
}

type Timed = Pick<Sample, 'id' | 'sample_type' | 'sampled_at' | 'at' | 'clock_unsure' | 'received_by_server_at'>;
type Bottled = Pick<Item, 'id' | 'bottle' | 'filled_at' | 'kind'>;

/**
 * A moment as the lab's clock would have shown it. `offset_ms` is the lab's clock minus the device's when it was
 * noted; where only the lab's own time of the record is known, nothing can have been collected after that.
 */
function trueMoment(noted: string | null | undefined, sample: Timed, offset_ms: number): number | null {
  const recorded = sample.at !== null && sample.received_by_server_at !== null && !sample.clock_unsure ? Date.parse(sample.at) : Infinity;
  const said = noted ? Date.parse(noted) + offset_ms : NaN;
  const moment = Math.min(Number.isNaN(said) ? Infinity : said, recorded);
  if (moment !== Infinity) return moment;
  return sample.at === null ? null : Date.parse(sample.at) + offset_ms;
}

const workingDays = (type: SampleType): number | null => {
  const found = type.hold_hours === null ? /(\d+) working days/.exec(type.hold_note ?? '') : null;
  return found ? Number(found[1]) : null;
};

function sampleDeadline(sample: Timed, type: SampleType, from_ms: number, lab_days: LabDays): Deadline | null {
  const days = workingDays(type);
  const until_ms = type.hold_hours !== null ? from_ms + type.hold_hours * HOUR_MS : days !== null ? afterWorkingDays(from_ms, days, lab_days) : null;
  if (until_ms === null) return null;
  const firm = type.confidence === 'high';
  return { id: sample.id, sample: sample.id, item: null, by: 'delivery', bottle: null, assumed: false, firm, days: days !== null, on_calendar: isSet(lab_days, from_ms, until_ms), from_ms, until_ms };
}

type TimedBottle = BottleRow & { max_hours: number };
const isTimed = (row: BottleRow): row is TimedBottle => row.max_hours !== null;

const shortest = (rows: TimedBottle[]): TimedBottle | undefined =>
  rows.filter(({ required }) => required).sort((a, b) => a.max_hours - b.max_hours)[0];

/** One for each bottle. Bottles that nobody told apart share one, of the bottle that waits least. */
function bottleDeadlines(sample: Timed, items: Bottled[], rows: TimedBottle[], offset_ms: number): Deadline[] {
  const made = (item: Bottled | null, bottle: TimedBottle, assumed: boolean): Deadline[] => {
    const from_ms = trueMoment(item?.filled_at ?? sample.sampled_at, sample, offset_ms);
    if (from_ms === null) return [];
    const until_ms = from_ms + bottle.max_hours * HOUR_MS;
    return [{ id: item?.id ?? sample.id, sample: sample.id, item: item?.id ?? null, by: 'analysis', bottle, assumed, firm: bottle.confidence === 'high', days: false, from_ms, until_ms }];
  };
  const named = items.flatMap((item) => {
    const bottle = rows.find((row) => row.bottle === item.bottle);
    return bottle ? made(item, bottle, false) : [];
  });
  const least = shortest(rows);
  return named.length > 0 || !least ? named : made(null, least, true);
}

export interface Held {
  sample: Timed;
  /** Its own items only. */
  items: Bottled[];
  /** Where a blank or a parallel takes its rules from. */
  parent_type?: string | null | undefined;
  /** The lab's clock minus this device's when it was collected; 0 where nobody knows. */
  offset_ms: number;
}

/** All that runs for one sample, soonest first. */
export function deadlinesOf(reference: Pick<Reference, 'sample_types' | 'bottle_sets'>, { sample, items, parent_type, offset_ms }: Held, lab_days = NO_CALENDAR): Deadline[] {
  const find = (code: string | null | undefined): SampleType | undefined => reference.sample_types.find((row) => row.code === code);
  const own = find(sample.sample_type);
  const type = own?.form === 'parent' ? find(parent_type) : own;
  if (!type) return [];
  const rows = reference.bottle_sets.filter(({ set }) => set === type.bottle_set).filter(isTimed);
  const from_ms = trueMoment(sample.sampled_at, sample, offset_ms);
  const whole = from_ms === null ? null : sampleDeadline(sample, type, from_ms, lab_days);
  return [...bottleDeadlines(sample, items, rows, offset_ms), ...(whole ? [whole] : [])].sort(soonerFirst);
}

export const soonerFirst = (a: Deadline, b: Deadline): number => a.until_ms - b.until_ms;

export type Urgency = 'calm' | 'soon' | 'past';

export function urgencyOf({ from_ms, until_ms }: Pick<Deadline, 'from_ms' | 'until_ms'>, now_ms: number): Urgency {
  const left = until_ms - now_ms;
  if (left <= 0) return 'past';
  return left < LAST_MS || left < (until_ms - from_ms) * LAST_PART ? 'soon' : 'calm';
}

/** "2 h 10 min" in parts, rounded down so that nobody is promised a minute that is not there; beyond two days in days and hours. */
export function partsOf(span_ms: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.floor(Math.abs(span_ms) / 60_000);
  if (minutes >= 2880) return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: 0 };
  return { days: 0, hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** The lab has not got it yet: its clock is the sampler's to watch. */
export const isOutstanding = ({ state }: Pick<Sample, 'state'>): boolean => ['registered', 'sealed', 'in_transit'].includes(state);

/** Long past: it was surely forgotten to be recorded, not to be carried; it no longer stands on top of everything. */
export const isStale = ({ until_ms }: Deadline, now_ms: number): boolean => now_ms - until_ms > 3 * DAY_MS;
