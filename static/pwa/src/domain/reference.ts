/** The reference data that ships with the app, trimmed by the build. */

export interface Named {
  zh: string;
  en: string;
}
export interface SampleType extends Named {
  code: string;
  form: 'A' | 'F' | 'W' | 'parent';
  extra_required: string[];
  amount_a: string;
  amount_b: string;
  container: string;
  transport: string | null;
  /** To the lab's door; null where days or the bottles count instead. */
  hold_hours: number | null;
  hold_note: string | null;
  panels: string[];
  bottle_set: string | null;
  note: string | null;
  /** How sure the numbers are: only a high one may be said as a rule. */
  confidence: string;
}
export interface SiteType extends Named {
  key: string;
  stage: string;
  place_types: string[];
  typical_points: string[];
  sample_types: string[];
}
export interface FormField extends Named {
  key: string;
  group: string;
  forms: string[];
  /** Null: offered, and never asked for. */
  required_at: 'capture' | 'seal' | null;
  required_for: 'all' | 'supervision' | null;
  condition: string | null;
  filled_from: string | null;
  /** About a person: shown and kept with more care. */
  personal: boolean;
  list: string | null;
}
export interface PhotoSlot extends Named {
  key: string;
  forms: string[];
  condition: string | null;
  required_at: 'capture' | 'seal';
  required_for: 'all' | 'supervision';
}
export interface RejectionReason extends Named {
  code: string;
  applies_to: string[];
  default_action: string;
  alternative_action: string | null;
  limited_to: string[];
}
export interface CodeListRow extends Named {
  list: string;
  key: string;
  parent: string | null;
}
/** What is read in the field; soft_min and soft_max only warn. */
export interface FieldQuantity extends Named {
  key: string;
  unit: string;
  decimals: number;
  soft_min: number;
  soft_max: number;
  /** Percentages to choose from; empty where there is no criterion. */
  criteria: number[];
  confidence: string;
}
/** One bottle of a set, by the order of filling. */
export interface BottleRow extends Named {
  set: string;
  bottle: string;
  order: number;
  volume_l: string;
  count: number;
  container: string | null;
  preservative: string | null;
  preservation_keys: string[];
  /** From taking to the start of analysis. */
  max_hours: number | null;
  required: boolean;
  note: string | null;
  confidence: string;
}
export interface PreservationRow extends Named {
  key: string;
  container: string;
  preservation_zh: string | null;
  preservation_en: string | null;
  max_hours: number | null;
  max_text: string;
  note: string | null;
  confidence: string;
}
export interface StateWord extends Named {
  key: string;
  rank: number;
  entered_by: string[];
}
export interface FlagWord extends Named {
  key: string;
  weight: 'missing' | 'doubt' | 'conflict';
}
export interface Clock {
  key: string;
  default: number;
  unit: 'month' | 'year';
}
/** What the app was delivered with for one year: to be confirmed, never law. */
export interface ProposedYear {
  year: number;
  holidays: string[];
  workdays: string[];
  source: string;
}
export interface Reference {
  version: string;
  sample_types: SampleType[];
  site_types: SiteType[];
  form_fields: FormField[];
  photo_set: PhotoSlot[];
  rejection_reasons: RejectionReason[];
  code_lists: CodeListRow[];
  field_quantities: FieldQuantity[];
  bottle_sets: BottleRow[];
  preservation: PreservationRow[];
  clocks: Clock[];
  custody: { states: StateWord[]; flags: FlagWord[] };
  boxes: { states: StateWord[]; flags: FlagWord[] };
  calendars: ProposedYear[];
}

export const listOf = (reference: Reference, list: string): CodeListRow[] =>
  reference.code_lists.filter((row) => row.list === list);
