/** Distance on the WGS-84 ellipsoid's mean sphere: under 0.6 % off, which is less than a phone's fix. */

export interface Point {
  latitude: number;
  longitude: number;
}

const MEAN_RADIUS_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function distanceMetres(a: Point, b: Point): number {
  const half_lat = Math.sin(radians(b.latitude - a.latitude) / 2);
  const half_lon = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = half_lat ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half_lon ** 2;
  return 2 * MEAN_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** "85 m", "1.2 km", "34 km": as much as a person walking needs. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 1000)} km`;
}
