/** The transcription that is being typed: kept on every change, found again after a reload, said once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { localIso } from '../../../domain/clock';
import { newId } from '../../../domain/identity';
import { newTranscription, openedTranscription, type Transcription, TRANSCRIPTION, transcribeActs, transcribedRecords } from '../../../domain/transcribing';
import type { Rooms } from '../../../rooms';
import { numbered } from '../numbering';

export interface Keeping {
  said: Transcription | null;
  latest: () => Transcription;
  change: (part: Partial<Transcription>) => void;
  /** Says it all; gives the sample's number. */
  finish: () => Promise<string>;
  discard: () => Promise<void>;
}

const begun = (): Transcription => newTranscription(newId(), localIso(new Date()));

async function say(rooms: Rooms, said: Transcription): Promise<string> {
  const { session } = rooms;
  const { sample_no, number } = await numbered(rooms, said.sheet);
  const known = { lab_id: session.lab_id, person_id: session.person_id, device_id: session.device_id, sample_no, at: new Date().toISOString() };
  const { sample, items } = transcribedRecords(said, known);
  await rooms.say(transcribeActs(said, known), {
    records: [{ collection: 'samples', id: sample.id, doc: sample }, ...items.map((item) => ({ collection: 'items' as const, id: item.id, doc: item }))],
    deliveries: said.papers.map((photo) => ({ ...photo, about: sample.id })), finished_draft: TRANSCRIPTION, ...(number ? { number } : {}),
  });
  return sample_no;
}

export function useTranscription(rooms: Rooms): Keeping {
  const { drafts } = rooms.store;
  const [said, setSaid] = useState<Transcription | null>(null);
  const now = useRef<Transcription | null>(null);
  const writing = useRef(Promise.resolve());
  const show = (next: Transcription): void => {
    now.current = next;
    setSaid(next);
  };
  useEffect(() => void drafts.find(TRANSCRIPTION).then((row) => show(row ? openedTranscription(row.body) : begun())), []);
  const latest = (): Transcription => now.current ?? begun();
  const change = (part: Partial<Transcription>): void => {
    show({ ...latest(), ...part });
    writing.current = writing.current.then(() => drafts.save(TRANSCRIPTION, latest(), new Date().toISOString())).catch(() => undefined);
  };
  const finish = async (): Promise<string> => {
    await writing.current;
    const number = await say(rooms, latest());
    show(begun());
    return number;
  };
  const discard = async (): Promise<void> => {
    await writing.current;
    await drafts.discard(TRANSCRIPTION, latest().papers.map(({ sha256 }) => sha256));
    show(begun());
  };
  return { said, latest, change, finish, discard };
}
