/** The timeline of a record, as the server tells it, and as far as this device's own documents go when it cannot be asked. */
import type { Box, Fact, Item, Sample } from './document';
import type { Place } from './operation';

export interface About {
  kind: 'sample' | 'item' | 'box' | 'visit' | 'label';
  id: string;
  title: string;
}
export interface CustodyRow {
  op_id: string;
  pos: number | null;
  hash: string | null;
  kind: string;
  of: About;
  by: string;
  by_name: string | null;
  role: string | null;
  device_no: number | null;
  device_name: string | null;
  device_time: string | null;
  at: string;
  band_s: number | null;
  unsure: boolean;
  received_at: string | null;
  said: Record<string, unknown>;
  undone: boolean;
  answered_by: string | null;
  /** A new sample that is wanted no more. */
  withdrawn?: boolean;
  photos: { sha256: string; photo_kind: string }[];
  place: Place | null;
}
export interface CustodyAnswer {
  code: string;
  found: { kind: 'sample' | 'item' | 'box'; id: string; title: string }[];
  record: { kind: 'sample' | 'item' | 'box'; id: string } | null;
  chain: { pos: number | null; hash: string | null; checkpoint: { pos: number; at: string } | null };
  rows: CustodyRow[];
}

export interface Here {
  code: string;
  samples: Sample[];
  items: Item[];
  boxes: Box[];
  nameOf: (person: string) => string | null;
}

const NO_CHAIN = { pos: null, hash: null, checkpoint: null };

/** What a person says of it when the server is not asked: the same rows, without the chain. */
function row(fact: Pick<Fact, 'op_id' | 'kind' | 'at' | 'by' | 'said'> & Partial<Fact>, of: About, nameOf: Here['nameOf']): CustodyRow {
  const { op_id, kind, at, by, said, unsure = false, band_s = null, undone = false } = fact;
  return {
    op_id, kind, of, by, by_name: nameOf(by), role: null, device_no: null, device_name: null, device_time: null, at, unsure, band_s, undone, pos: null, hash: null,
    received_at: null, said, answered_by: null, photos: [], place: null,
  };
}

function rowsOfSample(sample: Sample, { nameOf }: Here): CustodyRow[] {
  const of: About = { kind: 'sample', id: sample.id, title: sample.sample_no ?? sample.sample_name ?? '' };
  const withdrawn = sample.recollect?.withdrawn === true;
  const own = sample.facts.map((fact) => ({ ...row(fact, of, nameOf), withdrawn: withdrawn && fact.kind === 'sample.recollect' }));
  const amended = (sample.amendments ?? []).map(({ op_id, at, by, field, old, new: now, stood, reason, applied }) =>
    row({ op_id, kind: 'sample.amend', at, by, said: { field, old, new: now, stood, reason, applied } }, of, nameOf));
  const photos = sample.photos.map(({ op_id, sha256, photo_kind, taken_at }) =>
    ({ ...row({ op_id, kind: 'photo.add', at: taken_at ?? sample.at ?? '', by: sample.created_by, said: {} }, of, nameOf), photos: [{ sha256, photo_kind }] }));
  const begun = sample.at ? [{ ...row({ op_id: `begin-${sample.id}`, kind: sample.transcribed ? 'sample.transcribe' : 'sample.create', at: sample.at, by: sample.created_by, said: {}, unsure: sample.clock_unsure, band_s: sample.band_s ?? null }, of, nameOf), place: sample.place }] : [];
  const known = new Set(own.map(({ kind }) => kind));
  return [...begun.filter(({ kind }) => !known.has(kind)), ...own, ...amended, ...photos];
}

const rowsOfItem = (item: Item, { nameOf }: Here): CustodyRow[] => (item.facts ?? []).map((fact) => row(fact, { kind: 'item', id: item.id, title: item.label }, nameOf));
const rowsOfBox = (box: Box, { nameOf }: Here): CustodyRow[] => box.facts.map((fact) => row(fact, { kind: 'box', id: box.id, title: box.code }, nameOf));

function once(rows: CustodyRow[]): CustodyRow[] {
  const seen = new Set<string>();
  return rows.filter(({ op_id }) => !seen.has(op_id) && seen.add(op_id)).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.op_id < b.op_id ? -1 : 1));
}

/** `samples`, `items` and `boxes`: all that the code or id may mean, and the items of those samples. */
export function timelineHere(here: Here, found: CustodyAnswer['found']): CustodyAnswer {
  const [only] = found;
  if (!only || found.length > 1) return { code: here.code, found, record: null, chain: NO_CHAIN, rows: [] };
  const box = here.boxes.find(({ id }) => id === only.id);
  const item = here.items.find(({ id }) => id === only.id);
  const sample = here.samples.find(({ id }) => id === (item?.sample ?? only.id));
  const items = item ? [item] : here.items.filter((one) => one.sample === sample?.id);
  const rows = box ? rowsOfBox(box, here) : [...(sample ? rowsOfSample(sample, here) : []), ...items.flatMap((one) => rowsOfItem(one, here))];
  return { code: here.code, found, record: { kind: only.kind, id: only.id }, chain: NO_CHAIN, rows: once(rows) };
}
