/** A demo fix: the phone stands at a site of the demo district, a few metres off as a real one would. */

const ACCURACY_M = 8;
const ABOUT_A_METRE = 0.00001;
const ANSWER_MS = 400;
const LOOK_MS = 200;

const near = (degrees: number): number => degrees + (Math.random() - 0.5) * 6 * ABOUT_A_METRE;

export class DemoPlace {
  private here: { latitude: number; longitude: number } | null = null;

  /** From now on whoever asks where the phone is waits until the page has said so. */
  takeOver(): void {
    const place = (navigator as { geolocation?: Geolocation }).geolocation;
    if (!place) return;
    const answer = (tell: PositionCallback): number => this.answer(tell);
    Object.defineProperties(place, {
      watchPosition: { value: answer },
      getCurrentPosition: { value: answer },
      clearWatch: { value: (id: number) => clearInterval(id) },
    });
  }

  standAt(latitude: number, longitude: number): void {
    this.here = { latitude, longitude };
  }

  private answer(tell: PositionCallback): number {
    const asked_at = Date.now();
    const looking = window.setInterval(() => {
      if (!this.here || Date.now() - asked_at < ANSWER_MS) return;
      clearInterval(looking);
      tell(fixAt(this.here.latitude, this.here.longitude));
    }, LOOK_MS);
    return looking;
  }
}

function fixAt(latitude: number, longitude: number): GeolocationPosition {
  const coords = { latitude: near(latitude), longitude: near(longitude), accuracy: ACCURACY_M, altitude: null, altitudeAccuracy: null, heading: null, speed: null };
  return { coords, timestamp: Date.now() } as GeolocationPosition;
}
