/** The temperature log of a place, with what this device wrote and the lab has not told yet. */
import type { Measurement, StorePlace } from '../../../domain/document';
import { isInRange } from '../../../domain/store-place';
import { t } from '../../../i18n/words/places';
import type { Store } from '../../../store';

export type Logged = Measurement & { at?: string; waits?: boolean };

/** The document carries so many at most. */
export const MOST_READINGS = 200;

export async function readingsOf(store: Store, place: StorePlace): Promise<Logged[]> {
  const known = new Set(place.readings.map(({ op_id }) => op_id));
  const entries = (await store.outbox.about(place.id)).filter(({ op_id, state, operation }) => operation.kind === 'measurement.add' && state !== 'refused' && !known.has(op_id));
  const here = entries.map(({ op_id, operation }): Logged => {
    const said = JSON.parse(operation.body) as Partial<Measurement>;
    const empty = { qualifier: null, item: null, criterion: null, repeat_of: null, instrument: null, instrument_text: null, no_instrument_reason: null, check_reading: null, measured_at: null };
    return { ...empty, quantity: 'temperature', value: 0, unit: '°C', overdue: false, ...said, op_id, by: operation.actor, at: operation.device_time, waits: true };
  });
  return [...place.readings, ...here];
}

export const whenOf = ({ measured_at, at }: Logged): string => measured_at ?? at ?? '';

export function rangeWords({ temperature_min: min, temperature_max: max }: Pick<StorePlace, 'temperature_min' | 'temperature_max'>): string {
  if (min === null && max === null) return t('no_range');
  if (min === null) return t('range_max', { max: max ?? '' });
  return max === null ? t('range_min', { min }) : t('range_words', { min, max });
}

export interface LogState {
  last: Logged | null;
  is_due: boolean;
  is_out: boolean;
}

/** Whether somebody should look now: no reading for too long, or the last one out of range. */
export function logStateOf(place: StorePlace, readings: Logged[], now: Date): LogState {
  const last = [...readings].sort((a, b) => Date.parse(whenOf(a)) - Date.parse(whenOf(b))).at(-1) ?? null;
  const hours = last ? (now.getTime() - Date.parse(whenOf(last))) / 3_600_000 : Infinity;
  return { last, is_due: place.log_hours !== null && hours > place.log_hours, is_out: last !== null && !isInRange(place, last.value) };
}
