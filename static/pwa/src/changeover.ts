/** Who acts on this phone: coming in, leaving, and being stopped by the lab. Nothing of it ever touches what waits to go. */
import type { Session } from './domain/session';
import { t } from './i18n/words/shared';
import type { Store } from './store';
import { forgetPerson } from './store/parting';
import { Pins } from './store/pins';
import { toast } from './ui';

type ChangeTo = (next: Session | null, path?: string) => Promise<void>;

/** A phone belongs to one lab: who came in for another leaves, with what they were told; what they said stays and waits. */
async function clearOtherLabs(store: Store, lab_id: string): Promise<void> {
  for (const session of await store.auth.everyone()) if (session.lab_id !== lab_id) await forgetPerson(store, session.person_id);
}

/** Those who were here stay; the newcomer acts. Coming in anew also answers a forgotten PIN. */
export async function enter(store: Store, fresh: Session, changeTo: ChangeTo): Promise<void> {
  await clearOtherLabs(store, fresh.lab_id);
  await new Pins(store.ground, store.watch).forget(fresh.person_id);
  await store.auth.keep(fresh);
  await store.meta.remember('lock', { locked: false, active_at: Date.now() });
  if ((await store.meta.find('tour')) === undefined) await store.meta.remember('tour', 'due');
  await changeTo(fresh);
}

/** Somebody else may be left on a shared phone: then the screen is theirs to unlock. */
async function handOn(store: Store, changeTo: ChangeTo): Promise<void> {
  const [next] = await store.auth.everyone();
  if (!next) return changeTo(null);
  // First the lock: a page that dies in between must not open as somebody else.
  await store.meta.remember('lock', { locked: true, active_at: Date.now() });
  await store.auth.keep(next);
  await changeTo(next);
}

export async function leave(store: Store, session: Session, tellLab: () => Promise<void>, changeTo: ChangeTo): Promise<void> {
  await tellLab().catch(() => undefined);
  await store.auth.end();
  await store.as(session.person_id).documents.startOver();
  await handOn(store, changeTo);
}

/** The lab has stopped this person's device and has all of theirs. The last one takes the whole phone along, unless a record still waits. */
export async function part(store: Store, stopped: Session, stopRoad: () => void, changeTo: ChangeTo): Promise<void> {
  const others = (await store.auth.everyone()).filter(({ person_id }) => person_id !== stopped.person_id);
  const { operations, photos } = await store.outbox.count();
  if (others.length === 0 && operations + photos === 0) return wipeAll(store, stopRoad);
  const acting = await store.auth.find();
  await forgetPerson(store, stopped.person_id);
  toast(t('parted', { name: stopped.person.name }), 'bad');
  if (acting?.person_id === stopped.person_id) await handOn(store, changeTo);
}

async function wipeAll(store: Store, stopRoad: () => void): Promise<void> {
  stopRoad();
  // Fetched before their cache goes.
  const [{ wipe }] = await Promise.all([import('./wipe'), import('./screens/frame/wiped')]);
  document.dispatchEvent(new CustomEvent('store', { detail: 'parted' }));
  await wipe(store);
}

/** The right PIN was given: this person acts from now on. */
export async function unlock(store: Store, session: Session, changeTo: ChangeTo): Promise<void> {
  const before = await store.auth.find();
  await store.auth.keep(session);
  await store.meta.remember('lock', { locked: false, active_at: Date.now() });
  if (before?.person_id !== session.person_id) await changeTo(session);
}
