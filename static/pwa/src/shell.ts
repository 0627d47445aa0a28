/** The service worker's side of the page: registers it, knows when a new version waits, and obeys the kill switch. */
import { ownScript } from './trusted';

/** Calls back with how to take the new version, once there is one. */
export async function keepShell(onUpdate: (take: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  if (await isKilled()) return dropShell();
  if (isWiped()) return;
  const registration = await navigator.serviceWorker.register(ownScript('/sw.js'), { updateViaCache: 'none' });
  if (isWiped()) return void registration.unregister();
  let wanted = false;
  const offer = (worker: ServiceWorker): void =>
    onUpdate(() => {
      wanted = true;
      worker.postMessage('take-over');
    });
  // The first worker of a page has nothing to replace: only one beside a controller is an update.
  const watch = (worker: ServiceWorker | null): void =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  // Only the page where the person asked for it loads anew; another tab may stand in the middle of a form.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
  });
}

/** The phone has forgotten everything since this page began, and must not begin to keep the app again. */
const isWiped = (): boolean => 'wiped' in document.documentElement.dataset;

/** Asked at start, when nothing is half typed: the way back from a broken release. Silence means no. */
async function isKilled(): Promise<boolean> {
  try {
    // eslint-disable-next-line no-restricted-globals -- the way out must not depend on the rooms that may be broken
    const answer = await fetch('/sw-kill.json', { cache: 'no-store', credentials: 'omit' });
    return ((await answer.json()) as { kill?: unknown }).kill === true;
  } catch {
    return false;
  }
}

/** Records live in IndexedDB and are not touched. Without a worker there is nothing to drop, so this loads anew only once. */
async function dropShell(): Promise<void> {
  const workers = await navigator.serviceWorker.getRegistrations();
  if (workers.length === 0) return;
  await Promise.all(workers.map((worker) => worker.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  location.reload();
}
