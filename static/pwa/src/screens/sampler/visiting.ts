/** The visits that go on now: what this device keeps of them, put together with what the lab's documents say. */
import { localIso } from '../../domain/clock';
import type { Site, Visit } from '../../domain/document';
import type { Carried } from '../../domain/draft';
import { newId } from '../../domain/identity';
import type { Place } from '../../domain/operation';
import { begunVisit, byBeginning, carriedInto, endedRecord, endingActs, isOfToday, isOngoing, resumedVisit, visitToday, type Visiting } from '../../domain/visit';
import { lastPointAt } from '../../domain/recent';
import type { Rooms } from '../../rooms';
import type { Store } from '../../store';

/** An end said here counts before the lab has heard of it, and also when an older document of the visit comes after it. */
async function hasEnded(store: Store, id: string, doc: Visit | undefined): Promise<boolean> {
  if (doc?.closed === true) return true;
  return (await store.outbox.about(id)).some(({ operation }) => operation.kind === 'visit.close');
}

/** Begun and not ended, oldest first. */
export async function ongoingVisits({ store, session }: Pick<Rooms, 'store' | 'session'>, now = new Date()): Promise<Visiting[]> {
  const [kept, documents] = await Promise.all([store.visits.list(), store.documents.list('visits')]);
  const known = new Map(documents.map((doc) => [doc.id, doc]));
  const mine = kept.filter(({ person }) => person === session.person_id).map((visit) => ({ ...visit, recorded: visit.recorded || known.has(visit.id) }));
  const ids = new Set(mine.map(({ id }) => id));
  const others = documents.filter((visit) => !ids.has(visit.id) && isOngoing(visit, session.person_id, now)).map(resumedVisit);
  const ended = await Promise.all([...mine, ...others].map(({ id }) => hasEnded(store, id, known.get(id))));
  return [...mine, ...others].filter((_, at) => !ended[at]).sort(byBeginning);
}

const carriedNow = async ({ store }: Rooms): Promise<Carried | null> => ((await store.meta.find('carried')) as Carried | undefined) ?? null;

/** The visit of an address: by its own id, or by its site's; a site without one gets a fresh one that nothing is kept of yet. */
export async function visitOf(rooms: Rooms, hash: string): Promise<Visiting | null> {
  const ongoing = await ongoingVisits(rooms);
  const known = ongoing.find(({ id }) => id === hash) ?? visitToday(ongoing, hash, new Date());
  if (known) return known;
  const site = (await rooms.store.documents.find('visits', hash))?.site ?? hash;
  if (!(await rooms.store.documents.find('sites', site))) return null;
  return begunVisit(newId(), site, rooms.session.person_id, localIso(new Date()), await carriedNow(rooms));
}

/** The point last used here from this phone, else the site's only one. */
async function pointAt({ store }: Rooms, id: string, site: Site | undefined): Promise<{ point: string; point_id: string | null }> {
  const only = site?.points.length === 1 ? site.points[0] : undefined;
  return lastPointAt((await store.meta.find('recent')) ?? [], id) ?? { point: only?.name ?? '', point_id: only?.id ?? null };
}

/** The next sheet begins in this visit. */
export async function carryVisit(rooms: Rooms, visit: Visiting): Promise<void> {
  const site = await rooms.store.documents.find('sites', visit.site);
  const usual = rooms.reference.site_types.find(({ key }) => key === site?.site_type)?.sample_types ?? [];
  await rooms.store.meta.remember('carried', carriedInto(visit, await carriedNow(rooms), usual, await pointAt(rooms, visit.site, site)));
}

/** The next sheet begins at this site, in its visit of today where there is one. */
export async function carrySite(rooms: Rooms, site: string): Promise<void> {
  const visit = await visitOf(rooms, site);
  if (visit) await carryVisit(rooms, visit);
}

/** The visit that a finished sheet belongs to. */
export async function visitForSheet(rooms: Rooms, site: string): Promise<Visiting | undefined> {
  return visitToday(await ongoingVisits(rooms), site, new Date());
}

/** Its first sample has told the lab of it. */
export async function keepRecorded({ store }: Rooms, visit: Visiting | undefined): Promise<void> {
  if (visit && !visit.recorded) await store.visits.keep({ ...visit, recorded: true });
}

/** Its end, in one transaction; nothing of it is kept afterwards. */
export async function endVisit(rooms: Rooms, visit: Visiting, place: Place): Promise<void> {
  const ending = { lab_id: rooms.session.lab_id, ended_at: localIso(new Date()), place };
  await rooms.say(endingActs(visit, ending), {
    records: [{ collection: 'visits', id: visit.id, doc: endedRecord(visit, ending) }],
    deliveries: visit.photos.map((photo) => ({ ...photo, about: visit.id })),
  });
  await rooms.store.visits.forget(visit.id);
  // The pair goes on to the next site together.
  await carryVisit(rooms, visit);
}

/** Samples may still be taken in it; one of an earlier day can only be ended. */
export const takesSamples = (visit: Visiting): boolean => isOfToday(visit, new Date());
