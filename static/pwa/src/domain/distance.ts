/** Distance on the WGS-84 ellipsoid. The 300 m fence must fall on the same side as the server's, so no sphere will do. */

export interface Point {
  latitude: number;
  longitude: number;
}

const EQUATOR_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const POLE_M = EQUATOR_M * (1 - FLATTENING);
const MEAN_RADIUS_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export const distanceMetres = (a: Point, b: Point): number => vincenty(a, b) ?? haversine(a, b);

/** For points nearly opposite on the globe, where Vincenty's series does not settle. */
function haversine(a: Point, b: Point): number {
  const half_lat = Math.sin(radians(b.latitude - a.latitude) / 2);
  const half_lon = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = half_lat ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half_lon ** 2;
  return 2 * MEAN_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Vincenty's inverse formula (1975), good to a millimetre. */
function vincenty(a: Point, b: Point): number | null {
  const wide = radians(b.longitude - a.longitude);
  const [u1, u2] = [a, b].map(({ latitude }) => Math.atan((1 - FLATTENING) * Math.tan(radians(latitude)))) as [number, number];
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = wide;
  for (let round = 0; round < 60; round++) {
    const across = c2 * Math.sin(lambda);
    const along = c1 * s2 - s1 * c2 * Math.cos(lambda);
    const sin_sigma = Math.hypot(across, along);
    if (sin_sigma === 0) return 0;
    const cos_sigma = s1 * s2 + c1 * c2 * Math.cos(lambda);
    const sigma = Math.atan2(sin_sigma, cos_sigma);
    const sin_alpha = (c1 * c2 * Math.sin(lambda)) / sin_sigma;
    const cos2_alpha = 1 - sin_alpha ** 2;
    const mid = cos2_alpha === 0 ? 0 : cos_sigma - (2 * s1 * s2) / cos2_alpha;
    const c = (FLATTENING / 16) * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha));
    const bend = sigma + c * sin_sigma * (mid + c * cos_sigma * (2 * mid ** 2 - 1));
    const next = wide + (1 - c) * FLATTENING * sin_alpha * bend;
    if (Math.abs(next - lambda) < 1e-12) return arcLength(cos2_alpha, sigma, sin_sigma, cos_sigma, mid);
    lambda = next;
  }
  return null;
}

function arcLength(cos2_alpha: number, sigma: number, sin_sigma: number, cos_sigma: number, mid: number): number {
  const u = (cos2_alpha * (EQUATOR_M ** 2 - POLE_M ** 2)) / POLE_M ** 2;
  const A = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const B = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const outer = (B / 6) * mid * (4 * sin_sigma ** 2 - 3) * (4 * mid ** 2 - 3);
  const correction = B * sin_sigma * (mid + (B / 4) * (cos_sigma * (2 * mid ** 2 - 1) - outer));
  return POLE_M * A * (sigma - correction);
}

/** Degrees from north, clockwise, of one point as seen from another nearby. */
export function bearingOf(from: Point, to: Point): number {
  const east = (to.longitude - from.longitude) * Math.cos(radians(from.latitude));
  return ((Math.atan2(east, to.latitude - from.latitude) * 180) / Math.PI + 360) % 360;
}

/** "85 m", "1.2 km", "34 km": as much as a person walking needs. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 1000)} km`;
}
