/** The batch's hands: scans one after another, each kept before it is answered; what is in hand; and the words for the last two. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isCommand } from '../../../domain/command';
import type { Act } from '../../../domain/operation';
import { t } from '../../../i18n/words/batch';
import { t as desk } from '../../../i18n/words/desk';
import type { Rooms } from '../../../rooms';
import { useWatched } from '../../../ui';
import { sound } from '../../../ui/sound';
import { DeskEar, type DeskReading, type Heard } from '../scan';
import { hearsItself, isCovered } from '../scan-field';
import { refusedVerdict, type Verdict } from '../verdict';
import { type Batch, type BatchRef, batchOf } from './batch';
import { judge, type Judged } from './judging';

export interface Shown {
  verdict: Verdict;
  code: string | null;
  row: string | null;
  /** A code that was not sure: the same once more says yes. */
  asked: string | null;
}
export interface Hands {
  batch: Batch | null | undefined;
  shown: Shown;
  /** What the scan or command before meant. */
  before: string | null;
  hear: (reading: DeskReading) => void;
  show: (shown: Partial<Shown> & { verdict: Verdict }) => void;
  take: (row: string | null) => void;
  /** Keeps the acts, then answers. */
  say: (acts: Act[], then: Partial<Shown> & { verdict: Verdict }) => Promise<void>;
}

const nothing = (): Shown => ({ verdict: { tone: 'idle', word: t('idle'), under: t('idle_under') }, code: null, row: null, asked: null });

/** One after another: the second of two quick scans must see what the first has kept. */
function useInTurn(): (job: () => Promise<void>) => void {
  const last = useRef(Promise.resolve());
  return (job) => {
    last.current = last.current.then(job, job);
  };
}

interface Answers {
  shown: Shown;
  before: string | null;
}

/** The answer on the screen, the one before it, and the sound of it. */
function useAnswers(rooms: Rooms) {
  const [answers, setAnswers] = useState<Answers>(() => ({ shown: nothing(), before: null }));
  const latest = useRef(answers.shown);
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('desk_sound')) ?? true;
  const show = (over: Partial<Shown> & { verdict: Verdict }): void => {
    const { shown } = { shown: { ...latest.current, asked: null, ...over } };
    const said = latest.current.verdict;
    latest.current = shown;
    setAnswers({ shown, before: said.tone === 'idle' ? null : `${said.word} · ${said.under}` });
    if (loud && over.verdict.tone !== 'idle') sound(over.verdict.tone);
    scrollTo(0, 0);
  };
  const take = (row: string | null): void => {
    latest.current = { ...latest.current, row, asked: null };
    setAnswers((was) => ({ ...was, shown: latest.current }));
  };
  return { answers, latest, show, take };
}

export type OnCommand = (text: string) => Promise<void>;

export function useBatch(rooms: Rooms, ref: BatchRef, onCommand: { current: OnCommand }): Hands {
  const { answers, latest, show, take } = useAnswers(rooms);
  const inTurn = useInTurn();
  const ear = useRef(new DeskEar(rooms.session.lab.prefix));
  const batch = useWatched(rooms.store, () => batchOf(rooms, ref, latest.current.code ?? undefined), [rooms.hash]);
  useEffect(() => void (latest.current = nothing()), [rooms.hash]);

  const scanned = async ({ code, scan_mode }: Heard & { kind: 'label' }): Promise<void> => {
    const judged: Judged = await judge(rooms, ref, { code, scan_mode, confirmed: latest.current.asked === code });
    if (judged.acts.length > 0) await rooms.say(judged.acts);
    show({ verdict: judged.verdict, code, row: judged.row, asked: judged.asks === true ? code : null });
    if (judged.go) rooms.go(judged.go);
  };
  const answer = async (reading: DeskReading, heard: Heard): Promise<void> => {
    if (heard.kind === 'refused' && isCommand(reading.text)) return onCommand.current(reading.text);
    if (heard.kind === 'refused') return show({ verdict: refusedVerdict(heard), code: null });
    if (heard.kind === 'label') await scanned(heard);
  };
  const hear = (reading: DeskReading): void => {
    if (hearsItself()) return;
    const heard = ear.current.hear(reading, performance.now(), null);
    if (heard.kind === 'ignored') return;
    if (isCovered()) {
      sound('bad');
      return rooms.toast(desk('busy_here'), 'bad');
    }
    inTurn(() => answer(reading, heard));
  };
  const say: Hands['say'] = async (acts, then) => {
    await rooms.say(acts);
    show(then);
  };
  return { batch, ...answers, hear, show, take, say };
}
