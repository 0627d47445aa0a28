/** What the printed form says, from this phone's own documents: the same parts in the same order as the server's print. */
import type { Form, Item, Sample, Signature, Site, Visit } from '../../domain/document';
import { isBlank } from '../../domain/form';
import type { FormField, Reference } from '../../domain/reference';
import { listOf } from '../../domain/reference';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { clockOf, dayOf } from '../../i18n/moments';
import { type Key, t } from '../../i18n/words/paper';
import { type Grid, gridsOf } from './paper-grids';

export const NOTHING = '/';

export interface Line {
  name: string;
  value: string;
}
export interface Part {
  title: string;
  lines: Line[];
}
export interface Strip {
  which: string;
  number: string;
}
export interface Paper {
  title: string;
  lab: string;
  number: string;
  form_no: string;
  code: string | null;
  marks: string[];
  parts: Part[];
  grids: Grid[];
  signed: Signature[];
  day: string;
  samplers: string;
  strips: Strip[];
}

export interface Documents {
  reference: Reference;
  lab: string;
  /** With this phone's own corrections. */
  sample: Sample;
  state: string;
  items: Item[];
  forms: Form[];
  site: Site | undefined;
  visit: Visit | undefined;
  signed: Signature[];
  /** What the sealing said, by the lab's fact or this phone's own operation. */
  sealed: Record<string, unknown>;
  nameOfPerson: (id: string) => string;
  nameOfInstrument: (id: string) => string;
}

export function momentOf(iso: string | null | undefined): string {
  const moment = iso ? new Date(iso) : null;
  return moment && !Number.isNaN(moment.getTime()) ? `${dayOf(moment)} ${clockOf(moment)}` : NOTHING;
}

export function valueWords(value: unknown): string {
  if (isBlank(value)) return NOTHING;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  return Array.isArray(value) ? listed(value.map(String)) : String(value);
}

const GROUPS = ['sampling_basics', 'sampling_org', 'site', 'producer', 'sample', 'produce', 'water', 'by_sample_type', 'base', 'online_purchase', 'paper_form'] as const;
/** At the head, in tables of their own, or as signatures. */
const ELSEWHERE = [
  'sample_no', 'form_no', 'photos', 'bottles', 'containers', 'custody', 'field_measurements', 'qc_links', 'qty_unit', 'location', 'no_location_reason', 'signature_site', 'signature_samplers',
  'stamp_sampling_org', 'id_number', 'sampled_at', 'seal_no_a', 'seal_no_b', 'site', 'sample_type', 'task', 'visit_outcome',
];

function saidIn({ sample, site, visit, lab, sealed, nameOfPerson }: Documents): Record<string, unknown> {
  const samplers = listed((Array.isArray(sealed['samplers']) ? (sealed['samplers'] as string[]) : sample.samplers).map(nameOfPerson));
  const columns = {
    lab_name: lab, sampling_org_name: lab, samplers, site_name: site?.name, site_address: site?.address, site_division: site?.town, notice_no: visit?.notice_no, remark: sample.note,
    qty_total: sample.qty_total === null ? '' : `${sample.qty_total} ${sample.qty_unit ?? ''}`.trim(), task_category: sample.task_category, sample_name: sample.sample_name, point: sample.point,
  };
  return { ...sample.fields, ...Object.fromEntries(Object.entries(columns).filter(([, value]) => !isBlank(value))) };
}

/** What was said always; what nobody was asked never; the rest with a "/". */
function stands(field: FormField, { reference, sample }: Documents, has_value: boolean): boolean {
  const type = reference.sample_types.find(({ code }) => code === sample.sample_type);
  const of_form = field.forms.includes('all') || field.forms.includes(type?.form ?? '');
  if (has_value || !of_form) return has_value;
  if (field.condition === 'by_type') return type?.extra_required.includes(field.key) ?? false;
  const asked = field.required_for === 'all' || sample.task_category === 'supervision';
  return asked && field.condition !== 'never' && field.condition !== 'channel=online';
}

function inWords({ reference }: Documents, field: FormField, value: unknown): string {
  const row = field.list && typeof value === 'string' ? listOf(reference, field.list).find(({ key }) => key === value) : undefined;
  return row ? nameOf(row) : valueWords(value);
}

function partsOf(documents: Documents): Part[] {
  const said = saidIn(documents);
  const parts = GROUPS.map((group) => ({
    title: t(`part_${group}`),
    lines: documents.reference.form_fields
      .filter((field) => field.group === group && !ELSEWHERE.includes(field.key) && stands(field, documents, valueWords(said[field.key]) !== NOTHING))
      .map((field) => ({ name: nameOf(field), value: inWords(documents, field, said[field.key]) })),
  }));
  return parts.filter(({ lines }) => lines.length > 0);
}

const textIn = (said: Record<string, unknown>, key: string): string => (typeof said[key] === 'string' ? said[key] : '');

function sealsPart({ sealed }: Documents): Part {
  const number = textIn(sealed, 'seal_no_b') || NOTHING;
  const why = textIn(sealed, 'no_b_reason');
  return { title: t('part_seals'), lines: [{ name: t('seal_a'), value: textIn(sealed, 'seal_no_a') || NOTHING }, { name: t('seal_b'), value: why ? t('seal_b_why', { number, why }) : number }] };
}

function headPart({ reference, sample }: Documents): Part {
  const type = nameOf(reference.sample_types.find(({ code }) => code === sample.sample_type), sample.sample_type);
  return { title: t('part_head'), lines: [{ name: t('sample_type'), value: type }, { name: t('sampled_at'), value: momentOf(sample.sampled_at ?? sample.at) }] };
}

const TITLES: Record<string, Key> = { F: 'title_f', A: 'title_a', W: 'title_w' };

/** A void or returned form must not pass for a good one. */
const marksOf = ({ state, sample, sealed }: Documents): string[] => [
  ...(state === 'void' ? [t('mark_void')] : []), ...(Object.keys(sealed).length === 0 ? [t('mark_unsealed')] : []), ...(sample.flags.includes('returned') ? [t('mark_returned')] : []),
];

export function paperOf(documents: Documents): Paper {
  const { reference, lab, sample, items, signed, sealed } = documents;
  const form = reference.sample_types.find(({ code }) => code === sample.sample_type)?.form ?? '';
  const strips = [{ which: t('strip_a'), number: textIn(sealed, 'seal_no_a') }, { which: t('strip_b'), number: textIn(sealed, 'seal_no_b') }].filter(({ number }) => number !== '');
  return {
    title: t(TITLES[form] ?? 'title_other'), lab, number: sample.sample_no ?? NOTHING, form_no: valueWords(sample.fields['form_no']), code: items[0]?.label ?? null, marks: marksOf(documents),
    parts: [headPart(documents), ...partsOf(documents), sealsPart(documents)], grids: gridsOf(documents), signed, day: momentOf(sample.sampled_at ?? sample.at).slice(0, 10),
    samplers: valueWords(saidIn(documents)['samplers']), strips: strips.length > 0 ? strips : [{ which: t('strip_a'), number: '' }],
  };
}
