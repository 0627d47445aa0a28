/** Wires everything: opens the store, finds out who acts here, and shows the screen of the address. Knows all rooms. */
import './app.css';
import './styles/first.css';
import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lookAtBirth } from './birth';
import { embeddedIn, isSpaceShort } from './device';
import type { Act } from './domain/operation';
import type { Reference } from './domain/reference';
import type { Session } from './domain/session';
import { language, onLanguage, preferred, speak } from './i18n/language';
import { t } from './i18n/words/frame';
import { lookForPlace } from './place/fix';
import type { Practice } from './practice';
import { comeRest } from './rest';
import type { Rooms, ScreenProps } from './rooms';
import { listenWedge, openCamera } from './scan';
import { useAlarms } from './screens/frame/alarms';
import type { DoorRooms } from './screens/frame/door';
import { Strip } from './screens/frame/strip';
import { Tabs, tabsOf } from './screens/frame/tabs';
import { type Alongside, openStore, type Store } from './store';
import { Api } from './sync/api';
import { loadReference } from './sync/reference';
import { Road, type RoadParts } from './sync/road';
import { keepLooking, readClock, witness } from './sync/timepiece';
import { troubleOf } from './sync/trouble';
import { Wire } from './sync/wire';
import { ownScript } from './trusted';
import { Button, Empty, hushToast, Notice, Page, toast, ToastPlace, troubleWords, useWatched } from './ui';
import { first, type Lazy, lazy, part, restComesBy } from './ui/lazy';

const opening = () => <p class="opening" role="status">{t('loading')}</p>;
const broken = () => (
  <Page title={t('broken_title')}>
    <Notice tone="warn" action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}>{t('broken_text')}</Notice>
  </Page>
);
let firstIsHere = (): void => undefined;
/** The first screen has all it needs: only now may the worker fetch the rest, on a line it would take from it. */
const first_screen = new Promise<void>((resolve) => {
  firstIsHere = resolve;
  // A screen that never comes must not keep the worker, and its way back from a broken release, away.
  setTimeout(resolve, 10_000);
});
let rendered = (): void => undefined;
/** The first screen stands: before that nothing may take line or processor from it. A locked or unknown page is none, and is not waited for long. */
const standing = Promise.race([
  Promise.all([first_screen, new Promise<void>((resolve) => (rendered = resolve))]).then(() => new Promise((resolve) => setTimeout(resolve))),
  new Promise((resolve) => setTimeout(resolve, 2000)),
]);
restComesBy(comeRest);
const told = <P extends object>(load: () => Promise<ComponentType<P>>) => async () => {
  const loaded = await load();
  firstIsHere();
  return loaded;
};
const screen = <P extends object>(load: () => Promise<ComponentType<P>>) => lazy(told(load), opening, broken);
const firstScreen = <P extends object>(load: () => Promise<ComponentType<P>>) => first(told(load), opening, broken);

