/** Whether a label may be used: its grammar, this phone's memory of it, and the rolls this phone knows. */
import { type LabelFault, printed, readScanned, readTyped } from '../../domain/label';
import type { Sheet } from '../../domain/draft';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/scanner';
import type { Rooms } from '../../rooms';
import type { Reading } from '../../scan';

export type Verdict =
  | { verdict: 'fine'; code: string }
  | { verdict: 'unknown'; code: string }
  | { verdict: 'draft'; code: string; draft: string }
  | { verdict: 'refused'; words: string };

const faultWords = (fault: LabelFault, shown: string, prefix: string): string => t(`label_${fault}`, { shown, prefix });

/** Refused with the time and the sample it was used on; two items with one label are the lab's to settle, not ours to make. */
async function usedWords(rooms: Rooms, code: string): Promise<string | null> {
  const [item] = await rooms.store.documents.listByKey('items', code);
  if (!item) return null;
  const sample = await rooms.store.documents.find('samples', item.sample);
  const name = sample?.sample_name ?? sample?.sample_no ?? printed(code);
  return sample?.created_by === rooms.session.person_id ? t('label_used', { time: momentWords(sample.sampled_at), name }) : t('label_used_other', { name });
}

export async function judge(rooms: Rooms, reading: Reading): Promise<Verdict> {
  const { prefix } = rooms.session.lab;
  const read = reading.how === 'camera' ? readScanned(reading.text, prefix) : readTyped(reading.text, prefix);
  if (!read.ok) return { verdict: 'refused', words: faultWords(read.fault, read.shown, prefix) };
  const { code } = read;
  const draft = (await rooms.store.drafts.list()).find(({ body }) => (body as Sheet).items.some((item) => item.code === code));
  if (draft) return { verdict: 'draft', code, draft: draft.id };
  const used = await usedWords(rooms, code);
  if (used) return { verdict: 'refused', words: used };
  const [roll] = await rooms.store.documents.listByKey('label_rolls', code);
  return { verdict: roll ? 'fine' : 'unknown', code };
}
