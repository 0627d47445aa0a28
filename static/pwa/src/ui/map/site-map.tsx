/** A map as furniture: give it places, and it says which one was chosen. The table beside it says the same in numbers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { drawMap, type DrawnMap, loadLeaflet, type MapPlace, type Pinning } from './draw';

export type { MapPlace } from './draw';

interface SiteMapProps extends Partial<Pinning> {
  places: MapPlace[];
  chosen: string | null;
  onChoose: (id: string) => void;
  words: { label: string; loading: string; failed: string; fit: string; zoom_in: string; zoom_out: string };
}

/** Grows when the look may have changed: a canvas keeps the colours it was drawn with. */
function useLook(): number {
  const [look, setLook] = useState(0);
  useEffect(() => {
    const turn = (): void => setLook((n) => n + 1);
    const watcher = new MutationObserver(turn);
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', turn);
    return () => {
      watcher.disconnect();
      dark.removeEventListener('change', turn);
    };
  }, []);
  return look;
}

export function SiteMap({ places, chosen, onChoose, words, onPoint, around = null }: SiteMapProps) {
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<DrawnMap | null>(null);
  const [failed, setFailed] = useState(false);
  const look = useLook();
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    let drawn: DrawnMap | null = null;
    let gone = false;
    loadLeaflet().then((leaflet) => {
      if (gone || !element.current) return;
      drawn = drawMap(leaflet, element.current, (id) => choose.current(id), words, onPoint && { onPoint, around });
      setMap(drawn);
    }).catch(() => setFailed(true));
    return () => {
      gone = true;
      drawn?.close();
    };
  }, []);
  const shown = JSON.stringify([places, chosen]);
  useEffect(() => map?.show(places, chosen), [map, shown, look]);
  return (
    <div class="map">
      <div class="map-canvas" ref={element} role="region" aria-label={words.label} />
      {!map && <p class="map-word" role="status">{failed ? words.failed : words.loading}</p>}
      {map && <button type="button" class="map-fit" onClick={() => map.fit()}>{words.fit}</button>}
    </div>
  );
}
