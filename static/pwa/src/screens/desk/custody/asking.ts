/** Asks the server for a timeline; what this device's documents know stands in for it while there is no network. */
import { useEffect, useState } from 'preact/hooks';
import { type CustodyAnswer, timelineHere } from '../../../domain/chain-of-custody';
import { readTyped } from '../../../domain/label';
import type { Rooms } from '../../../rooms';
import type { Store } from '../../../store';
import { troubleWords } from '../../../ui';

export type Asked =
  | { state: 'asking' }
  | { state: 'answered'; answer: CustodyAnswer; here: false }
  /** The server could not be reached: from this device's documents, as of then. */
  | { state: 'answered'; answer: CustodyAnswer; here: true; as_of: string | null }
  | { state: 'refused'; words: string };

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Labels are mended as everywhere; anything else is asked for as it was typed. */
export function codeIn(text: string): string {
  const read = readTyped(text);
  return read.ok ? read.code : text.trim();
}

const queryOf = (code: string): string => (IS_ID.test(code) ? `id=${code.toLowerCase()}` : `code=${encodeURIComponent(code)}`);

async function meantHere({ documents }: Store, code: string) {
  const [sample, item, box] = IS_ID.test(code) ? await Promise.all([documents.find('samples', code), documents.find('items', code), documents.find('boxes', code)]) : [];
  const labelled = (await documents.listByKey('items', code)).filter(({ label }) => label === code);
  const boxed = await documents.listByKey('boxes', code);
  const numbered = sample || item || box ? [] : (await documents.list('samples')).filter(({ sample_no }) => sample_no !== null && sample_no.toUpperCase() === code.toUpperCase());
  return { samples: [...(sample ? [sample] : []), ...numbered], items: [...(item ? [item] : []), ...labelled], boxes: [...(box ? [box] : []), ...boxed] };
}

/** From the documents alone. */
export async function answerHere(rooms: Rooms, code: string): Promise<CustodyAnswer> {
  const { documents } = rooms.store;
  const [{ samples, items, boxes }, people] = await Promise.all([meantHere(rooms.store, code), documents.list('people')]);
  const found: CustodyAnswer['found'] = [
    ...samples.map(({ id, sample_no, sample_name }) => ({ kind: 'sample' as const, id, title: sample_no ?? sample_name ?? '' })),
    ...items.map(({ id, label }) => ({ kind: 'item' as const, id, title: label })),
    ...boxes.map(({ id, code: title }) => ({ kind: 'box' as const, id, title })),
  ];
  const owners = await Promise.all(items.map(({ sample }) => documents.find('samples', sample)));
  const all_samples = [...samples, ...owners.filter((one) => one !== undefined)];
  const siblings = await Promise.all(samples.map(({ id }) => documents.listByKey('items', id)));
  const nameOf = (id: string): string | null => people.find((one) => one.id === id)?.name ?? null;
  return timelineHere({ code, samples: all_samples, items: [...items, ...siblings.flat()], boxes, nameOf }, found);
}

async function ask(rooms: Rooms, code: string): Promise<Asked> {
  try {
    return { state: 'answered', here: false, answer: await rooms.api.read<CustodyAnswer>(`/api/v1/custody?${queryOf(code)}`) };
  } catch (error) {
    const { no_answer } = error as { no_answer?: boolean };
    if (no_answer !== true) return { state: 'refused', words: troubleWords(error) };
    return { state: 'answered', here: true, answer: await answerHere(rooms, code), as_of: (await rooms.store.meta.find('last_sync_at')) ?? null };
  }
}

/** Asked again whenever the lab is reached after it was not, and on demand. */
export function useCustody(rooms: Rooms, code: string): { asked: Asked | null; again: () => void } {
  const [asked, setAsked] = useState<{ code: string; asked: Asked } | null>(null);
  const [turn, setTurn] = useState(0);
  const missing = asked?.asked.state === 'answered' && asked.asked.here;
  const reached = missing ? (rooms.sync.state.reached_at ?? '') : '';
  useEffect(() => {
    if (code === '') return;
    let gone = false;
    void ask(rooms, code).then((answer) => !gone && setAsked({ code, asked: answer }));
    return () => {
      gone = true;
    };
  }, [code, turn, reached]);
  const shown = code === '' ? null : asked?.code === code ? asked.asked : { state: 'asking' as const };
  return { asked: shown, again: () => setTurn((n) => n + 1) };
}
