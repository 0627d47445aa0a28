/** The store's state: the item in hand, the place that items go to one after another, and how the last scan was answered. */
import { useRef, useState } from 'preact/hooks';
import type { StorePlace } from '../../../domain/document';
import { isGone } from '../../../domain/item';
import type { Act, Operation } from '../../../domain/operation';
import { t as desk } from '../../../i18n/words/desk';
import { t } from '../../../i18n/words/shelf';
import type { Rooms } from '../../../rooms';
import type { Alongside } from '../../../store';
import { useWatched } from '../../../ui';
import { sound } from '../../../ui/sound';
import { doneWithUndo } from '../../undo';
import type { DeskReading, RefusedWhy } from '../scan';
import { hearsItself, isCovered } from '../scan-field';
import { type FoundLabel, lookUpItem, type StoredItem } from './found-item';
import { putAct, type Target } from './item-acts';
import { nameOfItem } from './item-words';
import { ShelfEar } from './shelf-ear';

export interface InHand {
  code: string;
  scan_mode: 'scanned' | 'manual';
  /** Which of two items with this label is in the person's hands. */
  chosen: string | null;
}
export type Outcome = { kind: 'put' | 'there'; name: string; place: string } | { kind: 'done'; name: string; what: string };
export type RefusedInStore = { why: RefusedWhy; shown: string } | { why: 'place_unknown'; shown: string } | { why: 'place_twice'; names: string[] };

interface State {
  in_hand: InHand | null;
  /** The place that stands until another is scanned. */
  run: string | null;
  ran: number;
  outcome: Outcome | null;
  refused: RefusedInStore | null;
  again: boolean;
  turn: number;
}
export interface Storing extends State {
  found: FoundLabel | undefined;
  places: Map<string, StorePlace>;
  hear: (reading: DeskReading) => void;
  open: (code: string) => void;
  choose: (item_id: string | null) => void;
  endRun: () => void;
  /** Puts what is in hand into a place that was chosen from the list. */
  putInto: (place: string) => void;
  say: (acts: Act[], name: string, what: string, alongside?: Alongside) => Promise<void>;
}

const NOTHING = { outcome: null, refused: null, again: false };

export const chosenOf = (found: FoundLabel | undefined, chosen: string | null): StoredItem | null =>
  found === undefined ? null : found.items.length === 1 ? (found.items[0] ?? null) : (found.items.find(({ view }) => view.id === chosen) ?? null);

/** Two claimants stop it: a person has to say which one is meant. */
function targetOf(found: FoundLabel, { code, scan_mode, chosen }: InHand): { target: Target; one: StoredItem | null } | null {
  const one = chosenOf(found, chosen);
  if (!one && found.items.length > 1) return null;
  if (one && isGone(one.view)) return null;
  return { one, target: { view: one?.view ?? null, code, scan_mode } };
}

/** A split begins records and stays. */
function offerUndo(rooms: Rooms, words: string, said: Operation[]): void {
  const kind = said[0]?.kind;
  if (kind && kind !== 'item.split') doneWithUndo(rooms, words, said, kind);
}

export function useStoring(rooms: Rooms): Storing {
  const [state, setState] = useState<State>({ in_hand: null, run: null, ran: 0, ...NOTHING, turn: 0 });
  const ear = useRef(new ShelfEar(rooms.session.lab.prefix));
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  // Scans that come while the last one is still looked up must find what it left.
  const now = useRef(state);
  now.current = state;
  const listed = useWatched(rooms.store, () => rooms.store.documents.list('places')) ?? [];
  const places = new Map(listed.map((place) => [place.id, place]));
  const code = state.in_hand?.code ?? null;
  const looked = useWatched(rooms.store, async () => (code === null ? undefined : lookUpItem(rooms.store, code)), [code]);
  const found = looked?.code === code ? looked : undefined;

  const show = (over: Partial<State>): void => {
    now.current = { ...now.current, ...NOTHING, turn: now.current.turn + 1, ...over };
    setState(now.current);
    scrollTo(0, 0);
  };
  const put = async (in_hand: InHand, place: StorePlace): Promise<void> => {
    const there = await lookUpItem(rooms.store, in_hand.code);
    const aimed = targetOf(there, in_hand);
    if (!aimed) return show({ in_hand });
    const name = aimed.one ? nameOfItem(aimed.one) : in_hand.code;
    const stays = aimed.one !== null && aimed.one.view.place === place.id && ['in_store', 'retained'].includes(aimed.one.view.state) && !aimed.one.view.flags.includes('moves_disagree');
    if (stays) return show({ in_hand, outcome: { kind: 'there', name, place: place.name } });
    const said = await rooms.say([putAct(aimed.target, place.id)]);
    show({ in_hand, outcome: { kind: 'put', name, place: place.name }, ran: now.current.run === place.id ? now.current.ran + 1 : 0 });
    offerUndo(rooms, t('put_under', { name, place: place.name }), said);
  };
  const later = (act: () => Promise<void>): void => {
    queue.current = queue.current.then(act, act).catch(() => undefined);
  };
  const takeLabel = async (in_hand: InHand): Promise<void> => {
    const run = now.current.run === null ? undefined : places.get(now.current.run);
    return run ? put(in_hand, run) : show({ in_hand });
  };
  const takePlace = async (place: StorePlace): Promise<void> => {
    const { in_hand, outcome, run } = now.current;
    return in_hand && !outcome && run === null ? put(in_hand, place) : show({ in_hand: null, run: place.id, ran: 0 });
  };
  const hear = (reading: DeskReading): void => {
    if (hearsItself()) return;
    const heard = ear.current.hear(reading, performance.now(), now.current.outcome ? null : (now.current.in_hand?.code ?? null), listed);
    if (heard.kind === 'ignored') return;
    if (isCovered()) {
      sound('bad');
      return rooms.toast(desk('busy_here'), 'bad');
    }
    if (heard.kind === 'label') later(() => takeLabel({ code: heard.code, scan_mode: heard.scan_mode, chosen: null }));
    else if (heard.kind === 'place') later(() => takePlace(heard.place));
    else if (heard.kind === 'again') show({ again: true });
    else if (heard.kind === 'place_twice') show({ in_hand: null, refused: { why: 'place_twice', names: heard.names } });
    else if (heard.kind === 'place_unknown') show({ in_hand: null, refused: { why: 'place_unknown', shown: heard.shown } });
    else show({ in_hand: null, refused: { why: heard.why, shown: heard.shown } });
  };
  return {
    ...state, found, places, hear,
    open: (label) => show({ in_hand: { code: label, scan_mode: 'manual', chosen: null } }),
    choose: (chosen) => show({ in_hand: now.current.in_hand && { ...now.current.in_hand, chosen } }),
    endRun: () => show({ in_hand: null, run: null, ran: 0 }),
    putInto: (id) => {
      const place = places.get(id);
      if (now.current.in_hand && place) later(() => put(now.current.in_hand as InHand, place));
    },
    say: async (acts, name, what, alongside) => {
      const said = await rooms.say(acts, alongside);
      show({ outcome: { kind: 'done', name, what } });
      offerUndo(rooms, `${name} · ${what}`, said);
    },
  };
}
