/** Whether a label may be used: its grammar, this phone's memory of it, the rolls this phone knows and what became of their labels. */
import type { Sheet } from '../../domain/draft';
import { barcodeIn } from '../../domain/goods';
import { type LabelFault, printed, readScanned, readTyped } from '../../domain/label';
import { fateOf } from '../../domain/label-use';
import { allWordsHere } from '../../i18n/language';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/label-check';
import type { Rooms } from '../../rooms';
import type { Reading } from '../../scan';

export type Verdict =
  | { verdict: 'fine'; code: string }
  /** It may be used after all, when the person says so. */
  | { verdict: 'doubt'; code: string; title: string; words: string }
  | { verdict: 'draft'; code: string; draft: string }
  | { verdict: 'refused'; words: string };

const refused = (words: string): Verdict => ({ verdict: 'refused', words });
const faultWords = (fault: LabelFault, shown: string, prefix: string): string => t(`label_${fault}`, { shown, prefix });

/** Refused with the time and the sample it was used on; two items with one label are the lab's to settle, not ours to make. */
async function usedWords(rooms: Rooms, code: string): Promise<string | null> {
  const [item] = await rooms.store.documents.listByKey('items', code);
  if (!item) return null;
  const sample = await rooms.store.documents.find('samples', item.sample);
  const name = sample?.sample_name ?? sample?.sample_no ?? printed(code);
  return sample?.created_by === rooms.session.person_id ? t('label_used', { time: momentWords(sample.sampled_at), name }) : t('label_used_other', { name });
}

/** A label of ours, but not a sample's. */
async function otherThing(rooms: Rooms, text: string): Promise<string | null> {
  const { documents } = rooms.store;
  const [instrument] = await documents.listByKey('instruments', text.trim());
  if (instrument) return t('label_is_instrument', { name: instrument.name });
  const [box] = await documents.listByKey('boxes', text.trim());
  if (box) return t('label_is_box');
  return barcodeIn(text) === null ? null : t('label_goods');
}

async function draftWith(rooms: Rooms, code: string, but: string | undefined): Promise<{ id: string; name: string } | null> {
  const rows = (await rooms.store.drafts.list()).map(({ id, body }) => ({ id, sheet: body as Partial<Sheet> }));
  const found = rows.find(({ id, sheet }) => id !== but && sheet.items?.some((item) => item.code === code));
  return found ? { id: found.id, name: found.sheet.sample_name?.trim() || t('draft_unnamed') } : null;
}

/** What the roll says of the label: issued to whom, and what became of it. */
async function byRoll(rooms: Rooms, code: string): Promise<Verdict> {
  const { documents } = rooms.store;
  const [roll] = await documents.listByKey('label_rolls', code);
  if (!roll) return { verdict: 'doubt', code, title: t('label_unknown_title'), words: t('label_unknown_text', { code: printed(code) }) };
  const fate = fateOf(roll, await documents.find('label_use', roll.id), code);
  if (fate) return refused(t(`label_fate_${fate}`));
  if (roll.issued_to === null || roll.issued_to === rooms.session.person_id) return { verdict: 'fine', code };
  const name = (await documents.find('people', roll.issued_to))?.name ?? t('roll_someone');
  return { verdict: 'doubt', code, title: t('roll_other_title', { name }), words: t('roll_other_text', { code: printed(code), name }) };
}

/** `sheet`: the one that the label is for, where there is one already. */
export async function judge(rooms: Rooms, reading: Reading, sheet?: Sheet): Promise<Verdict> {
  await allWordsHere();
  const { prefix } = rooms.session.lab;
  const read = reading.how === 'camera' ? readScanned(reading.text, prefix) : readTyped(reading.text, prefix);
  if (!read.ok) return refused((await otherThing(rooms, reading.text)) ?? faultWords(read.fault, read.shown, prefix));
  const { code } = read;
  const here = sheet?.items.find((item) => item.code === code);
  if (here) return refused(t('label_in_sheet', { slot: here.bottle ?? here.item_kind }));
  const draft = await draftWith(rooms, code, sheet?.id);
  if (draft) return sheet ? refused(t('label_in_other_draft', { name: draft.name })) : { verdict: 'draft', code, draft: draft.id };
  const used = (await usedWords(rooms, code)) ?? (await otherThing(rooms, code));
  return used ? refused(used) : byRoll(rooms, code);
}
