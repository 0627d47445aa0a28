/**
 * Notifications of holding times, while the app is open. Nothing is pushed from a server, and no page can ring once it
 * is closed: the words beside the switch say so.
 */
import { isStale, type Urgency, urgencyOf } from '../../domain/deadline';
import { leftWords, t } from '../../i18n/words/deadline';
import { labNow } from '../../ui/holding';
import { type Around, outstanding, type Running } from './outstanding';

const LOOK_EVERY_MS = 60_000;
const NAMED = 3;
type Rung = Record<string, Urgency>;

export type Ringing = 'none' | 'denied' | 'off' | 'on';

const can = (): boolean => 'Notification' in globalThis && 'serviceWorker' in navigator;

export async function ringing({ store }: Around): Promise<Ringing> {
  if (!can()) return 'none';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && (await store.meta.find('ring')) === true ? 'on' : 'off';
}

/** What was not told yet: each sample once when it gets near, and once when it is over. */
export function newlyDue(running: Running[], rung: Rung, now_ms: number): Running[] {
  return running.filter(({ deadline }) => {
    const urgency = urgencyOf(deadline, now_ms);
    return urgency !== 'calm' && !isStale(deadline, now_ms) && rung[deadline.id] !== urgency;
  });
}

const lineOf = ({ sample, deadline }: Running, now_ms: number): string =>
  t('ring_line', { name: sample.sample_name ?? sample.sample_no ?? t('unnamed'), left: leftWords(deadline.until_ms, now_ms) });

/** What presses but was told before: a new notification takes the place of the one that named it. */
const stillDue = (running: Running[], due: Running[], now_ms: number): Running[] => newlyDue(running, {}, now_ms).filter((one) => !due.includes(one));

/** A page's own Notification throws on Android: the service worker shows it. One takes the place of the last; without `renotify` it would do so in silence. */
async function show(due: Running[], running: Running[], now_ms: number): Promise<void> {
  const past = due.some(({ deadline }) => urgencyOf(deadline, now_ms) === 'past');
  const lines = [...due, ...stillDue(running, due, now_ms)].slice(0, NAMED).map((one) => lineOf(one, now_ms));
  const worker = await navigator.serviceWorker.ready;
  const how: NotificationOptions & { renotify: boolean } = { body: lines.join('\n'), tag: 'holding', renotify: true, icon: '/static/pwa/icons/icon-192.png' };
  await worker.showNotification(t(past ? 'ring_past' : 'ring_soon'), how);
}

async function look(around: Around): Promise<void> {
  if ((await ringing(around)) !== 'on') return;
  const [running, now_ms, rung = {}] = await Promise.all([outstanding(around), labNow(around.store), around.store.meta.find('rung')]);
  const due = newlyDue(running, rung, now_ms);
  // What has reached the lab is forgotten, so that the list stays as short as the day.
  const told = Object.fromEntries(running.filter(({ deadline }) => urgencyOf(deadline, now_ms) !== 'calm').map(({ deadline }) => [deadline.id, urgencyOf(deadline, now_ms)]));
  // Told first, remembered then: one that could not be shown is tried again with the next look.
  if (due.length > 0) await show(due, running, now_ms);
  await around.store.meta.rememberQuietly('rung', told);
}

let timer: ReturnType<typeof setInterval> | undefined;
let looking = Promise.resolve();

/** From now on, for whoever acts here; the last one called counts. */
export function keepRinging(around: Around): void {
  clearInterval(timer);
  // One after the other: two looks at the same time would both find it untold.
  const lookNow = (): void => {
    looking = looking.then(() => look(around)).catch(() => undefined);
  };
  timer = setInterval(lookNow, LOOK_EVERY_MS);
  lookNow();
}

/** Asked for by a tap only. */
export async function askToRing(around: Around): Promise<Ringing> {
  if (can() && (await Notification.requestPermission()) === 'granted') await around.store.meta.remember('ring', true);
  keepRinging(around);
  return ringing(around);
}

export const stopRinging = (around: Around): Promise<void> => around.store.meta.remember('ring', false);