const SCREENS: Record<string, Lazy<ScreenProps>> = {
  '/batch': screen(() => import('./screens/desk/batch/screen').then((file) => file.BatchScreen)),
  '/command-sheet': screen(() => import('./screens/desk/command-sheet').then((file) => file.CommandSheetScreen)),
  '/today': firstScreen(() => import('./screens/sampler/today').then((file) => file.TodayScreen)),
  '/capture': firstScreen(() => import('./screens/sampler/capture').then((file) => file.CaptureScreen)),
  '/visit': screen(() => import('./screens/sampler/visit').then((file) => file.VisitScreen)),
  '/outbox': screen(() => import('./screens/sampler/finished').then((role) => role.OutboxScreen)),
  '/sample': screen(() => import('./screens/sampler/finished').then((role) => role.SampleScreen)),
  '/boxes': screen(() => import('./screens/sampler/box').then((role) => role.BoxesScreen)),
  '/box': screen(() => import('./screens/sampler/box').then((role) => role.BoxScreen)),
  '/seal': screen(() => import('./screens/sampler/seal').then((file) => file.SealScreen)),
  '/print': screen(() => import('./screens/sampler/print').then((file) => file.PrintScreen)),
  '/receive': screen(() => import('./screens/desk/receive').then((file) => file.ReceiveScreen)),
  '/arrivals': screen(() => import('./screens/desk/arrivals').then((file) => file.ArrivalsScreen)),
  '/store': screen(() => import('./screens/desk/store/store').then((file) => file.StoreScreen)),
  '/transcribe': screen(() => import('./screens/sampler/transcribing/transcribe').then((file) => file.TranscribeScreen)),
  '/discrepancies': screen(() => import('./screens/desk/discrepancies/discrepancies').then((file) => file.DiscrepanciesScreen)),
  '/notice': screen(() => import('./screens/desk/notice').then((file) => file.NoticeScreen)),
  '/custody': screen(() => import('./screens/desk/custody/custody').then((file) => file.CustodyScreen)),
  '/places': screen(() => import('./screens/desk/places/places').then((file) => file.PlacesScreen)),
  '/place-log': screen(() => import('./screens/desk/places/log').then((file) => file.PlaceLogScreen)),
  '/store-labels': screen(() => import('./screens/desk/places/printing').then((file) => file.StoreLabelsScreen)),
  '/disposal': screen(() => import('./screens/desk/disposal/disposal').then((file) => file.DisposalScreen)),
  '/coverage': screen(() => import('./screens/manager/coverage').then((file) => file.CoverageScreen)),
  '/people': screen(() => import('./screens/manager/people').then((file) => file.PeopleScreen)),
  '/practice': screen(() => import('./screens/frame').then((file) => file.PracticeScreen)),
  '/ready': screen(() => import('./screens/sampler/ready/ready').then((file) => file.ReadyScreen)),
  '/guide': screen(() => import('./screens/sampler/ready/guide').then((file) => file.GuideScreen)),
  '/shared': screen(() => import('./screens/frame').then((file) => file.SharedScreen)),
  '/queue-file': screen(() => import('./screens/frame').then((file) => file.QueueFileScreen)),
  '/forms': screen(() => import('./screens/manager/forms').then((file) => file.FormsScreen)),
  '/instruments': screen(() => import('./screens/manager/instruments').then((file) => file.InstrumentsScreen)),
  '/calendar': screen(() => import('./screens/manager/calendar').then((file) => file.CalendarScreen)),
  '/labels': screen(() => import('./screens/manager/labels').then((file) => file.LabelsScreen)),
};
const DOORS: Record<string, ComponentType<{ rooms: DoorRooms }>> = {
  '/set-up': screen(() => import('./screens/frame').then((file) => file.SetUpScreen)),
  '/sign-in': screen(() => import('./screens/frame').then((file) => file.SignInScreen)),
  '/e': screen(() => import('./screens/frame').then((file) => file.EnrolScreen)),
};
const Embedded = screen(() => import('./screens/frame').then((file) => file.EmbeddedScreen));
const Wiped = screen(() => import('./screens/frame/wiped').then((file) => file.WipedScreen));
const Banners = part(() => import('./screens/frame/banners').then((file) => file.Banners));
/** Screens of the phone itself: the same in practice. */
const ABOUT_THE_PHONE = ['/me', '/shared', '/ready', '/guide'];
const Gate = screen(() => import('./screens/frame/gate').then((file) => file.Gate));
const Standstill = lazy(() => import('./screens/frame/standstill').then((file) => file.Standstill), () => null, broken);
const PracticeBar = screen(() => import('./screens/frame/practice-bar').then((file) => file.PracticeBar));
const Me = screen(() => import('./screens/frame').then((file) => file.MeScreen));

let session: Session | null = null;
let road: Road | null = null;
/** Whether somebody must show who they are before they act here; known before the first screen. */
let is_guarded = false;
let practice: Practice | null = null;
let stopRoad = (): void => undefined;

const store = openStore(
  'fieldsample',
  {
    onBlocked: () => document.dispatchEvent(new CustomEvent('store', { detail: 'blocked' })),
    onOpened: () => document.dispatchEvent(new CustomEvent('store', { detail: null })),
    onSilent: (silent) => document.dispatchEvent(new CustomEvent('silence', { detail: silent })),
    onBack: () => void road?.soon(),
    onOutdated: () => document.dispatchEvent(new CustomEvent('store', { detail: 'outdated' })),
  },
  'BroadcastChannel' in globalThis ? new BroadcastChannel('fieldsample') : null,
);
const wire = new Wire(() => session?.token ?? null);
const api = new Api(wire);

const changeover = () => import('./changeover');

function partsOf(acting: Session): RoadParts {
  const own = store.as(acting.person_id);
  const around = { device_id: acting.device_id, person_id: acting.person_id, app_build: __VERSION__, now: () => new Date(), mono: () => performance.now() };
  const onParted = async (): Promise<void> => (await changeover()).part(store, acting, () => stopRoad(), changeTo);
  return { store: own, wire: new Wire(() => acting.token), around, clock: readClock, report: async () => (await import('./report')).report(store, own), isSpaceShort, onParted };
}

/** Theirs who share this phone is fetched and sent after one's own. */
async function serveColleagues(acting: Session, stumble: unknown): Promise<void> {
  const others = (await store.auth.everyone()).filter(({ person_id }) => person_id !== acting.person_id);
  if (others.length > 0) await (await import('./sync/colleagues')).visitFor(store, others, partsOf, stumble);
}

