/** A demo fix: the phone stands at a site of the demo district, a few metres off as a real one would. */

const ACCURACY_M = 8;
const ABOUT_A_METRE = 0.00001;

const near = (degrees: number): number => degrees + (Math.random() - 0.5) * 6 * ABOUT_A_METRE;

function fixAt(latitude: number, longitude: number): GeolocationPosition {
  const coords = { latitude: near(latitude), longitude: near(longitude), accuracy: ACCURACY_M, altitude: null, altitudeAccuracy: null, heading: null, speed: null };
  return { coords, timestamp: Date.now() } as GeolocationPosition;
}

/** From now on a question for the place is answered with this one. */
export function standAt(latitude: number, longitude: number): void {
  const place = (navigator as { geolocation?: Geolocation }).geolocation;
  if (!place) return;
  const answer = (tell: PositionCallback): number => window.setTimeout(() => tell(fixAt(latitude, longitude)), 400);
  Object.defineProperties(place, {
    watchPosition: { value: answer, configurable: true },
    getCurrentPosition: { value: answer, configurable: true },
    clearWatch: { value: (id: number) => clearTimeout(id), configurable: true },
  });
}
