/** A screen that is loaded when it is opened. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

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
