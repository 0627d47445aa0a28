/** What the checklist needs to know of a sample, looked up on this device, and what it says when it is saved. */
import { type Checked, type CheckKey, computedAnswers, degreesOf, gotOf, isOnlyComputed, questionsFor, sealsOf, type Answer, type TypedCheck } from '../../domain/checklist';
import type { Instrument } from '../../domain/document';
import type { Act, Bodies } from '../../domain/operation';
import type { Rooms } from '../../rooms';
import { deadlinesHere, labNow } from '../../ui/holding';
import { arriveActs } from './acts';
import { type ReceptionRow, targetOfRow } from './row-acts';

export interface Checking {
  checked: Checked;
  questions: CheckKey[];
  /** Those that read degrees, those in calibration longest first. */
  thermometers: Instrument[];
  last_thermometer: string;
}

async function boxTemperature({ store }: Rooms, { items, box }: ReceptionRow): Promise<number | null> {
  const ids = new Set(items.map(({ item }) => item.id));
  const boxes = (await store.documents.list('boxes')).filter((one) => one.id === box || one.items.some(({ item }) => ids.has(item)));
  return boxes.map(({ arrival }) => arrival?.temperature_c ?? null).find((degrees) => degrees !== null) ?? null;
}

const THERMOMETER = ['temperature', 'core_temperature', 'cold_chain_temperature'];
const readsDegrees = ({ active, quantities }: Instrument): boolean => active && quantities.some((one) => THERMOMETER.includes(one));

export async function checkingOf(rooms: Rooms, row: ReceptionRow): Promise<Checking | null> {
  const { sample } = row;
  if (!sample) return null;
  const { store, reference } = rooms;
  const items = row.items.map(({ item }) => item);
  const parent = sample.parent ? await store.documents.find('samples', sample.parent) : undefined;
  const typeNamed = (code: string | undefined) => reference.sample_types.find((one) => one.code === code);
  const own = typeNamed(sample.sample_type);
  const [deadlines, instruments, last, box_temperature, now_ms] = await Promise.all([
    deadlinesHere(rooms, sample, items), store.documents.list('instruments'), store.meta.find('instruments'), boxTemperature(rooms, row), labNow(store),
  ]);
  const arrived_at = row.view?.arrived_at ?? sample.arrived_at;
  const checked: Checked = {
    type: own?.form === 'parent' ? typeNamed(parent?.sample_type) : own, sample, items, deadlines, box_temperature,
    seals: sealsOf(sample, items), arrived_ms: arrived_at === null ? now_ms : Date.parse(arrived_at),
  };
  return { checked, questions: questionsFor(checked), thermometers: instruments.filter(readsDegrees), last_thermometer: last?.['temperature'] ?? '' };
}

export interface SaidCheck {
  /** Only what a person touched. */
  said: Partial<Record<CheckKey, Answer>>;
  typed: TypedCheck;
  instrument: string;
  no_temperature_reason: string;
  appearance: string;
  note: string;
}

/** What stands beside each question now; null where nobody and nothing has answered. */
export function answersNow({ checked, questions }: Checking, { said, typed }: SaidCheck): { key: CheckKey; answer: Answer | null; computed: boolean }[] {
  const computed = computedAnswers(checked, typed);
  return questions.map((key) => {
    const by_person = isOnlyComputed(key) ? undefined : said[key];
    return { key, answer: by_person ?? computed[key] ?? null, computed: by_person === undefined && computed[key] !== undefined };
  });
}

const filled = <T extends object>(body: T): T => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== null && value !== undefined)) as T;

/** What nobody touched is in order: that is what saving says. */
export function checkActs(row: ReceptionRow, checking: Checking, now: SaidCheck): Act[] {
  const target = targetOfRow(row);
  const checklist = Object.fromEntries(answersNow(checking, now).map(({ key, answer }) => [key, answer ?? 'ok']));
  const got = gotOf(now.typed);
  const degrees = degreesOf(checking.checked, now.typed);
  const own_degrees = now.typed.temperature.trim() !== '';
  const body = filled({
    checklist, got_amount: got, got_unit: got === null ? '' : now.typed.unit, temperature_c: degrees, instrument: own_degrees ? now.instrument : '',
    no_temperature_reason: degrees === null ? now.no_temperature_reason.trim() : '', appearance: now.appearance.trim(), note: now.note.trim(), scan_mode: target.scan_mode,
  }) as Bodies['reception.check'];
  return [...arriveActs(target), { kind: 'reception.check', subject: target.sample_id, body }];
}
