/** Forgetting everything, on the lab's word and only when nothing waits: store, caches, local storage, worker. Works offline. */
import type { Store } from './store';

async function dropDatabases(store: Store): Promise<void> {
  await store.ground.destroy();
  // Chromium and Safari can name what is left; others have only ours.
  const factory = indexedDB as unknown as { databases?: () => Promise<{ name?: string }[]> };
  const left = (await factory.databases?.().catch(() => [])) ?? [];
  for (const { name } of left) if (name) indexedDB.deleteDatabase(name);
}

async function dropCaches(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function dropWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/** Each by itself: one that fails must not keep the others. */
export async function wipe(store: Store): Promise<void> {
  // The worker is registered some time after the page has begun: whoever is about to do so looks here.
  document.documentElement.dataset['wiped'] = 'yes';
  localStorage.clear();
  sessionStorage.clear();
  await Promise.allSettled([dropDatabases(store), dropCaches(), dropWorkers()]);
}