function setOut(acting: Session): Road {
  const made = new Road({ ...partsOf(acting), colleagues: (stumble) => serveColleagues(acting, stumble) });
  let stop = (): void => undefined;
  let is_wanted = true;
  void standing.then(() => {
    if (is_wanted) stop = made.start();
  });
  stopRoad = () => {
    is_wanted = false;
    stop();
  };
  return made;
}

/** Who acts from now on; with nobody, somebody must come in. */
async function changeTo(next: Session | null, path = '/'): Promise<void> {
  hushToast();
  stopRoad();
  practice = await practiceOf(next);
  session = next;
  road = next && setOut(next);
  go(next ? path : '/sign-in');
}

/** Who was practising goes on with it, also after a reload or a colleague's turn. */
const practiceOf = async (next: Session | null): Promise<Practice | null> =>
  next && (await store.meta.find('practice')) === next.person_id ? (await import('./practice')).Practice.begin(store, next) : null;

async function practise(on: boolean): Promise<void> {
  const ending = practice;
  practice = on && session ? await (await import('./practice')).Practice.begin(store, session) : null;
  go(on ? '/' : '/me');
  // Its screens are gone by now: what they show may be deleted.
  if (!on) await ending?.end(store);
}
const unlock = async (next: Session): Promise<void> => (await changeover()).unlock(store, next, changeTo);
const lock = (): void => {
  hushToast();
  void store.meta.remember('lock', { locked: true, active_at: Date.now() });
};
const enter = async (fresh: Session): Promise<void> => (await changeover()).enter(store, fresh, changeTo);
const signOut = async (): Promise<void> => session ? (await changeover()).leave(store, session, () => api.signOut(), changeTo) : undefined;

function go(path: string): void {
  const [pathname, hash] = path.split('#');
  const same = pathname === location.pathname && (hash ?? '') === location.hash.slice(1);
  if (!same) history.pushState(null, '', path);
  dispatchEvent(new Event('popstate'));
  scrollTo(0, 0);
}

function roomsFor(acting: Session, on_road: Road, reference: Reference, hash: string, guarded: boolean): Rooms {
  const own = store.as(acting.person_id);
  const say = async (acts: Act[], alongside?: Alongside) => {
    const said = await store.ground.heard(witness(own, acting).then((seen) => own.outbox.add(acts, seen, alongside))).catch((error: unknown) => {
      // Nothing was saved: said here for every screen, since most of them only wait for the good news.
      toast(troubleWords(error), 'bad');
      throw error;
    });
    void on_road.soon();
    return said;
  };
  return {
    session: acting, reference, store: own, sync: on_road, api, say, go, hash, toast, lookForPlace, listenWedge, lock: guarded ? lock : null, practice: null, practise,
    openCamera: (video, onReading, goods) => openCamera(video, () => new Worker(ownScript(__DECODER_URL__)), onReading, goods),
  };
}

interface Address {
  path: string;
  hash: string;
}
const addressNow = (): Address => ({ path: location.pathname, hash: decodeURIComponent(location.hash.slice(1)) });

function useAddress(): Address {
  const [address, setAddress] = useState(addressNow);
  useEffect(() => {
    const look = (): void => setAddress(addressNow());
    addEventListener('popstate', look);
    addEventListener('hashchange', look);
    return () => {
      removeEventListener('popstate', look);
      removeEventListener('hashchange', look);
    };
  }, []);
  return address;
}

/** What was last told of the store. */
const heard: Record<string, unknown> = {};
for (const name of ['store', 'silence']) document.addEventListener(name, (event) => (heard[name] = (event as CustomEvent<unknown>).detail));

function useHeard(name: 'store' | 'silence'): unknown {
  const [, turn] = useState(0);
  useEffect(() => {
    const hear = (): void => turn((n) => n + 1);
    document.addEventListener(name, hear);
    return () => document.removeEventListener(name, hear);
  }, []);
  return heard[name];
}

/** Where an address without a screen leads: the first tab, or the door that fits. */
function homeOf(set_up: boolean): string {
  if (session) return tabsOf(session.roles)[0]?.path ?? '/me';
  return set_up ? '/sign-in' : '/set-up';
}

/** A new version is never offered in the middle of a form, and reminders only where they disturb no work. */
function Above({ rooms, path, update }: { rooms: Rooms; path: string; update: (() => void) | null }) {
  const calm = path === '/today' || path === '/me';
  const offered = path === '/capture' || path === '/seal' ? null : update;
  const alarms = useAlarms(rooms, calm);
  return alarms || offered ? <Banners rooms={rooms} update={offered} calm={calm} told_below={path === '/outbox'} /> : null;
}

