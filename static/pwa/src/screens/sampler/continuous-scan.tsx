/** Label after label without a tap between them: the camera stays open, a scanner may type, and so may a person. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Rooms } from '../../rooms';
import type { Reading } from '../../scan';
import { Icon, type IconName, useWatched } from '../../ui';
import { sound } from '../../ui/sound';
import { TypeLabel, Viewfinder } from './scan-label';

/** What the last label was answered with: a word, its tone, and a number that grows with every answer. */
export interface ScanAnswer {
  tone: 'good' | 'look' | 'bad';
  words: string;
  under?: string;
  turn: number;
}

interface ContinuousScanProps {
  rooms: Rooms;
  /** Readings come one after another: the next waits until this one has been answered. */
  onReading: (reading: Reading) => Promise<void>;
  answer: ScanAnswer | null;
  /** Stands under the answer: what may be done about it. */
  children?: ComponentChildren;
}

const ICON: Record<ScanAnswer['tone'], IconName> = { good: 'check', look: 'warn', bad: 'close' };
/** Told apart without looking: once is fine, twice is a doubt, a long one is a no. */
const BUZZ: Record<ScanAnswer['tone'], number[]> = { good: [60], look: [60, 60, 60], bad: [250] };

function Answered({ answer }: { answer: ScanAnswer | null }) {
  return (
    <div class="scan-answer-place" role="status" aria-live="assertive">
      {answer && (
        <div class={`scan-answer is-${answer.tone}`} key={answer.turn}>
          <Icon name={ICON[answer.tone]} />
          <span class="scan-answer-text"><strong>{answer.words}</strong>{answer.under && <span>{answer.under}</span>}</span>
        </div>
      )}
    </div>
  );
}

export function ContinuousScan({ rooms, onReading, answer, children }: ContinuousScanProps) {
  const latest = useRef(onReading);
  latest.current = onReading;
  const queue = useRef<Promise<void>>(Promise.resolve());
  const take = (reading: Reading): void => {
    queue.current = queue.current.then(() => latest.current(reading)).catch(() => undefined);
  };
  useEffect(() => rooms.listenWedge(take), []);
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('scan_sound')) ?? true;
  useEffect(() => {
    if (answer && loud) sound(answer.tone);
    if (answer && 'vibrate' in navigator) navigator.vibrate(BUZZ[answer.tone]);
  }, [answer?.turn]);
  return (
    <div class={`scan scan-on${answer ? ` is-${answer.tone}` : ''}`}>
      <Viewfinder rooms={rooms} onReading={take} />
      <Answered answer={answer} />
      {children}
      <TypeLabel again prefix={rooms.session.lab.prefix} onText={(text) => take({ text, how: 'typed' })} />
    </div>
  );
}
