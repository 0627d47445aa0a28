/** The map itself: circles on a canvas, names of towns, no tiles. Leaflet is loaded when the first map is opened. */
import type * as Leaflet from 'leaflet';
import { trustLeaflet } from './trust';

export interface MapPlace {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  /** How large, 0 to 1. */
  size: number;
  /** 1 … 5, or 0 for a counted zero, or null where nothing was taken at all. */
  tone: number | null;
}
export interface MapTown {
  name: string;
  latitude: number;
  longitude: number;
}
export interface DrawnMap {
  show: (places: MapPlace[], towns: MapTown[], chosen: string | null) => void;
  fit: () => void;
  close: () => void;
}

type L = typeof Leaflet;
const SMALLEST_PX = 7;
const LARGEST_PX = 19;
const NAME_PX = 16;

export async function loadLeaflet(): Promise<L> {
  trustLeaflet();
  const module = (await import('leaflet')) as L & { default?: L };
  return module.default ?? module;
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function looks({ tone, size }: MapPlace, is_chosen: boolean): Leaflet.CircleMarkerOptions {
  const radius = tone === null ? SMALLEST_PX - 2 : SMALLEST_PX + size * (LARGEST_PX - SMALLEST_PX);
  return {
    radius: is_chosen ? radius + 3 : radius,
    weight: is_chosen ? 5 : tone === 0 || tone === null ? 2 : 1.5,
    color: colour(is_chosen ? '--focus' : tone === null ? '--line-strong' : '--map-line'),
    ...(tone === null && !is_chosen ? { dashArray: '3 4' } : { dashArray: '' }),
    fill: true,
    fillColor: tone === null || tone === 0 ? colour('--surface') : colour(`--map-${tone}`),
    fillOpacity: tone === null ? 0.5 : 0.92,
  };
}

function townLabel(leaflet: L, { name, latitude, longitude }: MapTown): Leaflet.Marker {
  const word = document.createElement('span');
  word.textContent = name;
  const icon = leaflet.divIcon({ html: word, className: 'map-town', iconSize: [0, 0] });
  return leaflet.marker([latitude, longitude], { icon, interactive: false, keyboard: false });
}

/** Names that would lie on another are left out until one zooms in. */
export function withRoom(towns: MapTown[], pointOf: (town: MapTown) => { x: number; y: number }): MapTown[] {
  const taken: { x: number; y: number; half: number }[] = [];
  return towns.filter((town) => {
    const { x, y } = pointOf(town);
    const half = (town.name.length * NAME_PX) / 2;
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half + 4 && Math.abs(other.y - y) < NAME_PX * 1.5)) return false;
    taken.push({ x, y, half });
    return true;
  });
}

export function drawMap(leaflet: L, element: HTMLElement, onChoose: (id: string) => void, words: { zoom_in: string; zoom_out: string }): DrawnMap {
  const map = leaflet.map(element, { preferCanvas: true, attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: 17, minZoom: 4 });
  leaflet.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out, position: 'bottomright' }).addTo(map);
  map.setView([30, 120], 8);
  const circles = leaflet.layerGroup().addTo(map);
  const names = leaflet.layerGroup().addTo(map);
  const watcher = new ResizeObserver(() => map.invalidateSize());
  watcher.observe(element);
  let bounds: Leaflet.LatLngBounds | null = null;

  let named: MapTown[] = [];
  const layNames = (): void => {
    names.clearLayers();
    for (const town of withRoom(named, (one) => map.latLngToContainerPoint([one.latitude, one.longitude]))) townLabel(leaflet, town).addTo(names);
  };
  map.on('zoomend', layNames);
  const fit = (): void => {
    if (bounds?.isValid()) map.fitBounds(bounds, { padding: [36, 36], maxZoom: 13, animate: false });
  };
  const show: DrawnMap['show'] = (places, towns, chosen) => {
    circles.clearLayers();
    // Large ones first, so that small ones stay on top; the chosen one last of all.
    const order = [...places].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen) || b.size - a.size);
    for (const place of order) {
      const circle = leaflet.circleMarker([place.latitude, place.longitude], looks(place, place.id === chosen));
      const name = document.createElement('span');
      name.textContent = place.name;
      circle.bindTooltip(name, { direction: 'top', className: 'map-tip' }).on('click', () => onChoose(place.id)).addTo(circles);
    }
    const first = !bounds?.isValid();
    bounds = leaflet.latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude]));
    named = towns;
    if (first) fit();
    layNames();
    const at = places.find(({ id }) => id === chosen);
    if (at && !map.getBounds().contains([at.latitude, at.longitude])) map.panTo([at.latitude, at.longitude], { animate: false });
  };
  const close = (): void => {
    watcher.disconnect();
    map.remove();
  };
  return { show, fit, close };
}
