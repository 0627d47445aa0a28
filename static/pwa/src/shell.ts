/** The service worker's side of the page: registers it, and knows when a new version waits. */
import { ownScript } from './trusted';

/** Calls back with how to take the new version, once there is one. */
export async function keepShell(onUpdate: (take: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(ownScript('/sw.js'), { updateViaCache: 'none' });
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
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
  });
}
