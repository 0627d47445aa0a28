/** Opening a box: its label is one of an issued roll that stands on nothing else. */
import { type BoxView, isGone, newBox } from '../../../domain/box';
import { localIso } from '../../../domain/clock';
import { newId } from '../../../domain/identity';
import { readScanned, readTyped } from '../../../domain/label';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import type { Reading } from '../../../scan';
import { judge } from '../label-check';
import { boxesHere } from './found';

export type BoxLabel =
  | { verdict: 'fine'; code: string }
  | { verdict: 'doubt'; code: string; title: string; words: string }
  | { verdict: 'known'; box: BoxView }
  | { verdict: 'refused'; words: string };

/** A box that has been at the lab may be packed again under the same label. */
async function boxWith(rooms: Rooms, reading: Reading): Promise<BoxView | undefined> {
  const { prefix } = rooms.session.lab;
  const read = reading.how === 'camera' ? readScanned(reading.text, prefix) : readTyped(reading.text, prefix);
  return read.ok ? (await boxesHere(rooms.store)).find((box) => box.code === read.code) : undefined;
}

export async function judgeBoxLabel(rooms: Rooms, reading: Reading): Promise<BoxLabel> {
  const known = await boxWith(rooms, reading);
  if (known) return isGone(known) ? { verdict: 'fine', code: known.code } : { verdict: 'known', box: known };
  const judged = await judge(rooms, reading);
  if (judged.verdict === 'draft') return { verdict: 'refused', words: t('open_draft') };
  return judged;
}

/** Returns the box's id. */
export async function openBox(rooms: Rooms, code: string): Promise<string> {
  const { session } = rooms;
  const id = newId();
  const doc = newBox(id, session.lab_id, code, session.person_id, localIso(new Date()));
  await rooms.say([{ kind: 'box.open', subject: id, body: { code, role: 'sampler' } }], { records: [{ collection: 'boxes', id, doc }] });
  return id;
}
