/** Holding times of this person's samples that the lab has not got yet, soonest first. */
import { type Deadline, isOutstanding, soonerFirst } from '../../domain/deadline';
import type { Sample } from '../../domain/document';
import type { Rooms } from '../../rooms';
import { deadlinesOfAll } from '../../ui/holding';

export interface Running {
  sample: Sample;
  deadline: Deadline;
}
export type Around = Pick<Rooms, 'store' | 'reference' | 'session'>;

/** The most pressing of each sample. */
export async function outstanding(around: Around): Promise<Running[]> {
  const { store, session } = around;
  const own = (await store.documents.list('samples')).filter((sample) => sample.created_by === session.person_id && isOutstanding(sample));
  const deadlines = await deadlinesOfAll(around, own);
  return own.flatMap((sample) => (deadlines.get(sample.id) ?? []).slice(0, 1).map((deadline) => ({ sample, deadline }))).sort((a, b) => soonerFirst(a.deadline, b.deadline));
}
