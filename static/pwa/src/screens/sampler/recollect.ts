/** 补采: begins a sheet with what the sample in whose place it stands had said: site, type, name, task. Only its label is missing. */
import { localIso } from '../../domain/clock';
import type { Sample } from '../../domain/document';
import { type Carried, newSheet, type Sheet } from '../../domain/draft';
import { isFalsePositiveProne } from '../../domain/form';
import { newId } from '../../domain/identity';
import type { Rooms } from '../../rooms';

/** The first guess for produce is made as if the name had been typed. */
function guessed({ reference }: Rooms, { sample_type, sample_name }: Sample): Sheet['fields'] {
  const type = reference.sample_types.find(({ code }) => code === sample_type);
  return type?.extra_required.includes('is_false_positive_prone') ? { is_false_positive_prone: isFalsePositiveProne(sample_name ?? '') } : {};
}

async function begunSheet(rooms: Rooms, sample: Sample, at: string): Promise<Sheet> {
  const { store, session } = rooms;
  const carried = (await store.meta.find('carried')) as Carried | undefined;
  const pair = [...new Set([session.person_id, ...(carried?.samplers ?? [])])];
  const { site, point_id, point, task_category, sample_type, sample_name, qty_unit } = sample;
  const same = { site: site ?? '', point_id, point: point ?? '', sample_type, sample_name: sample_name ?? '', qty_unit: qty_unit ?? '', ...(task_category ? { task_category } : {}) };
  return { ...newSheet(newId(), at, session.person_id, null), ...same, samplers: pair, fields: guessed(rooms, sample), recollect_of: sample.id };
}

/** One that was begun and not finished goes on. */
async function draftOf({ store }: Rooms, sample: Sample): Promise<string | undefined> {
  return (await store.drafts.list()).find(({ body }) => (body as Sheet).recollect_of === sample.id)?.id;
}

export async function takeAnew(rooms: Rooms, sample: Sample): Promise<void> {
  const begun = await draftOf(rooms, sample);
  if (begun) return rooms.go(`/capture#${begun}`);
  const at = localIso(new Date());
  const sheet = await begunSheet(rooms, sample, at);
  await rooms.store.drafts.save(sheet.id, sheet, at);
  rooms.go(`/capture#${sheet.id}`);
}
