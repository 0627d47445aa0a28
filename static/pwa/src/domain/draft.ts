/** A sheet that is not finished yet: what it holds, and what the next one takes over from it. */
import type { FieldValue, Place, Trail } from './operation';

export interface SheetItem {
  id: string;
  code: string;
  item_kind: string;
  scan_mode: 'scanned' | 'manual';
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
  place: Place | null;
  /** The fixes of at most 20 seconds while the sheet was open; missing in drafts of before it was kept. */
  trail?: Trail;
  no_place_reason: string;
  note: string;
}

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

export function newSheet(id: string, at: string, person: string, carried: Carried | null): Sheet {
  return {
    id, started_at: at, sampled_at: at, sample_no: null, items: [],
    site: '', point_id: null, point: '', task_category: 'monthly', samplers: [person], alone_reason: '',
    sample_type: '', sample_name: '', qty_total: '', qty_unit: '', notice_no: '', fields: {}, photos: [], no_photo_reason: '',
    place: null, no_place_reason: '', note: '',
    ...carried,
  };
}
