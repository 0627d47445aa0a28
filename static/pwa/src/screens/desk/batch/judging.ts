/** What one scan means in this batch, by indexed look-ups alone: a lab's hundred thousand samples are never listed for it. */
import type { Act } from '../../../domain/operation';
import { printed } from '../../../domain/label';
import { nameOf } from '../../../i18n/catalogue';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import { aboutLabel, type Claim, type Found, lookUp } from '../found';
import { warningsOf } from '../record';
import { allTold } from '../standing';
import type { Verdict, VerdictTone } from '../verdict';
import type { BatchRef } from './batch';
import { counting, itemStanding } from './item-standing';

export interface Judged {
  verdict: Verdict;
  acts: Act[];
  /** What the scan puts into the person's hands: a sample's id, or `label:CODE`. */
  row: string | null;
  /** The same code once more says yes. */
  asks?: boolean;
  /** Another box stands here: its batch. */
  go?: string;
}
export interface Scan {
  code: string;
  scan_mode: 'scanned' | 'manual';
  /** The same code was asked about just now. */
  confirmed: boolean;
}

const say = (tone: VerdictTone, word: string, under: string): Verdict => ({ tone, word, under });
const only = (verdict: Verdict, row: string | null = null): Judged => ({ verdict, acts: [], row });

async function personName({ store }: Rooms, id: string): Promise<string> {
  return (await store.documents.find('people', id))?.name ?? t('somebody');
}

/** Items on this batch's list, as far as a scan has to know. */
async function listOf(rooms: Rooms, ref: BatchRef): Promise<(claim: Claim) => boolean> {
  if (ref.kind === 'loose') return () => true;
  if (ref.kind === 'phone') return ({ item, sample }) => sample.device_id === ref.device && (item.box ?? null) === null;
  const box = await rooms.store.documents.find('boxes', ref.id);
  const listed = new Set(box?.items.map(({ item }) => item));
  return ({ item }) => listed.has(item.id);
}

/** In a box, what no list names waits for an explanation: that is said at once, so that every desk sees it. */
function unexpectedAct(about: string, target: { subject: string | null; label?: string; item?: string }, box: string, scan: Scan, explanation: string): Act {
  const { subject, ...named } = target;
  return { kind: 'item.unexpected', subject, about, body: { ...named, box, scan_mode: scan.scan_mode, explanation } };
}

/** A label without a record: kept if it is one of the lab's, or if the person insists. */
function ofLabel(ref: BatchRef, scan: Scan, found: Found): Judged {
  const { code, scan_mode, confirmed } = scan;
  const row = aboutLabel(code);
  if (found.told.length > 0) return only(say('look', t('told_again'), t('told_again_under')), row);
  if (!found.issued && !confirmed) return { ...only(say('bad', t('unknown'), t('unknown_under'))), asks: true };
  const act: Act = ref.kind === 'box'
    ? unexpectedAct(row, { subject: null, label: code }, ref.id, scan, t('words_no_record'))
    : { kind: 'sample.arrive', subject: null, about: row, body: { label: code, scan_mode } };
  return { verdict: say('look', t('no_record'), t('no_record_under')), acts: [act], row };
}

/** The one that is meant of several with this label: the only one on the list, else nobody can say. */
function meantOf(claims: Claim[], isListed: (claim: Claim) => boolean): Claim | null {
  const listed = claims.filter(isListed);
  if (listed.length === 1) return listed[0] ?? null;
  return claims.length === 1 ? (claims[0] ?? null) : null;
}

/** The box whose list it stands on, where that is another. */
async function otherBox(rooms: Rooms, ref: BatchRef, box: string | null | undefined): Promise<string | null> {
  if (!box || (ref.kind === 'box' && box === ref.id)) return null;
  const doc = await rooms.store.documents.find('boxes', box);
  return doc ? printed(doc.code) : null;
}

function nameIn(rooms: Rooms, { sample, item }: Claim): string {
  const type = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type);
  return `${sample.sample_name ?? nameOf(type, t('unnamed'))} · ${item.bottle ?? item.kind}`;
}

interface Arrival {
  claim: Claim;
  listed: boolean;
  twins: boolean;
  /** The box whose list it stands on, where that is another. */
  other: string | null;
}

function verdictOfArrival(rooms: Rooms, ref: BatchRef, { claim, listed, twins, other }: Arrival): Verdict {
  const name = nameIn(rooms, claim);
  if (claim.view.state === 'void') return say('bad', t('void'), t('void_under', { name }));
  if (other !== null) return say('bad', t('other_box'), t('other_box_under', { name, box: other }));
  if (!listed) return say('look', t('unlisted'), t(ref.kind === 'box' ? 'unlisted_under' : 'unlisted_phone_under', { name }));
  if (twins) return say('look', t('twin'), t('twin_under', { name }));
  if (claim.view.decisions.length > 0) return say('look', t('decided'), t('decided_under', { name }));
  const warnings = warningsOf(rooms, claim);
  return warnings.length > 0 ? say('look', t('here_flagged'), `${name} · ${warnings.join('；')}`) : say('good', t('here'), name);
}

async function ofClaim(rooms: Rooms, ref: BatchRef, scan: Scan, claim: Claim, listed: boolean, twins: boolean): Promise<Judged> {
  const { item, sample } = claim;
  const told = counting(allTold(sample, await rooms.store.outbox.about(sample.id)));
  const before = itemStanding(item, told);
  if (before.arrival === 'arrived' && before.told) {
    const values = { name: nameIn(rooms, claim), by: await personName(rooms, before.told.by), at: momentWords(before.told.at) };
    return only(say('look', t('duplicate'), t('duplicate_under', values)), sample.id);
  }
  const other = listed ? null : await otherBox(rooms, ref, item.box);
  const words = other === null ? t('words_unlisted') : t('words_other_box', { box: other });
  const act: Act = ref.kind === 'box' && !listed
    ? unexpectedAct(sample.id, { subject: sample.id, item: item.id }, ref.id, scan, words)
    : { kind: 'sample.arrive', subject: sample.id, body: { item: item.id, scan_mode: scan.scan_mode, ...(ref.kind === 'box' ? { box: ref.id } : {}) } };
  return { verdict: verdictOfArrival(rooms, ref, { claim, listed, twins, other }), acts: [act], row: sample.id };
}

/** A box's own label among samples': the next box, if it has arrived. */
async function ofBox(rooms: Rooms, ref: BatchRef, code: string): Promise<Judged | null> {
  const [box] = await rooms.store.documents.listByKey('boxes', code);
  if (!box) return null;
  if (ref.kind === 'box' && box.id === ref.id) return only(say('look', t('this_box'), t('this_box_under')));
  const here = box.arrived_at !== null || (await rooms.store.outbox.about(box.id)).some(({ operation }) => operation.kind === 'box.arrive');
  return { ...only(say('look', t('next_box'), printed(code))), go: here ? `/batch#${box.id}` : '/arrivals' };
}

export async function judge(rooms: Rooms, ref: BatchRef, scan: Scan): Promise<Judged> {
  const box = await ofBox(rooms, ref, scan.code);
  if (box) return box;
  const [found, isListed] = await Promise.all([lookUp(rooms.store, scan.code), listOf(rooms, ref)]);
  if (found.claims.length === 0) return ofLabel(ref, scan, found);
  const claim = meantOf(found.claims, isListed);
  if (!claim) return only(say('look', t('twins'), t('twins_under')));
  return ofClaim(rooms, ref, scan, claim, isListed(claim), found.claims.length > 1);
}
