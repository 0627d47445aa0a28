/** A map as furniture: give it places, and it says which one was chosen. The table beside it says the same in numbers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { drawMap, type DrawnMap, loadLeaflet, type MapPlace, type MapTown } from './draw';

export type { MapPlace, MapTown } from './draw';

interface SiteMapProps {
  places: MapPlace[];
  towns: MapTown[];
  chosen: string | null;
  onChoose: (id: string) => void;
  words: { label: string; loading: string; failed: string; fit: string; zoom_in: string; zoom_out: string };
}

export function SiteMap({ places, towns, chosen, onChoose, words }: SiteMapProps) {
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<DrawnMap | null>(null);
  const [failed, setFailed] = useState(false);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    let drawn: DrawnMap | null = null;
    let gone = false;
    loadLeaflet().then((leaflet) => {
      if (gone || !element.current) return;
      drawn = drawMap(leaflet, element.current, (id) => choose.current(id), words);
      setMap(drawn);
    }).catch(() => setFailed(true));
    return () => {
      gone = true;
      drawn?.close();
    };
  }, []);
  const shown = JSON.stringify([places, towns, chosen]);
  useEffect(() => map?.show(places, towns, chosen), [map, shown]);
  return (
    <div class="map">
      <div class="map-canvas" ref={element} role="region" aria-label={words.label} />
      {!map && <p class="map-word" role="status">{failed ? words.failed : words.loading}</p>}
      {map && <button type="button" class="map-fit" onClick={() => map.fit()}>{words.fit}</button>}
    </div>
  );
}
