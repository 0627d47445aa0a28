import assert from 'node:assert/strict';
import test from 'node:test';
import { bd09, gcj02, inChina } from '../src/domain/datum';
import { bearingOf, distanceMetres, type Point } from '../src/domain/distance';
import type { Trail } from '../src/domain/operation';
import { comesAgain, type EarlierFix, groundOf, hasJump, metresTo, type Placed, placeHints, readCoordinates, shiftedMap, thinned } from '../src/domain/whereabouts';

const SITE: Point = { latitude: 25.1235, longitude: 118.2105 };
const at = (point: Point, over: Partial<Placed> = {}): Placed =>
  ({ method: 'gps', latitude: point.latitude, longitude: point.longitude, crs: 'WGS84', accuracy_m: 9, captured_at: '2026-11-22T08:00:00Z', ...over });
const north = (metres: number): Point => ({ ...SITE, latitude: SITE.latitude + metres / 110_780 });
const hints = (place: Placed, over: { trail?: Trail; site?: Point | null; again?: boolean } = {}): string[] =>
  placeHints({ place, trail: [], site: SITE, lab_in_china: true, again: false, ...over }).map((hint) => (hint.key === 'shifted' ? hint.crs : hint.key));

test('WGS-84 to GCJ-02 and BD-09 as published examples have it', () => {
  // eviltransform's own test, Shanghai.
  const shanghai = gcj02({ latitude: 31.1774276, longitude: 121.5272106 });
  assert.ok(Math.abs(shanghai.latitude - 31.17530398364597) < 1e-9 && Math.abs(shanghai.longitude - 121.531541859215) < 1e-9);
  const metres = distanceMetres(SITE, gcj02(SITE));
  assert.ok(metres > 300 && metres < 700, String(metres));
  assert.ok(distanceMetres(SITE, bd09(SITE)) > 700);
  assert.deepEqual(gcj02({ latitude: 48.85, longitude: 2.35 }), { latitude: 48.85, longitude: 2.35 });
});

test('a fix near its site has nothing odd about it', () => {
  assert.deepEqual(hints(at(SITE)), []);
  assert.deepEqual(hints(at(north(120))), []);
  assert.deepEqual(hints(at(north(290))), []);
});

test('a fix far from its site is remarked upon, and called shifted only where a shifted map would show the site', () => {
  assert.deepEqual(hints(at(north(800))), ['far']);
  assert.deepEqual(hints(at(gcj02(SITE))), ['GCJ02']);
  assert.deepEqual(hints(at(bd09(SITE))), ['BD09']);
  const beside = gcj02(north(50));
  assert.equal(shiftedMap(at(beside), SITE), 'GCJ02');
  // As far away, on the other side.
  const mirrored = { latitude: 2 * SITE.latitude - gcj02(SITE).latitude, longitude: 2 * SITE.longitude - gcj02(SITE).longitude };
  assert.deepEqual(hints(at(mirrored)), ['far']);
});

test('a coarse fix is called coarse, and not far for what its own accuracy may be', () => {
  assert.deepEqual(hints(at(north(800), { accuracy_m: 3000 })), ['approximate']);
  assert.deepEqual(hints(at(north(9000), { accuracy_m: 3000 })), ['far', 'approximate']);
  assert.deepEqual(hints(at(SITE, { accuracy_m: 250 })), ['coarse']);
});

test('another country, and a fix handed out twice', () => {
  const paris = { latitude: 48.85, longitude: 2.35 };
  assert.deepEqual(hints(at(paris)), ['far', 'abroad']);
  assert.deepEqual(hints(at(paris), { site: null }), ['abroad']);
  assert.ok(inChina(SITE));
  assert.deepEqual(hints(at(SITE), { again: true }), ['again']);
  const fix: EarlierFix = { ...SITE, accuracy_m: 9, site: 'a', day: '2026-11-22' };
  assert.equal(comesAgain(fix, [fix]), false);
  assert.equal(comesAgain(fix, [{ ...fix, site: 'b' }]), true);
  assert.equal(comesAgain(fix, [{ ...fix, day: '2026-11-21' }]), true);
  assert.equal(comesAgain(fix, [{ ...fix, site: 'b', latitude: 25.1235001 }]), false);
});

test('numbers of a shifted map are no position on the ground; the site is shifted to compare', () => {
  const pin = at(gcj02(SITE), { method: 'pin', crs: 'GCJ02' });
  assert.equal(groundOf(pin), null);
  assert.ok(metresTo(pin, SITE) < 1);
  assert.deepEqual(hints(pin), []);
  assert.equal(groundOf({ method: 'none', reason: 'x' }), null);
  assert.equal(groundOf(at(SITE, { crs: 'CGCS2000' }))?.latitude, SITE.latitude);
});

test('a trail keeps its first and last, at most twenty points of twenty seconds', () => {
  const trail = Array.from({ length: 41 }, (_, i): Trail[number] => [25, 118, 10, i / 2]);
  const kept = thinned([...trail, [25, 118, 10, 25]]);
  assert.equal(kept.length, 20);
  assert.deepEqual([kept[0]?.[3], kept.at(-1)?.[3]], [0, 20]);
  const gaps = kept.slice(1).map(([, , , seconds], i) => seconds - (kept[i]?.[3] ?? 0));
  assert.ok(Math.max(...gaps) <= 2, String(gaps));
  assert.deepEqual(thinned(trail.slice(0, 3)), trail.slice(0, 3));
});

test('a jump is farther and faster than the fixes may be wrong', () => {
  const step = (metres: number, seconds: number, accuracy = 10): Trail[number] => [north(metres).latitude, SITE.longitude, accuracy, seconds];
  assert.equal(hasJump([step(0, 0), step(15, 5), step(30, 10)]), false);
  assert.equal(hasJump([step(0, 0), step(900, 3)]), true);
  assert.equal(hasJump([step(0, 0, 600), step(500, 1, 20)]), false);
  assert.deepEqual(hints(at(SITE), { trail: [step(0, 0), step(900, 3)] }), ['jump']);
});

test('coordinates as people paste them', () => {
  assert.deepEqual(readCoordinates('25.1235, 118.2105'), SITE);
  assert.deepEqual(readCoordinates('118.2105，25.1235'), SITE);
  assert.deepEqual(readCoordinates('２５．１２３５ 118.2105'), SITE);
  assert.deepEqual(readCoordinates('-33.9, 18.4'), { latitude: -33.9, longitude: 18.4 });
  for (const text of ['', '25.1', '0,0', '1 2 3', '200, 300', 'abc']) assert.equal(readCoordinates(text), null, text);
});

test('a direction is the one a person would walk', () => {
  assert.equal(Math.round(bearingOf(SITE, north(100))), 0);
  assert.equal(Math.round(bearingOf(SITE, { ...SITE, longitude: SITE.longitude + 0.001 })), 90);
  assert.equal(Math.round(bearingOf(north(100), SITE)), 180);
});
