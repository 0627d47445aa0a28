/** Boxes as the desk sees them: on their way, being packed, here today; the one with the least time left first. */
import { type BoxView, boxView, isGone } from '../../domain/box';
import type { Deadline } from '../../domain/deadline';
import type { Sample } from '../../domain/document';
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

/** Arrived long ago, given up, lost: of no interest to the board, and there are many. */
function isOfToday(box: BoxView, now: Date): boolean {
  if (!isGone(box)) return true;
  return box.state === 'arrived' && box.arrived_at !== null && dayOf(new Date(box.arrived_at)) === dayOf(now);
}

export async function boardOf(rooms: Rooms): Promise<Board> {
  const { store } = rooms;
  const [boxes, people] = await Promise.all([store.documents.list('boxes'), store.documents.list('people')]);
  const views = await Promise.all(boxes.map(async (box) => boxView(box, await store.outbox.about(box.id), new Map())));
  const rows = await Promise.all(views.filter((box) => isOfToday(box, new Date())).map(async (box) => ({
    box, sampler: people.find(({ id }) => id === box.opened_by)?.name ?? null, soonest: await soonestOf(rooms, box.items),
  })));
  rows.sort((a, b) => pressing(a) - pressing(b));
  const of = (...states: string[]) => rows.filter(({ box }) => states.includes(box.state));
  return { coming: of('closed', 'in_transit'), packing: of('open'), here: of('arrived') };
}

export const aboutBoxLabel = (code: string): string => `label:${code}`;

export type FoundBox =
  | { kind: 'box'; row: ComingBox }
  | { kind: 'arrived'; row: ComingBox }
  | { kind: 'item'; sample: Sample }
  | { kind: 'unknown'; code: string };

/** A label at the desk: a box on the board, an item by mistake, or a box whose list has not come. */
export async function findBox(rooms: Rooms, board: Board, code: string): Promise<FoundBox> {
  const under_way = [...board.coming, ...board.packing].find(({ box }) => box.code === code);
  if (under_way) return { kind: 'box', row: under_way };
  const here = board.here.find(({ box }) => box.code === code);
  if (here) return { kind: 'arrived', row: here };
  const [item] = (await rooms.store.documents.listByKey('items', code)).filter(({ label }) => label === code);
  const sample = item && (await rooms.store.documents.find('samples', item.sample));
  return sample ? { kind: 'item', sample } : { kind: 'unknown', code };
}
