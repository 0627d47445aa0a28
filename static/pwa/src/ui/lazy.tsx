/** A screen that is loaded when it is opened. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { allWordsHere } from '../i18n/language';

type Drawn = preact.JSX.Element | null;
export type Lazy<P> = ComponentType<P> & {
  /** Starts to fetch it, before anybody draws it. */
  ask: () => Promise<unknown>;
};

const nothing = (): Drawn => null;
let comeRest = (): Promise<unknown> => Promise.resolve();
/** What all but the first screens need as well: told by whoever knows how to fetch it. */
export const restComesBy = (load: () => Promise<unknown>): void => {
  comeRest = load;
};

function drawn<P extends object>(load: () => Promise<ComponentType<P>>, waiting: () => Drawn, failed: () => Drawn): Lazy<P> {
  let loaded: ComponentType<P> | null = null;
  let asked: Promise<ComponentType<P>> | null = null;
  const ask = (): Promise<ComponentType<P>> =>
    (asked ??= load().then(
      (screen) => (loaded = screen),
      (error: unknown) => {
        asked = null;
        throw error;
      },
    ));
  function Shown(props: P) {
    const [Screen, setScreen] = useState<ComponentType<P> | null>(() => loaded);
    const [broken, setBroken] = useState(false);
    useEffect(() => {
      if (!Screen) ask().then((screen) => setScreen(() => screen), () => setBroken(true));
    }, []);
    if (Screen) return <Screen {...props} />;
    return broken ? failed() : waiting();
  }
  return Object.assign(Shown, { ask });
}

/** With its words, so that it does not flash in Chinese first. */
async function spoken<T>(loading: Promise<T>): Promise<T> {
  const loaded = await loading;
  await allWordsHere();
  return loaded;
}

/** A screen that phones open first: it does without the rest, and must be written so. */
export const first = <P extends object>(load: () => Promise<ComponentType<P>>, waiting: () => Drawn, failed: () => Drawn): Lazy<P> =>
  drawn(() => spoken(load()), waiting, failed);

export const lazy = <P extends object>(load: () => Promise<ComponentType<P>>, waiting: () => Drawn, failed: () => Drawn): Lazy<P> =>
  drawn(async () => (await Promise.all([spoken(load()), comeRest()]))[0], waiting, failed);

/** A part of a screen that comes when it is wanted; nothing stands in its place until then. */
export const part = <P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> => lazy(load, nothing, nothing);
