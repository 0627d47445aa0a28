/**
 * Service worker: the app's own files, so that it opens without a network. It answers for the build's list and the
 * shell's routes, nothing else; /api/ never passes through it. A new one waits until the person says so.
 */

interface ExtendableEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface FetchEvent extends ExtendableEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
const scope = self as unknown as {
  addEventListener: (name: string, listener: (event: never) => void) => void;
  skipWaiting: () => Promise<void>;
  clients: {
    claim: () => Promise<void>;
    matchAll: (which: { type: 'window' }) => Promise<{ focus: () => Promise<unknown> }[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
  registration: { unregister: () => Promise<boolean> };
};

const OURS = 'fieldsample-';
const CACHE = OURS + __VERSION__;
/** The last thing put in: a cache without it was left half filled. */
const WHOLE = '/whole';
const BUILT = '/static/pwa/dist/';
const FILES = new Set(__PRECACHE__);
const ROUTES = new Set(__ROUTES__);

const ours = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
const drop = (names: string[]): Promise<unknown> => Promise.all(names.map((name) => caches.delete(name)));

async function dropHalfFilled(): Promise<void> {
  for (const name of await ours()) {
    if (!(await (await caches.open(name)).match(WHOLE))) await caches.delete(name);
  }
}

/** All or nothing: a half-filled cache left by a broken deploy would serve half an app for ever. */
async function fill(): Promise<void> {
  await caches.delete(CACHE);
  await dropHalfFilled();
  try {
    const cache = await caches.open(CACHE);
    await cache.addAll(__PRECACHE__.map((url) => new Request(url, { cache: 'reload' })));
    await cache.put(WHOLE, new Response(''));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The version before stays: a tab that still runs it may yet open a screen of its own. */
async function takeOver(): Promise<void> {
  await drop((await ours()).slice(0, -1));
  await scope.clients.claim();
}

/** The way back from a broken release: without a worker the pages come from the server again. Silence means no. */
async function obeyKill(): Promise<void> {
  const answer = await fetch('/sw-kill.json', { cache: 'no-store', credentials: 'omit' });
  if (((await answer.json()) as { kill?: unknown }).kill !== true) return;
  await drop([...(await ours()), CACHE]);
  await scope.registration.unregister();
}

/** Network when the browser has thrown the cache away. */
async function fromCache(url: string, request: Request): Promise<Response> {
  // Asked by name: opening would make it anew, which a full phone refuses.
  const cached = await caches.match(url, { cacheName: CACHE });
  return cached ?? fetch(request);
}

/** A file of the version before, for a tab that still runs it. */
const fromAny = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

scope.addEventListener('install', (event: ExtendableEvent) => event.waitUntil(fill()));
scope.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(takeOver()));
scope.addEventListener('message', (event: MessageEvent) => {
  if (event.data === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('notificationclick', (event: ExtendableEvent & { notification: { close: () => void } }) => {
  event.notification.close();
  event.waitUntil(scope.clients.matchAll({ type: 'window' }).then(([page]) => page?.focus() ?? scope.clients.openWindow('/today')));
});
scope.addEventListener('fetch', (event: FetchEvent) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && ROUTES.has(url.pathname)) event.respondWith(fromCache(FILES.has(url.pathname) ? url.pathname : '/', request));
  else if (url.pathname === '/' || url.search !== '') return;
  else if (FILES.has(url.pathname)) event.respondWith(fromCache(url.pathname, request));
  else if (url.pathname.startsWith(BUILT)) event.respondWith(fromAny(request));
});
obeyKill().catch(() => undefined);
