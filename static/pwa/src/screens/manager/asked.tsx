/** What only the lab's server knows: asked again and again, and an honest word while it cannot be had. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/words/manager';
import { Notice, troubleWords } from '../../ui';

export interface Asked<T> {
  answer: T | null;
  trouble: string;
  offline: boolean;
}

/** Asked again every so often, and whenever `again` changes; the last answer stays on the screen. */
export function useAsked<T>(ask: () => Promise<T>, again: unknown, every_ms = 15_000): Asked<T> {
  const [state, setState] = useState<Asked<T>>({ answer: null, trouble: '', offline: false });
  useEffect(() => {
    let gone = false;
    const look = (): void => {
      ask().then(
        (answer) => !gone && setState({ answer, trouble: '', offline: false }),
        (error: unknown) => !gone && setState((before) => ({ ...before, trouble: troubleWords(error), offline: (error as { no_answer?: boolean }).no_answer === true })),
      );
    };
    look();
    const timer = setInterval(() => document.visibilityState === 'visible' && look(), every_ms);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [again]);
  return state;
}

/** The answer when there is one; else that it is coming, or why it is not. */
export function Answered<T>({ asked: { answer, trouble, offline }, children }: { asked: Asked<T>; children: (answer: T) => ComponentChildren }) {
  const words = offline ? t('offline_part') : trouble;
  if (answer === null) return trouble ? <Notice tone={offline ? 'plain' : 'warn'}>{words}</Notice> : <p class="soft" role="status">{t('loading')}</p>;
  return (
    <>
      {trouble && <p class="soft small stack-gap" role="status">{words}</p>}
      {children(answer)}
    </>
  );
}
