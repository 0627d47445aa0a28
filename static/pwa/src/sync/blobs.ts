/** Photos to the lab in pieces of 256 KiB, taken up where the link broke. Record first, then its photos. */
import type { DeliveryRow, Store } from '../store';
import { NoAnswer, type RawAnswer, Refusal, refusalOf, type Wire } from './wire';

export const PIECE = 256 * 1024;

const pathOf = (row: DeliveryRow): string => `/api/v1/sync/blobs/${row.sha256}`;
/** Only the lab names an offset: a portal's 200 has none, and is no word about any photo. */
function offsetIn(answer: RawAnswer): number {
  const offset = answer.header('Upload-Offset');
  if (offset === null) throw new NoAnswer('no word about the photo', 'stranger');
  return Number(offset);
}
/** A lab that does not name it is taken at its worst: nothing it has backed up so far holds these bytes. */
const posIn = (answer: RawAnswer): number => Number(answer.header('Upload-Position') ?? Number.MAX_SAFE_INTEGER);

interface Standing {
  offset: number;
  /** Only the lab's 200 says that every byte is there and fits its hash; an offset at the end does not. */
  done: boolean;
  /** The journal's position when the lab had verified it. */
  pos: number;
}

/** Where the lab stands with this photo; null while no operation has named it there. */
async function standingOf(wire: Wire, row: DeliveryRow): Promise<Standing | null> {
  const answer = await wire.ask(pathOf(row), { method: 'HEAD' });
  if (answer.status === 404) return null;
  if (answer.status >= 400) throw refusalOf(answer, '');
  const offset = offsetIn(answer);
  return { offset, done: answer.status === 200 && offset === row.size, pos: posIn(answer) };
}

async function sendPiece(wire: Wire, row: DeliveryRow, bytes: ArrayBuffer, offset: number): Promise<Standing> {
  const answer = await wire.ask(pathOf(row), {
    method: 'PATCH',
    raw: bytes.slice(offset, offset + PIECE),
    headers: {
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
      'Upload-Length': String(bytes.byteLength),
    },
  });
  const pos = posIn(answer);
  if ([200, 204, 409].includes(answer.status)) {
    const reached = offsetIn(answer);
    return { offset: reached, done: answer.status === 200 && reached === bytes.byteLength, pos };
  }
  if (answer.status === 422) return { offset: 0, done: false, pos };
  throw refusalOf(answer, await answer.text());
}

const MOST_ROUNDS = 400;

/** Sends one photo to its end. False when the lab does not know of it yet. */
export async function sendPhoto(store: Store, wire: Wire, row: DeliveryRow): Promise<boolean> {
  const photo = await store.photos.find(row.sha256);
  if (!photo) return true;
  const standing = await standingOf(wire, row);
  if (standing === null) return (await import('./rescue')).rescuePhoto(store, wire, row, photo.bytes);
  let { offset, done, pos } = standing;
  for (let round = 0; !done && round < MOST_ROUNDS; round++) {
    ({ offset, done, pos } = await sendPiece(wire, row, photo.bytes, offset));
    if (!done) await store.photos.reached(row.sha256, offset, null);
  }
  await store.photos.reached(row.sha256, offset, done ? { at: new Date().toISOString(), pos } : null);
  return done;
}

/** So many photos travel abreast: on a slow line with a long way, one alone spends a quarter of its time waiting for answers. */
const ABREAST = 3;

/** All that wait. One the lab refuses does not hold up the next; a full disk, a lost session or a dead line stops all. */
export async function sendPhotos(store: Store, wire: Wire): Promise<void> {
  const left = (await store.photos.waiting())[Symbol.iterator]();
  const stops: unknown[] = [];
  const walk = async (): Promise<void> => {
    for (let next = left.next(); !next.done && stops.length === 0; next = left.next()) {
      try {
        await sendPhoto(store, wire, next.value);
      } catch (error) {
        if (stopsAll(error)) stops.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, walk));
  if (stops.length > 0) throw stops[0];
}

const stopsAll = (error: unknown): boolean =>
  !(error instanceof Refusal) || [401, 403, 429, 503, 507].includes(error.status);
