/** Boxes as the desk sees them: on their way, being packed, here today; the one with the least time left first. */
import { type BoxView, boxView, isGone, isHere } from '../../domain/box';
import type { Deadline } from '../../domain/deadline';
import type { Box, Sample } from '../../domain/document';
import { dayOf } from '../../i18n/moments';
import type { Rooms } from '../../rooms';
import { soonestOf } from '../../ui/holding';

export interface ComingBox {
  box: BoxView;
  sampler: string | null;
  soonest: Deadline | undefined;
}
export interface Board {
  coming: ComingBox[];
  packing: ComingBox[];
  here: ComingBox[];
}

const pressing = ({ soonest }: ComingBox): number => soonest?.until_ms ?? Infinity;

/** So long a box that nobody has finished with stays on the board. */
const STAYS_MS = 7 * 86_400_000;

/** Finished with on another day, given up, lost: of no interest to the board, and there are many. */
function isOnBoard(box: Box, now: Date): boolean {
  if (!isGone(box)) return true;
  if (!isHere(box) || box.arrived_at === null) return false;
  const arrived = new Date(box.arrived_at);
  return dayOf(arrived) === dayOf(now) || (box.state !== 'reconciled' && now.getTime() - arrived.getTime() < STAYS_MS);
}

export async function boardOf(rooms: Rooms): Promise<Board> {
  const { store } = rooms;
  const [boxes, people] = await Promise.all([store.documents.list('boxes'), store.documents.list('people')]);
  const now = new Date();
  const views = await Promise.all(boxes.filter((box) => isOnBoard(box, now)).map(async (box) => boxView(box, await store.outbox.about(box.id), new Map())));
  const rows = await Promise.all(views.filter((box) => isOnBoard(box, now)).map(async (box) => ({
    box, sampler: people.find(({ id }) => id === box.opened_by)?.name ?? null, soonest: await soonestOf(rooms, box.items),
  })));
  rows.sort((a, b) => pressing(a) - pressing(b));
  const of = (...states: string[]) => rows.filter(({ box }) => states.includes(box.state));
  return { coming: of('closed', 'in_transit'), packing: of('open'), here: of('arrived', 'received', 'reconciled') };
}

export const aboutBoxLabel = (code: string): string => `label:${code}`;

export type FoundBox =
  | { kind: 'box'; row: ComingBox }
  | { kind: 'arrived'; row: ComingBox }
  /** Packed in a box or in none, and that box here or on its way; `day` is the day it was taken. */
  | { kind: 'item'; sample: Sample; box: Box | null; here: boolean; day: string }
  | { kind: 'unknown'; code: string };

/** A label at the desk: a box on the board, an item by mistake, or a box whose list has not come. */
export async function findBox(rooms: Rooms, board: Board, code: string): Promise<FoundBox> {
  const under_way = [...board.coming, ...board.packing].find(({ box }) => box.code === code);
  if (under_way) return { kind: 'box', row: under_way };
  const here = board.here.find(({ box }) => box.code === code);
  if (here) return { kind: 'arrived', row: here };
  const [item] = (await rooms.store.documents.listByKey('items', code)).filter(({ label }) => label === code);
  const sample = item && (await rooms.store.documents.find('samples', item.sample));
  if (!sample) return { kind: 'unknown', code };
  const box = item.box ? ((await rooms.store.documents.find('boxes', item.box)) ?? null) : null;
  return { kind: 'item', sample, box, here: board.here.some((row) => row.box.id === box?.id), day: dayOf(new Date(sample.at ?? sample.sampled_at ?? Date.now())) };
}
