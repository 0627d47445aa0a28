import assert from 'node:assert/strict';
import test from 'node:test';
import type { Sample } from '../src/domain/document';
import { checkCharacter, drawCodes, readScanned } from '../src/domain/label';
import { arriveActs, receiveActs, rejectActs, type Target } from '../src/screens/desk/acts';
import { sortedReasons } from '../src/screens/desk/reject-sheet';
import { DEAF_MS, DeskEar, TWICE_MS } from '../src/screens/desk/scan';
import { wholeReading } from '../src/screens/desk/scan-field';
import { deskView, hoursLate, type SaidHere, standingOf } from '../src/screens/desk/standing';
import { dayOfDesk, isOverdue } from '../src/screens/desk/today';

const codeOf = (body: string): string => body + checkCharacter(body);
const CODE = 'HZ7K3QM9T2XD6';
const OTHER = codeOf('HZ0000000001');

const sample = (over: Partial<Sample> = {}): Sample => ({
  id: 's1', lab_id: 'lab', sample_no: 'HZ26A0010001', sample_type: 'A-VEG', sample_name: '小白菜', task_category: 'monthly', qty_total: 3, qty_unit: 'kg',
  visit: null, site: 'site', point_id: null, point: null, samplers: ['bob'], state: 'in_transit', flags: [], sampled_at: '2026-11-22T01:00:00Z',
  at: '2026-11-22T01:00:00Z', clock_unsure: false, received_by_server_at: null, place: null, distance_m: null, fields: {}, created_by: 'bob', device_id: null,
  photos: [], arrived_at: null, decided_at: null, decision: null, reject_reason: null, facts: [], ...over,
});
const said = (op_id: string, kind: string, body: object = {}, state: SaidHere['state'] = 'waiting'): SaidHere => ({
  op_id, state, operation: { kind, actor: 'rita', device_time: '2026-11-22T06:00:00Z', body: JSON.stringify(body) },
});
const fact = (op_id: string, kind: string, body: Record<string, unknown> = {}) => ({ op_id, kind, at: '2026-11-22T05:00:00Z', unsure: false, by: 'rita', device_id: null, said: body });

test('a label is taken, and firing twice is one scan', () => {
  const ear = new DeskEar('HZ');
  assert.deepEqual(ear.hear({ text: CODE, how: 'wedge' }, 1000, null), { kind: 'label', code: CODE, scan_mode: 'scanned' });
  assert.equal(ear.hear({ text: CODE, how: 'wedge' }, 1000 + TWICE_MS - 1, CODE).kind, 'ignored');
  assert.equal(ear.hear({ text: CODE, how: 'wedge' }, 1000 + TWICE_MS, CODE).kind, 'again');
});

test('an Enter right after a scan is the scanner\'s', () => {
  const ear = new DeskEar('HZ');
  ear.hear({ text: CODE, how: 'wedge' }, 1000, null);
  assert.ok(ear.isDeaf(1100));
  assert.ok(!ear.isDeaf(1000 + DEAF_MS));
});

test('what is not one of our labels is refused with its reason', () => {
  const why = (text: string, how: 'camera' | 'typed' | 'wedge' = 'wedge'): string => {
    const heard = new DeskEar('HZ').hear({ text, how }, 0, null);
    return heard.kind === 'refused' ? heard.why : heard.kind;
  };
  assert.equal(why('https://lab.example/e#v1.abc'), 'address');
  assert.equal(why('WIFI:S:lab;;', 'camera'), 'address');
  assert.equal(why('UU7K3QM9T2XD6'), 'command');
  assert.equal(why(codeOf('NB7K3QM9T2XD')), 'other_lab');
  assert.equal(why('HZ7K3QM9T2XD7', 'typed'), 'check');
  assert.equal(why('ＨＺ７Ｋ３ＱＭ９Ｔ２ＸＤ６', 'camera'), 'strange_characters');
  assert.equal(why('hz-7k3qm-9t2xd-6', 'typed'), 'label');
});

test('a scan that began before the page listened is made whole from the field', () => {
  assert.equal(wholeReading('hz7k3qm9t2xd6', 'QM9T2XD6'), CODE);
  assert.equal(wholeReading('恒7看', CODE), CODE);
});

test('what this desk said counts before the lab has it, and what the lab refused does not', () => {
  const view = deskView(sample(), [said('a', 'sample.arrive'), said('b', 'sample.receive')]);
  assert.equal(view.state, 'received');
  assert.equal(standingOf(view, 0), 'decided');
  assert.equal(deskView(sample(), [said('b', 'sample.receive', {}, 'refused')]).state, 'in_transit');
  assert.equal(deskView(sample(), [said('a', 'sample.arrive')]).state, 'arrived');
  assert.equal(deskView(sample(), [said('b', 'sample.receive', { deviation: 'warm' })]).state, 'received_dev');
});

test('two decisions contradict each other until one answers both', () => {
  const facts = [fact('a', 'sample.receive'), fact('b', 'sample.reject', { reason: 'R09' })];
  const torn = sample({ state: 'arrived', flags: ['state_conflict'], facts });
  assert.equal(standingOf(deskView(torn, []), 1), 'conflict');
  const settled = deskView(torn, [said('c', 'sample.reject', { reason: 'R09', answers: ['a', 'b'] })]);
  assert.equal(settled.state, 'rejected');
  assert.deepEqual(settled.decisions.map(({ op_id }) => op_id), ['c']);
  assert.equal(standingOf(settled, 1), 'decided');
});

