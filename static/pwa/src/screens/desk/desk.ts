/** The desk's state: the label in hand, what was just done, and what the last scan was answered with. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act } from '../../domain/operation';
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { useWatched } from '../../ui';
import { hearsItself, isCovered } from './scan-field';
import { DeskEar, type DeskReading } from './scan';
import type { Done, Refused } from './verdict';
import { type Found, lookUp } from './found';
import { sound } from '../../ui/sound';
import { codeIn } from './relabelling';
import { offerUndo } from './row-said';

interface InHand {
  code: string;
  scan_mode: 'scanned' | 'manual';
  /** Which of two samples with this label is in the person's hands. */
  chosen: string | null;
}

export interface Desk {
  in_hand: InHand | null;
  found: Found | undefined;
  refused: Refused | null;
  again: boolean;
  done: Done | null;
  touched: string[];
  /** Grows with every scan, so that the same answer twice is heard twice. */
  turn: number;
  hear: (reading: DeskReading) => void;
  open: (code: string) => void;
  choose: (sample_id: string | null) => void;
  /** `to`: the label that is in hand from then on, where it changes. */
  say: (acts: Act[], done: Done, to?: string) => Promise<void>;
  /** A window has said it of this record. */
  noted: (done: Done, record: string) => void;
  next: () => void;
  /** Whether an Enter now is a person's, not the end of a scan. */
  enterCounts: () => boolean;
}

interface State {
  in_hand: InHand | null;
  refused: Refused | null;
  again: boolean;
  done: Done | null;
  turn: number;
}
/** After these the same sample may still be decided on. */
const GOES_ON: Done[] = ['arrive', 'relabel', 'check', 'hold', 'unexpected', 'missing'];
const NOTHING = { refused: null, again: false, done: null };

export function useDesk(rooms: Rooms): Desk {
  const [state, setState] = useState<State>({ in_hand: null, ...NOTHING, turn: 0 });
  const [touched, setTouched] = useState<string[]>([]);
  const spoken = useRef(-1);
  const ear = useRef(new DeskEar(rooms.session.lab.prefix));
  const code = state.in_hand?.code ?? null;
  const looked = useWatched(rooms.store, async () => (code === null ? undefined : lookUp(rooms.store, code)), [code]);
  const found = looked?.code === code ? looked : undefined;
  const show = (over: Partial<State>): void => {
    setState((before) => ({ ...before, ...NOTHING, turn: before.turn + 1, ...over }));
    // The answer stands at the top of the page.
    scrollTo(0, 0);
  };

  useEffect(() => {
    // Another page may lead here with a label.
    const asked = codeIn({ text: rooms.hash, how: 'typed' }, rooms.session.lab.prefix);
    if (asked !== null) show({ in_hand: { code: asked, scan_mode: 'manual', chosen: null } });
  }, [rooms.hash]);

  const hear = (reading: DeskReading): void => {
    if (hearsItself()) return;
    const heard = ear.current.hear(reading, performance.now(), state.done ? null : code);
    if (heard.kind === 'ignored') return;
    if (isCovered()) {
      sound('bad');
      return rooms.toast(t('busy_here'), 'bad');
    }
    if (heard.kind === 'refused') show({ in_hand: null, refused: heard });
    if (heard.kind === 'again') show({ again: true });
    if (heard.kind === 'label') show({ in_hand: { code: heard.code, scan_mode: heard.scan_mode, chosen: null } });
  };
  const touch = (records: string[]): void => setTouched((before) => [...new Set([...records, ...before])].slice(0, 40));
  const say = async (acts: Act[], done: Done, to?: string): Promise<void> => {
    // A second press on the same answer says nothing new.
    if (spoken.current === state.turn || (state.done !== null && !GOES_ON.includes(state.done))) return;
    spoken.current = state.turn;
    const said = await rooms.say(acts);
    if (done === 'receive') offerUndo(rooms, { id: acts[0]?.about ?? acts[0]?.subject ?? '', sample: null, code: code ?? '' }, said, 'sample.receive', t('done_receive'));
    touch(acts.flatMap(({ subject, about }) => about ?? subject ?? []));
    show(to === undefined ? { done } : { done, in_hand: { code: to, scan_mode: 'manual', chosen: null } });
  };
  return {
    ...state, done: found?.taken_back === true ? null : state.done, found, touched, hear, say,
    noted: (done, record) => {
      touch([record]);
      show({ done });
    },
    open: (label) => show({ in_hand: { code: label, scan_mode: 'manual', chosen: null } }),
    choose: (chosen) => show({ in_hand: state.in_hand && { ...state.in_hand, chosen } }),
    next: () => show({ in_hand: null }),
    enterCounts: () => !ear.current.isDeaf(performance.now()),
  };
}

/** Keys that work wherever the focus is, unless a window is open. */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const latest = useRef(keys);
  latest.current = keys;
  // As soon as the page is seen: a key that comes at once must find it listening.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = latest.current[event.key];
      if (!act || isCovered() || event.repeat) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
