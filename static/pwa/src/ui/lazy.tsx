/** A screen that is loaded when it is opened. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { allWordsHere } from '../i18n/language';

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>, waiting: () => preact.JSX.Element | null, failed: () => preact.JSX.Element | null): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [Screen, setScreen] = useState<ComponentType<P> | null>(() => loaded);
    const [broken, setBroken] = useState(false);
    useEffect(() => {
      if (loaded) return;
      load().then(
        (screen) => {
          loaded = screen;
          setScreen(() => screen);
        },
        () => setBroken(true),
      );
    }, []);
    if (Screen) return <Screen {...props} />;
    return broken ? failed() : waiting();
  };
}

/** A part of a screen that comes when it is wanted, with its words; nothing stands in its place until then. */
export const part = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> =>
  lazy(async () => {
    const loaded = await load();
    await allWordsHere();
    return loaded;
  }, () => null, () => null);
