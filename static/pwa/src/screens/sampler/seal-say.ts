/** Sealing in one breath: what it says, and the records as this phone shows them until the lab's own come. */
import type { Sample, Signature } from '../../domain/document';
import { answeredSince, type Before, draftIdOf, lackingOf, type Missing, ownSince, sealActs, type SealDraft, type Signed } from '../../domain/sealing';
import type { Act } from '../../domain/operation';
import { ownTogether } from '../../domain/questions';
import type { Rooms } from '../../rooms';
import type { Alongside } from '../../store';

function sampleAfter(before: Before, draft: SealDraft, missing: Missing[]): Sample {
  const { sample } = before;
  const photos = draft.photos.map(({ thumb: _, ...photo }) => ({ ...photo, op_id: '' }));
  return {
    ...sample, samplers: draft.samplers, fields: { ...sample.fields, ...answeredSince(sample, draft) }, photos: [...sample.photos, ...photos], lacking: [...(sample.lacking ?? []), ...lackingOf(missing, draft)],
    own: ownTogether(sample.own ?? [], ownSince(before, draft, missing)),
  };
}

export function signatureDoc(lab_id: string, act: Act, at: string): Signature {
  const body = act.body as Partial<Signature>;
  return {
    id: act.op_id ?? '', lab_id, of: body.of ?? 'sample', record: act.subject ?? '', signs_as: body.signs_as ?? 'sampler', name: body.name ?? null, person: body.person ?? null,
    sha256: body.sha256 ?? null, size: body.size ?? null, mime: body.mime ?? null, refused: body.refused ?? null, at,
  };
}

/** Pictures of signatures, on their way to the lab with the record they belong to. */
export const picturesOf = (signed: Signed[], about: string): NonNullable<Alongside['deliveries']> =>
  signed.flatMap(({ picture, at }) => (picture ? [{ ...picture, mime: 'image/png', photo_kind: 'signature', taken_at: at, thumb: null, about }] : []));

function deliveriesOf({ photos, signed, sample }: SealDraft): NonNullable<Alongside['deliveries']> {
  return [...photos.map((one) => ({ ...one, about: sample })), ...picturesOf(signed, sample)];
}

export async function sayIt(rooms: Rooms, before: Before, draft: SealDraft, missing: Missing[], id: () => string): Promise<void> {
  const acts = sealActs(before, draft, missing, id);
  const signed = acts.filter(({ kind }) => kind === 'signature.add');
  const now = new Date().toISOString();
  await rooms.say(acts, {
    records: [
      { collection: 'samples', id: before.sample.id, doc: sampleAfter(before, draft, missing) },
      ...signed.map((act) => ({ collection: 'signatures' as const, id: act.op_id ?? '', doc: signatureDoc(rooms.session.lab_id, act, now) })),
    ],
    deliveries: deliveriesOf(draft),
    finished_draft: draftIdOf(draft.sample),
  });
}
