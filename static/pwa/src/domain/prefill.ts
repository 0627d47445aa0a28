/** What a form may take from elsewhere: the site's entry, the product picked, the lab, the task, this person's own habits. */
import type { Site } from './document';
import { fieldsToSeal, isBlank, type Sealing } from './form';
import type { FieldValue } from './operation';
import type { FormField, Reference, SampleType, SiteType } from './reference';

export type Answers = Record<string, FieldValue>;

/** What was typed before and holds again: of the lab and the task anywhere, of a site at that site alone. Never personal. */
export interface Habits {
  general: Answers;
  site: string;
  of_site: Answers;
}

export interface Sources {
  site: Site | undefined;
  lab_name: string;
  habits: Habits | undefined;
}

const FOOD_CLASS: Record<string, string> = {
  'F-GRN': 'grain', 'F-OIL': 'oil', 'F-CON': 'condiment', 'F-MEA': 'meat_product', 'F-DAI': 'dairy', 'F-BEA': 'soy', 'F-CAT': 'catering_food', 'F-WPK': 'beverage',
};
const SAMPLE_KIND: Record<string, string> = { 'F-CAT': 'catering', 'F-TAB': 'related_product' };
const LIQUID = ['F-OIL', 'F-WPK'];
/** Neither solid nor liquid by their type alone. */
const ANY_FORM = ['F-CON', 'F-DAI', 'F-TAB'];
/** The rule a sample of this form is taken by; the person checks the edition. */
const METHODS: Record<string, string> = { A: 'NY/T 2103-2011', F: '食品安全抽样检验管理办法', W: 'GB/T 5750.2-2023' };

const containerOf = ({ container }: SampleType): string => {
  if (container.startsWith('无菌')) return 'sterile_bag';
  if (container.startsWith('原包装') || /托盒|bottle set|parent/.test(container)) return 'other';
  return /玻璃瓶/.test(container) ? 'glass_bottle' : 'plastic_bag';
};

function storageOf({ transport }: SampleType): string {
  if (transport === null || /标签|parent/.test(transport)) return '';
  return /常温/.test(transport) ? 'ambient' : /°C/.test(transport) ? 'chilled' : 'dark';
}

function ofProduct(type: SampleType): Answers {
  const is_produce = type.form === 'A';
  return {
    food_l1: is_produce ? 'agri_produce' : (FOOD_CLASS[type.code] ?? ''),
    food_l2: is_produce ? type.zh : '',
    sample_kind: is_produce ? 'agri_produce' : (SAMPLE_KIND[type.code] ?? 'industrial'),
    aseptic: type.container.startsWith('无菌') ? 'aseptic' : 'non_aseptic',
    physical_form: ANY_FORM.includes(type.code) ? '' : LIQUID.includes(type.code) ? 'liquid' : 'solid',
    sample_container: containerOf(type),
    storage_condition: storageOf(type),
    method_edition: METHODS[type.form] ?? '',
  };
}

function ofSite(site: Site | undefined, site_type: SiteType | undefined): Answers {
  const places = site_type?.place_types ?? [];
  return {
    site_name: site?.name ?? '',
    site_address: site?.address ?? '',
    site_division: site?.town ?? '',
    stage: (site_type as { stage?: string | null } | undefined)?.stage ?? '',
    place_type: places.length === 1 ? (places[0] ?? '') : '',
    sampling_type: places.includes('online') ? 'online' : 'regular',
  };
}

/** What is known of the things this form asks. */
export function knownFor(reference: Reference, sealing: Sealing, { site, lab_name, habits }: Sources): Answers {
  const site_type = reference.site_types.find(({ key }) => key === site?.site_type);
  const of_lab = { lab_name, sampling_org_name: lab_name };
  const of_habit = { ...habits?.general, ...(habits && habits.site === site?.id ? habits.of_site : {}) };
  const known: Answers = { ...of_lab, ...ofProduct(sealing.type), ...ofSite(site, site_type), ...of_habit };
  const asked = fieldsToSeal(reference, { ...sealing, answers: { ...known, ...sealing.answers } });
  return Object.fromEntries(asked.filter(({ key }) => !isBlank(known[key])).map(({ key }) => [key, known[key] ?? '']));
}

/** The answers with what is known put where nothing stands. What an earlier type or site had put there goes; what a person said stays. */
export function takenOver(answers: Answers, before: Answers, known: Answers): Answers {
  const said = Object.entries(answers).filter(([key, value]) => !isBlank(value) && (value !== before[key] || value === known[key]));
  return { ...known, ...Object.fromEntries(said) };
}

/** Where an answer may help again: with every sample, at this site, or nowhere. */
function reachOf({ filled_from, personal }: FormField): 'general' | 'of_site' | null {
  if (personal) return null;
  if (filled_from === 'lab' || filled_from === 'task') return 'general';
  return filled_from === 'site' ? 'of_site' : null;
}

/** The habits after one more answer; the same object where it teaches nothing. */
export function withHabit(habits: Habits | undefined, field: FormField, value: FieldValue, site: string): Habits | undefined {
  const reach = reachOf(field);
  if (reach === null) return habits;
  const of_site = habits?.site === site ? habits.of_site : {};
  const before: Habits = { general: habits?.general ?? {}, site, of_site };
  return { ...before, [reach]: { ...before[reach], [field.key]: value } };
}