test('two desks that both received it agree', () => {
  const view = deskView(sample({ state: 'received', facts: [fact('a', 'sample.receive'), fact('b', 'sample.receive')] }), []);
  assert.equal(standingOf(view, 0), 'decided');
});

test('warnings make a sample one to look at', () => {
  assert.equal(standingOf(deskView(sample(), []), 0), 'clean');
  assert.equal(standingOf(deskView(sample(), []), 2), 'flagged');
  assert.equal(hoursLate('2026-11-21T00:00:00Z', 24, new Date('2026-11-22T03:30:00Z')), 3);
  assert.equal(hoursLate('2026-11-22T00:00:00Z', 24, new Date('2026-11-22T03:30:00Z')), 0);
  assert.equal(hoursLate(null, 24, new Date()), 0);
});

const target = (over: Partial<Target> = {}): Target => ({ sample_id: 's1', code: CODE, scan_mode: 'scanned', arrived: false, answers: [], ...over });

test('receiving says arrived too, unless it was said', () => {
  assert.deepEqual(receiveActs(target()).map(({ kind }) => kind), ['sample.arrive', 'sample.receive']);
  assert.deepEqual(receiveActs(target({ arrived: true })).map(({ kind }) => kind), ['sample.receive']);
  assert.deepEqual(arriveActs(target({ arrived: true })), []);
});

test('a bare label is named in the body and found by it', () => {
  const acts = rejectActs(target({ sample_id: null }), { reason: 'R09', text: ' wet ', notice_no: '' });
  for (const { subject, about } of acts) assert.deepEqual([subject, about], [null, `label:${CODE}`]);
  assert.deepEqual(acts[1]?.body, { label: CODE, scan_mode: 'scanned', reason: 'R09', text: 'wet' });
});

test('a decision that settles names those it replaces', () => {
  const [act] = receiveActs(target({ arrived: true, answers: ['a', 'b'] }));
  assert.deepEqual(act?.body, { scan_mode: 'scanned', answers: ['a', 'b'] });
});

test('reasons that fit the sample come first, and "other" never among them', () => {
  const reason = (code: string, applies_to: string[]) => ({ code, applies_to, zh: code, en: code, default_action: 'reject', alternative_action: null, limited_to: [] });
  const { usual, others } = sortedReasons([reason('R01', ['food']), reason('R16', ['water']), reason('R04', ['all']), reason('R99', ['all'])], 'W');
  assert.deepEqual(usual.map(({ code }) => code), ['R16', 'R04']);
  assert.deepEqual(others.map(({ code }) => code), ['R01', 'R99']);
});

test('the day counts what came, was decided, and waits for its record', () => {
  const label_said = { ...said('x', 'sample.arrive'), about: `label:${OTHER}` };
  const day = dayOfDesk({
    samples: [sample(), sample({ id: 's2', state: 'received', decided_at: '2026-11-22T05:00:00Z' }), sample({ id: 's3', state: 'rejected', decided_at: '2026-11-20T05:00:00Z' }), sample({ id: 's4' })],
    items: [{ id: 'i', lab_id: 'lab', sample: 's1', label: CODE, kind: 'A', container: null, amount: null, twin: false }],
    waiting: [{ id: 'w', lab_id: 'lab', label: CODE, kind: 'sample.arrive', at: '2026-11-22T05:00:00Z', by: 'rita' }],
    entries: [label_said, { ...said('y', 'sample.reject', { reason: 'R09' }), about: 's4' }],
    isToday: (iso) => iso.startsWith('2026-11-22'),
  });
  assert.deepEqual(day.expected.map((row) => row.sample.id), ['s1']);
  assert.deepEqual(day.received.map((row) => row.sample.id), ['s2']);
  assert.deepEqual(day.rejected.map((row) => row.sample.id), ['s4']);
  // The first label's record has come; only the other one still waits.
  assert.deepEqual(day.waiting.map((row) => row.label), [OTHER]);
});

test('drawn codes are labels of this lab, each once', () => {
  const codes = drawCodes('HZ', 300);
  assert.equal(new Set(codes).size, 300);
  for (const code of codes) assert.ok(readScanned(code, 'HZ').ok, code);
});

test('a code whose check character could be misread is thrown away', () => {
  let draws = 0;
  const fill = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((_, i) => (i === 0 ? draws++ : 0));
  const codes = drawCodes('HZ', 20, fill);
  assert.ok(draws > 20);
  for (const code of codes) assert.doesNotMatch(code.slice(-1), /[ILOU]/);
});

test('a label that waits for its record more than five days is overdue', () => {
  const row = { label: CODE, kinds: [], at: '2026-11-16T00:00:00Z' };
  assert.ok(isOverdue(row, new Date('2026-11-21T00:00:01Z')));
  assert.ok(!isOverdue(row, new Date('2026-11-20T23:00:00Z')));
});
