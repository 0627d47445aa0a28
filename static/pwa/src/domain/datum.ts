/**
 * Shifted datums of Chinese maps. A position is never converted back: only a known WGS-84 position (a site's) is shifted,
 * to see whether what a phone or a person gave lies where such a map would show that site.
 */
import type { Point } from './distance';

export type Shifted = 'GCJ02' | 'BD09';

const EQUATOR_M = 6_378_245;
const E2 = 0.006_693_421_622_965_943;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The box in which the shift is made; beyond it GCJ-02 is WGS-84. */
export const inChina = ({ latitude, longitude }: Point): boolean => latitude > 0.8293 && latitude < 55.8271 && longitude > 72.004 && longitude < 137.8347;

const waves = (x: number, of: [number, number, number, number, number, number]): number =>
  ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3
  + ((of[0] * Math.sin(of[1] * Math.PI) + of[2] * Math.sin(of[3] * Math.PI)) * 2) / 3
  + ((of[4] * Math.sin(of[5] * Math.PI)) * 2) / 3;

function north(x: number, y: number): number {
  const bow = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return bow + waves(x, [20, y, 40, y / 3, 160, y / 12]) + (320 * Math.sin((y * Math.PI) / 30) * 2) / 3;
}

function east(x: number, y: number): number {
  const bow = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return bow + waves(x, [20, x, 40, x / 3, 150, x / 12]) + (300 * Math.sin((x * Math.PI) / 30) * 2) / 3;
}

export function gcj02(point: Point): Point {
  if (!inChina(point)) return point;
  const [x, y] = [point.longitude - 105, point.latitude - 35];
  const sine = Math.sin(radians(point.latitude));
  const w2 = 1 - E2 * sine * sine;
  const meridian_m = (EQUATOR_M * (1 - E2)) / (w2 * Math.sqrt(w2));
  const parallel_m = (EQUATOR_M / Math.sqrt(w2)) * Math.cos(radians(point.latitude));
  return {
    latitude: point.latitude + north(x, y) / radians(meridian_m),
    longitude: point.longitude + east(x, y) / radians(parallel_m),
  };
}

const BAIDU = (Math.PI * 3000) / 180;

export function bd09(point: Point): Point {
  const { latitude: y, longitude: x } = gcj02(point);
  const z = Math.hypot(x, y) + 0.00002 * Math.sin(y * BAIDU);
  const turn = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU);
  return { longitude: z * Math.cos(turn) + 0.0065, latitude: z * Math.sin(turn) + 0.006 };
}

export const shift = (point: Point, crs: Shifted): Point => (crs === 'GCJ02' ? gcj02(point) : bd09(point));
