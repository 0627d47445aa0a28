/** Finishing a sheet: its number, its visit, and everything it says, in one transaction. */
import { askToPersist, isPersisted } from '../../device';
import { newId } from '../../domain/identity';
import type { Form } from '../../domain/document';
import type { OwnAnswers } from '../../domain/operation';
import { formIdOf, formsFor } from '../../domain/questions';
import { notTakenWords, slotsOf } from '../../domain/slots';
import { withTaken } from '../../domain/recent';
import { actsOf, carriedFrom, type Finishing, recordsOf, type Sheet, typeOf } from '../../domain/sheet';
import type { Visiting } from '../../domain/visit';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { numbered } from './numbering';
import { keepRecorded, visitForSheet } from './visiting';

function finishingOf(rooms: Rooms, sheet: Sheet, forms: Form[], known: Visiting | undefined): Finishing {
  const { session, reference } = rooms;
  return {
    lab_id: session.lab_id,
    person_id: session.person_id,
    device_id: session.device_id,
    visit: known ? { id: known.id, is_new: !known.recorded, started_at: known.started_at } : { id: newId(), is_new: true },
    reference_version: reference.version,
    no_place_words: t('place_none'),
    forms: formsFor(forms, sheet, sheet.own),
    not_taken: notTaken(rooms, sheet),
  };
}

/** A sample type chosen, changed and chosen back leaves answers of the other; they are not said. */
function tidied(rooms: Rooms, sheet: Sheet, forms: Form[]): Sheet {
  const type = typeOf(rooms.reference, sheet);
  const foreign = new Set(rooms.reference.form_fields.filter(({ forms: of, condition, group, key }) => {
    const of_form = of.includes('all') || of.includes(type?.form ?? '');
    return !of_form || (group === 'by_sample_type' && condition === 'by_type' && !type?.extra_required.includes(key));
  }).map(({ key }) => key));
  const fields = Object.fromEntries(Object.entries(sheet.fields).filter(([key]) => !foreign.has(key)));
  return { ...sheet, fields, parent: type?.form === 'parent' ? sheet.parent : '', own: ownOf(forms, sheet) };
}

/** Answers to a form that this sample no longer has are left out; those to a form that the phone has lost are not. */
function ownOf(forms: Form[], sheet: Sheet): OwnAnswers[] {
  const asked = new Set(formsFor(forms, sheet, sheet.own).map(formIdOf));
  return sheet.own.filter(({ form, version }) => asked.has(form) || !forms.some((known) => formIdOf(known) === form && known.version === version));
}

function notTaken(rooms: Rooms, sheet: Sheet): string[] {
  const type = typeOf(rooms.reference, sheet);
  return type ? notTakenWords(slotsOf(rooms.reference, type, sheet), sheet) : [];
}

/** Asked once there is something to lose; the answer is shown in 我的 and told to the lab. */
async function keepFirst(store: Rooms['store']): Promise<void> {
  if (!(await isPersisted())) await askToPersist();
  await store.meta.rememberQuietly('persisted', await isPersisted());
}

/** What only the next sheet needs; the person need not wait for it. */
async function rememberFor(rooms: Rooms, sheet: Sheet, known: Visiting | undefined): Promise<void> {
  const { meta } = rooms.store;
  await Promise.all([
    keepRecorded(rooms, known),
    meta.rememberQuietly('carried', carriedFrom(sheet)),
    meta.find('recent').then((recent) => meta.rememberQuietly('recent', withTaken(recent ?? [], sheet))),
  ]);
  await keepFirst(rooms.store);
}

/** Returns the sample's number. */
export async function finish(rooms: Rooms, unfinished: Sheet): Promise<string> {
  const [forms, { sample_no, number }, known] = await Promise.all([
    rooms.store.documents.list('forms'), numbered(rooms, unfinished), visitForSheet(rooms, unfinished.site),
  ]);
  const sheet = tidied(rooms, { ...unfinished, sample_no }, forms);
  const finishing = finishingOf(rooms, sheet, forms, known);
  const { sample, items, visit } = recordsOf(sheet, finishing);
  await rooms.say(actsOf(sheet, finishing), {
    records: [
      { collection: 'samples', id: sample.id, doc: sample },
      ...items.map((item) => ({ collection: 'items' as const, id: item.id, doc: item })),
      ...(finishing.visit.is_new ? [{ collection: 'visits' as const, id: visit.id, doc: visit }] : []),
    ],
    deliveries: sheet.photos.map((photo) => ({ ...photo, about: sheet.id })),
    finished_draft: sheet.id,
    ...(number ? { number } : {}),
  });
  void rememberFor(rooms, sheet, known).catch(() => undefined);
  return sample_no;
}
