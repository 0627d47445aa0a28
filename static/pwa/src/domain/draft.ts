/** A sheet that is not finished yet: what it holds, and what the next one takes over from it. */
import type { FieldValue, OwnAnswers, Place, Trail } from './operation';

/** One container with its own label; all but the first four only where there is more than one. */
export interface SheetItem {
  id: string;
  code: string;
  item_kind: string;
  scan_mode: 'scanned' | 'manual';
  /** Key of the bottle in the type's set: W1, W2 … */
  bottle?: string;
  container?: string;
  amount?: string;
  preservative?: string;
  /** 1, 2, 3 … in the order of filling. */
  position?: number;
  filled_at?: string;
  /** The item that a blank or parallel belongs to. */
  parent?: string;
  seal_no?: string;
}
export interface SheetPhoto {
  sha256: string;
  size: number;
  mime: string;
  photo_kind: string;
  taken_at: string;
  thumb: ArrayBuffer | null;
}
export interface Sheet {
  /** Which shape this body has; those of before shape 2 say nothing. */
  shape: typeof DRAFT_SHAPE;
  /** The sample's id from the first moment on. */
  id: string;
  started_at: string;
  sampled_at: string;
  sample_no: string | null;
  items: SheetItem[];
  site: string;
  point_id: string | null;
  point: string;
  task_category: string;
  samplers: string[];
  alone_reason: string;
  sample_type: string;
  sample_name: string;
  qty_total: string;
  qty_unit: string;
  notice_no: string;
  fields: Record<string, FieldValue>;
  photos: SheetPhoto[];
  no_photo_reason: string;
  /** Why a slot of the photo set stays empty; missing in drafts of before each had its own. */
  photo_reasons?: Record<string, string>;
  place: Place | null;
  /** The fixes of at most 20 seconds while the sheet was open; missing in drafts of before it was kept. */
  trail?: Trail;
  /** Bottles of the set that were not filled, and why: by slot. */
  not_taken: Record<string, string>;
  /** The sample that this blank, parallel or fortified sample belongs to. */
  parent: string;
  /** Own questions of the programme: each with the version that the sheet began with. */
  own: OwnAnswers[];
  no_place_reason: string;
  note: string;
  /** The rejected or missing sample in whose place this one is taken; left out otherwise. */
  recollect_of?: string;
}

/** A new field of the sheet: the next number, and a value for old drafts in `blank`. */
export const DRAFT_SHAPE = 2;

/** What the next sheet takes over from the last: nobody is asked the same thing twice. */
export type Carried = Pick<Sheet, 'site' | 'point_id' | 'point' | 'task_category' | 'samplers' | 'sample_type' | 'qty_unit' | 'notice_no' | 'alone_reason'>;

export const carriedFrom = (sheet: Sheet): Carried => ({
  site: sheet.site,
  point_id: sheet.point_id,
  point: sheet.point,
  task_category: sheet.task_category,
  samplers: sheet.samplers,
  sample_type: sheet.sample_type,
  qty_unit: sheet.qty_unit,
  notice_no: sheet.notice_no,
  alone_reason: sheet.samplers.length < 2 ? sheet.alone_reason : '',
});

const blank = (id: string, at: string): Sheet => ({
  shape: DRAFT_SHAPE, id, started_at: at, sampled_at: at, sample_no: null, items: [],
  site: '', point_id: null, point: '', task_category: 'monthly', samplers: [], alone_reason: '',
  sample_type: '', sample_name: '', qty_total: '', qty_unit: '', notice_no: '', fields: {}, photos: [], no_photo_reason: '',
  place: null, no_place_reason: '', note: '', not_taken: {}, parent: '', own: [],
});

export const newSheet = (id: string, at: string, person: string, carried: Carried | null): Sheet => ({ ...blank(id, at), samplers: [person], ...carried });

/** A draft as it was kept by this or an earlier version of the app, with all that the sheet has now. Nothing of it is dropped. */
export function openedDraft(body: unknown): Sheet {
  const kept = body as Partial<Sheet>;
  return { ...blank(kept.id ?? '', kept.started_at ?? ''), ...kept, shape: DRAFT_SHAPE };
}
