/** A sample's delivery, put together from the outbox, its photos and the lab's document. */
import { isOwn } from '../../domain/answering';
import { type Delivery, deliveryOf, stateHere } from '../../domain/custody';
import type { Sample, SampleState } from '../../domain/document';
import { kindsCounting } from '../../domain/undoing';
import type { Reference } from '../../domain/reference';
import type { DeliveryRow, OutboxEntry, Store } from '../../store';

export interface SampleView {
  sample: Sample;
  entries: OutboxEntry[];
  photos: DeliveryRow[];
  delivery: Delivery;
  /** The lab's backup or standby covers record and photos. */
  is_safe: boolean;
  photos_sent: number;
  state: SampleState;
}

/**
 * Nothing held any more means that the mark has covered what was said here; photos count by the position at which the
 * lab had their bytes; a sample of elsewhere by the position it last changed at.
 */
async function isSafe(store: Store, sample: Sample, held: number, photos: DeliveryRow[]): Promise<boolean> {
  if (held > 0) return false;
  const [position, durable] = await Promise.all([store.documents.positionOf('samples', sample.id), store.meta.find('durable')]);
  const mark = durable?.[sample.lab_id];
  if (position === null || !mark) return false;
  return photos.length > 0 ? photos.every(({ sent_pos }) => sent_pos !== undefined && sent_pos < mark.pos) : position <= mark.pos;
}

export async function viewOf(store: Store, reference: Reference, sample: Sample, travelling: boolean): Promise<SampleView> {
  const [entries, photos] = await Promise.all([store.outbox.about(sample.id), store.photos.of(sample.id)]);
  const photos_sent = photos.filter(({ state }) => state === 'sent').length;
  const delivery = deliveryOf({
    waiting: entries.filter(({ state }) => state === 'waiting').length,
    refused: entries.filter(({ state }) => state === 'refused').length,
    photos: photos.length,
    photos_sent,
    arrived: sample.arrived_at !== null,
    on_the_road: travelling,
  });
  const is_safe = await isSafe(store, sample, entries.length, photos);
  return { sample, entries, photos, delivery, is_safe, photos_sent, state: stateHere(reference.custody.states, sample, entries) };
}

/** It may have been packed or handed over without a seal: then it is on its way, and can still be sealed. */
export function isUnsealed({ sample, entries, state }: SampleView): boolean {
  return state === 'registered' || (state === 'in_transit' && !kindsCounting(sample, entries).includes('sample.seal'));
}

/** Samples of this person, newest first. */
export async function mySamples(store: Store, person_id: string, most: number): Promise<Sample[]> {
  const samples = (await store.documents.list('samples')).filter((sample) => isOwn(sample, person_id));
  const moment = (sample: Sample): number => Date.parse(sample.sampled_at ?? sample.at ?? '') || 0;
  return samples.sort((a, b) => moment(b) - moment(a)).slice(0, most);
}
