import type { Store } from '../store';

/** 410: the lab's history is another than the one this device saw. What is held goes again; the outbox itself stays. */
export async function startOver(store: Store): Promise<void> {
  await store.meta.forget('witness');
  await store.outbox.sendAgain();
  await store.photos.wanted();
  await store.documents.startOver();
}
