/** What a scan in the store means: a place, a label, or something to refuse. Places are looked up first: their codes are any text. */
import type { StorePlace } from '../../../domain/document';
import { shown } from '../../../domain/label';
import { plainCode, placesWith } from '../../../domain/store-place';
import { DEAF_MS, DeskEar, type DeskReading, type Heard } from '../scan';

export type HeardInStore =
  | Heard
  | { kind: 'place'; place: StorePlace; scan_mode: 'scanned' | 'manual' }
  | { kind: 'place_twice'; names: string[] }
  | { kind: 'place_unknown'; shown: string };

/** The start of the codes that this app draws for places. */
const OF_A_PLACE = /^LOC/;

export class ShelfEar {
  private readonly ear: DeskEar;
  private heard_at = -Infinity;

  constructor(prefix: string) {
    this.ear = new DeskEar(prefix);
  }

  hear(reading: DeskReading, at: number, current: string | null, places: StorePlace[]): HeardInStore {
    if (at - this.heard_at < DEAF_MS) return { kind: 'ignored' };
    this.heard_at = at;
    const scan_mode = reading.how === 'typed' ? 'manual' : 'scanned';
    const [place, ...others] = placesWith(places, reading.text);
    if (place && others.length > 0) return { kind: 'place_twice', names: [place, ...others].map(({ name }) => name) };
    if (place) return { kind: 'place', place, scan_mode };
    if (OF_A_PLACE.test(plainCode(reading.text))) return { kind: 'place_unknown', shown: shown(reading.text) };
    return this.ear.hear(reading, at, current);
  }
}