function Inside({ address, reference, update }: { address: Address; reference: Reference; update: (() => void) | null }) {
  const guarded = useWatched(store, () => store.auth.isGuarded()) ?? is_guarded;
  const silent = useHeard('silence') === true;
  if (!session || !road) return null;
  const real = roomsFor(session, road, reference, address.hash, guarded);
  const rooms = ABOUT_THE_PHONE.includes(address.path) ? real : (practice?.rooms(real) ?? real);
  const Screen = SCREENS[address.path];
  const tabs = tabsOf(session.roles);
  const inside = (
    <div class={practice ? 'frame is-practice' : 'frame'}>
      <a class="skip" href="#page">{t('skip')}</a>
      <Strip rooms={real} silent={silent} />
      <Tabs tabs={tabs} path={address.path} go={go} />
      <div class="frame-main">
        {silent && <Standstill trouble="silent" beside />}
        {practice && <PracticeBar rooms={rooms} phone={store} />}
        <Above rooms={real} path={address.path} update={update} />
        {address.path === '/me' ? <Me rooms={rooms} onSignOut={signOut} /> : Screen ? <Screen key={address.path} rooms={rooms} /> : (
          <Page title={t('not_here')}><Empty text={t('not_here')}><Button onClick={() => go('/')}>{t('home')}</Button></Empty></Page>
        )}
      </div>
    </div>
  );
  return guarded ? <Gate key={session.person_id} store={store} session={session} unlock={unlock} go={go}>{inside}</Gate> : inside;
}

function App({ reference }: { reference: Reference }) {
  const address = useAddress();
  const trouble = useHeard('store');
  const [, turn] = useState(0);
  const [update, setUpdate] = useState<(() => void) | null>(null);
  useEffect(() => onLanguage(() => turn((n) => n + 1)), []);
  useEffect(() => void first_screen.then(() => import('./shell')).then(({ keepShell }) => keepShell((take) => setUpdate(() => take))).catch(() => undefined), []);
  useEffect(() => {
    if (address.path === '/' || (!session && !DOORS[address.path])) void findHome();
  }, [address.path]);

  if (trouble === 'parted') return <Wiped />;
  const embedded = embeddedIn(navigator.userAgent);
  if (embedded) return <Embedded app={embedded} />;
  if (trouble === 'outdated' || trouble === 'blocked') return <Standstill trouble={trouble} />;
  const DoorScreen = DOORS[address.path];
  if (DoorScreen) return <DoorScreen key={address.path} rooms={{ api, enter, go, hash: address.hash, here: session?.person.name ?? null }} />;
  return session && address.path !== '/' ? <Inside key={`${language()}${session.person_id}${practice !== null}`} address={address} reference={reference} update={update} /> : opening();
}

/** Replaces the address, so that "back" does not lead here again. */
async function findHome(): Promise<void> {
  const set_up = session !== null || (await api.status().then((status) => status.set_up, () => true));
  history.replaceState(null, '', homeOf(set_up));
  dispatchEvent(new Event('popstate'));
}

async function dress(from: Store): Promise<void> {
  const [theme, text] = await Promise.all([from.meta.find('theme'), from.meta.find('text')]);
  document.documentElement.dataset['theme'] = theme ?? 'system';
  document.documentElement.dataset['text'] = text ?? 'normal';
}

async function open(place: HTMLElement): Promise<void> {
  // The screen of the address comes and the store is opened at the same time.
  SCREENS[location.pathname]?.ask().catch(() => undefined);
  const acting = store.auth.find();
  const [reference, known, guarded, chosen, practising] = await Promise.all([
    loadReference(), acting, store.auth.isGuarded(), store.meta.find('language'), acting.then((found) => practiceOf(found ?? null)), dress(store), lookAtBirth(store),
  ]);
  await speak(chosen ?? preferred(navigator.languages));
  if (is_open) return;
  is_open = true;
  session = known ?? null;
  is_guarded = guarded;
  practice = practising;
  if (known) road = setOut(known);
  keepLooking(store);
  store.watch.subscribe(() => void dress(store));
  render(<><App reference={reference} /><ToastPlace /></>, place);
  rendered();
}

const AGAIN_MS = 1000;
let is_open = false;

function tellStandstill(place: HTMLElement): void {
  const trouble = heard['store'] ?? (heard['silence'] && 'silent');
  if (!is_open && trouble) render(<Standstill trouble={trouble as 'silent'} />, place);
}

/** The store may not open or answer while an old tab holds it: that must be seen before anything is there to show it on. */
async function begin(place: HTMLElement): Promise<void> {
  await store.ground.heard(open(place)).catch((error: unknown) => {
    if (troubleOf(error) !== 'store') throw error;
    setTimeout(() => void begin(place), AGAIN_MS);
  });
}

const place = document.getElementById('app');
if (place) {
  for (const name of ['store', 'silence']) document.addEventListener(name, () => tellStandstill(place));
  void begin(place);
}
