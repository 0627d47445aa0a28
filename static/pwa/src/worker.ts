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
  clients: { claim: () => Promise<void> };
};

const CACHE = `fieldsample-${__VERSION__}`;
const FILES = new Set(__PRECACHE__);
const ROUTES = new Set(__ROUTES__);

/** All or nothing: a half-filled cache left by a broken deploy would serve half an app for ever. */
async function fill(): Promise<void> {
  await caches.delete(CACHE);
  try {
    const cache = await caches.open(CACHE);
    await cache.addAll(__PRECACHE__.map((url) => new Request(url, { cache: 'reload' })));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('fieldsample-') && name !== CACHE).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** Network when the browser has thrown the cache away. */
async function fromCache(url: string, request: Request): Promise<Response> {
  const cached = await (await caches.open(CACHE)).match(url);
  return cached ?? fetch(request);
}

scope.addEventListener('install', (event: ExtendableEvent) => event.waitUntil(fill()));
scope.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(dropOthers()));
scope.addEventListener('message', (event: MessageEvent) => {
  if (event.data === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event: FetchEvent) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && ROUTES.has(url.pathname)) event.respondWith(fromCache('/', request));
  else if (url.pathname !== '/' && FILES.has(url.pathname) && url.search === '') event.respondWith(fromCache(url.pathname, request));
});
