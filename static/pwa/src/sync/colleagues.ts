/**
 * The others who share this phone: whoever acts, theirs is delivered too, each by their own token and enrolment, and their
 * replicas stay fresh. Loaded only where more than one person has come in.
 */
import type { Session } from '../domain/session';
import type { Store } from '../store';
import { Traveller } from './journey';
import type { RoadParts } from './road';
import { troubleOf } from './trouble';
import { NoAnswer } from './wire';

/** Kept over journeys: a traveller remembers what the lab stumbled over. */
const travellers = new Map<string, Traveller>();

function travellerOf({ device_id }: Session, parts: () => RoadParts): Traveller {
  const known = travellers.get(device_id) ?? new Traveller(parts(), () => undefined);
  travellers.set(device_id, known);
  return known;
}

/** What a colleague has to put right, for the screens; it goes again with the first journey that succeeds. */
async function note(store: Store, person_id: string, trouble: string | null): Promise<void> {
  const known = (await store.meta.find('colleagues')) ?? {};
  if ((known[person_id] ?? null) === trouble) return;
  const { [person_id]: _, ...others } = known;
  await store.meta.remember('colleagues', trouble === null ? others : { ...others, [person_id]: trouble });
}

/** One after another. A dead line ends the round; what the lab says to one of them stops no other. */
export async function visitFor(store: Store, colleagues: Session[], partsOf: (session: Session) => RoadParts, stumble: unknown): Promise<void> {
  if (stumble instanceof NoAnswer) return;
  for (const session of colleagues) {
    try {
      await travellerOf(session, () => partsOf(session)).travel();
      await note(store, session.person_id, null);
    } catch (error) {
      if (error instanceof NoAnswer) return;
      const trouble = troubleOf(error);
      await note(store, session.person_id, ['sign_in', 'revoked'].includes(trouble) ? trouble : null).catch(() => undefined);
    }
  }
}
