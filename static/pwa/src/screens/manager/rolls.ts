/** The lab's rolls with what became of their labels, and what is said of them. */
import type { LabelRoll, LabelUse, Printing } from '../../domain/document';
import { newId } from '../../domain/identity';
import { type Counted, countsOf, whereaboutsOf } from '../../domain/label-stock';
import { withBit } from '../../domain/label-use';
import type { LabelPreset } from '../../domain/operation';
import type { Rooms } from '../../rooms';

export async function rollsOf({ store: { documents } }: Rooms): Promise<Counted[]> {
  const [rolls, uses, items] = await Promise.all([documents.list('label_rolls'), documents.list('label_use'), documents.list('items')]);
  const bound = new Set(items.map(({ label }) => label));
  return [...rolls].sort((a, b) => b.issued_at.localeCompare(a.issued_at)).map((roll) => {
    const whereabouts = whereaboutsOf(roll, uses.find(({ id }) => id === roll.id), bound);
    return { roll, whereabouts, counts: countsOf(whereabouts) };
  });
}

const recorded = (doc: LabelRoll) => ({ records: [{ collection: 'label_rolls' as const, id: doc.id, doc }] });

export async function assign(rooms: Rooms, roll: LabelRoll, issued_to: string | null): Promise<void> {
  await rooms.say([{ kind: 'label_roll.assign', subject: roll.id, body: { issued_to } }], recorded({ ...roll, issued_to }));
}

export async function giveBack(rooms: Rooms, roll: LabelRoll, codes: string[]): Promise<void> {
  const known = await rooms.store.documents.find('label_use', roll.id);
  const before: LabelUse = known ?? { id: roll.id, lab_id: roll.lab_id, used: '', spoiled: '', lost: '', returned: '' };
  const returned = codes.reduce((bits, code) => withBit(bits, roll.codes.indexOf(code)), before.returned ?? '');
  await rooms.say([{ kind: 'label_roll.return', subject: roll.id, body: { codes } }], { records: [{ collection: 'label_use', id: roll.id, doc: { ...before, returned } }] });
}

function printing(rooms: Rooms, over: Pick<Printing, 'kind' | 'preset' | 'codes' | 'code' | 'reason'>): Printing {
  return { op_id: newId(), copies: 1, by: rooms.session.person_id, at: new Date().toISOString(), ...over };
}

export async function sayPrinted(rooms: Rooms, roll: LabelRoll, codes: string[], preset: LabelPreset): Promise<void> {
  const said = printing(rooms, { kind: 'label.print', preset, codes: codes.length, code: null, reason: null });
  const doc = { ...roll, prints: [...(roll.prints ?? []), said] };
  await rooms.say([{ kind: 'label.print', subject: roll.id, op_id: said.op_id, body: { codes, preset } }], recorded(doc));
}

export async function sayReprinted(rooms: Rooms, roll: LabelRoll, code: string, preset: LabelPreset, reason: string): Promise<void> {
  const said = printing(rooms, { kind: 'label.reprint', preset, codes: 1, code, reason });
  const doc = { ...roll, prints: [...(roll.prints ?? []), said] };
  await rooms.say([{ kind: 'label.reprint', subject: roll.id, op_id: said.op_id, body: { code, reason, preset } }], recorded(doc));
}
