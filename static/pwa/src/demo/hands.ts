/**
 * The hands of the demo: in a frame of the page "Three chairs", labels come before the camera, the desk's scanner types,
 * and the phone knows where it is. Only a server in demo mode names this module in its shell, and it listens to nobody
 * but that page. The screens and the decoder are the real ones.
 */
import { DemoCamera } from './camera';
import { DemoPlace } from './place';
import { forgetEverything, labHere, pressEnrol } from './seat';
import { shareTheKeyboard, typeLikeAScanner } from './scanner';

type Order =
  | { demo: 'enrol'; secret: string }
  | { demo: 'forget' }
  | { demo: 'look' }
  | { demo: 'show'; text: string }
  | { demo: 'place'; latitude: number; longitude: number }
  | { demo: 'scan'; text: string };

/** The page stands at the parent of our host: phone.demo.localhost → demo.localhost. */
const page = `${location.protocol}//${location.host.replace(/^[^.]+\./, '')}`;
const LOOK_MS = 500;

function obey(camera: DemoCamera, place: DemoPlace, order: Order): void {
  if (order.demo === 'enrol') location.assign(`/e#v1.${order.secret}`);
  else if (order.demo === 'forget') void forgetEverything().then(() => location.replace('/sign-in'));
  // To the app this is the network coming back: it looks for news at once instead of at its next tick.
  else if (order.demo === 'look') dispatchEvent(new Event('online'));
  else if (order.demo === 'show') camera.show(order.text);
  else if (order.demo === 'place') place.standAt(order.latitude, order.longitude);
  else typeLikeAScanner(order.text);
}

function tellWhereabouts(): void {
  let told = '';
  const look = async (): Promise<void> => {
    const { pathname, hash } = location;
    if (pathname + hash === told || pathname === '/') return;
    told = pathname + hash;
    parent.postMessage({ demo: 'here', path: pathname, has_more: hash !== '', lab_id: await labHere() }, page);
  };
  setInterval(() => void look(), LOOK_MS);
}

if (parent !== window && /^(phone|desk|manager)\.demo\.localhost$/.test(location.hostname)) {
  const camera = new DemoCamera();
  const place = new DemoPlace();
  if (location.hostname.startsWith('phone.')) {
    camera.takeOver();
    place.takeOver();
  }
  addEventListener('message', ({ origin, source, data }: MessageEvent<Order>) => {
    if (origin === page && source === parent) obey(camera, place, data);
  });
  shareTheKeyboard();
  pressEnrol();
  tellWhereabouts();
}
