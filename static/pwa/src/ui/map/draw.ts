/** The map itself: circles on a canvas, names of towns, no tiles. Leaflet is loaded when the first map is opened. */
import type * as Leaflet from 'leaflet';
import { type Named, placeNames } from './names';
import { trustLeaflet } from './trust';

export interface MapPlace {
  id: string;
  name: string;
  /** Its town, whose name stands beside its places. */
  town: string | null;
  latitude: number;
  longitude: number;
  /** How large, 0 to 1. */
  size: number;
  /** 1 … 5, or 0 for a counted zero, or null where nothing was taken at all. */
  tone: number | null;
}
export interface DrawnMap {
  show: (places: MapPlace[], chosen: string | null) => void;
  fit: () => void;
  close: () => void;
}

type L = typeof Leaflet;
const SMALLEST_PX = 7;
const LARGEST_PX = 19;
/** Where nothing was taken: a point, so that it is not read as a small number. */
const NOTHING_PX = 3;
/** The map's own buttons lie on its lower edge. */
const ABOVE_BUTTONS_PX = 72;

export async function loadLeaflet(): Promise<L> {
  trustLeaflet();
  return import('leaflet');
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const radiusOf = ({ tone, size }: MapPlace): number => (tone === null ? NOTHING_PX : SMALLEST_PX + size * (LARGEST_PX - SMALLEST_PX));

function looks(place: MapPlace, is_chosen: boolean): Leaflet.CircleMarkerOptions {
  const { tone } = place;
  const nothing = tone === null;
  return {
    radius: radiusOf(place) + (is_chosen ? 3 : 0),
    weight: is_chosen ? 5 : nothing ? 1 : 1.5,
    color: colour(is_chosen ? '--focus' : nothing ? '--map-ground' : '--map-line'),
    fill: true,
    fillColor: colour(nothing ? '--map-nothing' : tone === 0 ? '--surface' : `--map-${tone}`),
    fillOpacity: 1,
  };
}

/** Points lie under circles, small circles on large ones, the chosen one on all. */
export function inDrawingOrder(places: MapPlace[], chosen: string | null): MapPlace[] {
  const rank = ({ id, tone }: MapPlace): number => (id === chosen ? 2 : tone === null ? 0 : 1);
  return [...places].sort((a, b) => rank(a) - rank(b) || b.size - a.size);
}

function nameLabel(leaflet: L, name: string, at: Leaflet.LatLng): Leaflet.Marker {
  const word = document.createElement('span');
  word.textContent = name;
  const icon = leaflet.divIcon({ html: word, className: 'map-town', iconSize: [0, 0] });
  return leaflet.marker(at, { icon, interactive: false, keyboard: false });
}

function townsOn(map: Leaflet.Map, places: MapPlace[]): Named[] {
  const towns = new Map<string, Named>();
  for (const place of places) {
    if (place.town === null) continue;
    const { x, y } = map.latLngToContainerPoint([place.latitude, place.longitude]);
    const town = towns.get(place.town) ?? { name: place.town, weight: 0, spots: [] };
    towns.set(place.town, { ...town, weight: town.weight + place.size, spots: [...town.spots, { x, y, radius: radiusOf(place) }] });
  }
  return [...towns.values()];
}

/** A name stands by those of its places that can be seen. */
function onScreen(towns: Named[], { x, y }: Leaflet.Point): Named[] {
  const seen = (spot: { x: number; y: number }): boolean => spot.x > 0 && spot.y > 0 && spot.x < x && spot.y < y;
  return towns.map((town) => ({ ...town, spots: town.spots.filter(seen) }));
}

function layNames(leaflet: L, map: Leaflet.Map, layer: Leaflet.LayerGroup, places: MapPlace[]): void {
  layer.clearLayers();
  const size = map.getSize();
  for (const { name, x, y } of placeNames(onScreen(townsOn(map, places), size), size.x, size.y)) {
    nameLabel(leaflet, name, map.containerPointToLatLng([x, y])).addTo(layer);
  }
}

function drawCircle(leaflet: L, place: MapPlace, is_chosen: boolean, onChoose: (id: string) => void): Leaflet.CircleMarker {
  const name = document.createElement('span');
  name.textContent = place.name;
  const circle = leaflet.circleMarker([place.latitude, place.longitude], looks(place, is_chosen));
  return circle.bindTooltip(name, { direction: 'top', className: 'map-tip' }).on('click', () => onChoose(place.id));
}

/** A tap anywhere on it says where, with the view around a point. */
export interface Pinning {
  onPoint: (point: { latitude: number; longitude: number }) => void;
  around: { latitude: number; longitude: number } | null;
}
/** A market and its streets. */
const NEAR_ZOOM = 16;

function letPin(map: Leaflet.Map, { onPoint, around }: Pinning): void {
  map.on('click', ({ latlng }) => onPoint({ latitude: Number(latlng.lat.toFixed(7)), longitude: Number(latlng.wrap().lng.toFixed(7)) }));
  if (around) map.setView([around.latitude, around.longitude], NEAR_ZOOM, { animate: false });
}

export function drawMap(leaflet: L, element: HTMLElement, onChoose: (id: string) => void, words: { zoom_in: string; zoom_out: string }, pinning?: Pinning): DrawnMap {
  const map = leaflet.map(element, { preferCanvas: true, attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: 17, minZoom: 4 });
  leaflet.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out, position: 'bottomright' }).addTo(map);
  map.setView([30, 120], 8);
  if (pinning) letPin(map, pinning);
  const circles = leaflet.layerGroup().addTo(map);
  const names = leaflet.layerGroup().addTo(map);
  let shown: MapPlace[] = [];
  let bounds: Leaflet.LatLngBounds | null = null;
  const relay = (): void => layNames(leaflet, map, names, shown);
  map.on('zoomend moveend resize', relay);
  const watcher = new ResizeObserver(() => map.invalidateSize());
  watcher.observe(element);

  const fit = (): void => {
    if (bounds?.isValid()) map.fitBounds(bounds, { paddingTopLeft: [44, 34], paddingBottomRight: [44, ABOVE_BUTTONS_PX], maxZoom: 13, animate: false });
  };
  const show: DrawnMap['show'] = (places, chosen) => {
    circles.clearLayers();
    for (const place of inDrawingOrder(places, chosen)) drawCircle(leaflet, place, place.id === chosen, onChoose).addTo(circles);
    const first = !bounds?.isValid();
    bounds = leaflet.latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude]));
    shown = places;
    if (first && !pinning?.around) fit();
    relay();
    const at = places.find(({ id }) => id === chosen);
    if (at && !map.getBounds().contains([at.latitude, at.longitude])) map.panTo([at.latitude, at.longitude], { animate: false });
  };
  const close = (): void => {
    watcher.disconnect();
    map.remove();
  };
  return { show, fit, close };
}
