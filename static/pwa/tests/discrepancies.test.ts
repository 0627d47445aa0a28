import assert from 'node:assert/strict';
import test from 'node:test';
import type { Box, Fact, Item, Sample } from '../src/domain/document';
import type { Reference } from '../src/domain/reference';
import { discrepanciesOf, howMany, type Parts } from '../src/screens/desk/discrepancies/finding';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const fact = (op_id: string, kind: string, said: Record<string, unknown> = {}): Fact => ({ op_id, kind, at: '2026-11-22T05:00:00Z', unsure: false, by: 'rita', device_id: null, said });
const sample = (id: string, over: Partial<Sample> = {}): Sample => ({ id, sample_type: 'A-VEG', sampled_at: '2026-11-22T10:00:00Z', at: '2026-11-22T10:00:00Z', state: 'sealed', flags: [], facts: [], arrived_at: null, decided_at: null, created_by: 'bob', ...over }) as unknown as Sample;
const item = (id: string, of: string, label: string): Item => ({ id, sample: of, label, kind: 'A' }) as unknown as Item;
const reference = { sample_types: [{ code: 'A-VEG', form: 'A', hold_hours: 24, hold_note: null, bottle_set: null, confidence: 'high' }], bottle_sets: [] } as unknown as Reference;
const found = (over: Partial<Parts>) => discrepanciesOf({ reference, samples: [], items: [], boxes: [], waiting: [], entries: [], now_ms: NOW, ...over });

test('a lab where all adds up shows nothing', () => {
  assert.equal(howMany(found({ samples: [sample('a')], items: [item('i', 'a', 'L1')] })), 0);
});

test('what is past its time for delivery and not here is expected', () => {
  const old = sample('a', { sampled_at: '2026-11-20T10:00:00Z', at: '2026-11-20T10:00:00Z' });
  assert.deepEqual(found({ samples: [old] }).overdue.map((odd) => odd.sample.id), ['a']);
  assert.equal(howMany(found({ samples: [{ ...old, state: 'received', facts: [fact('r', 'sample.receive')] }] })), 0);
});

test('decisions that differ, and a decision that leaves a question open, stand under conflicts alone', () => {
  const torn = sample('a', { facts: [fact('x', 'sample.receive'), fact('y', 'sample.reject', { reason: 'R09' })] });
  const unheard = sample('b', { facts: [fact('h', 'sample.hold', { question: '?' }), fact('z', 'sample.receive')] });
  const { conflicts, holds } = found({ samples: [torn, unheard] });
  assert.deepEqual(conflicts.map((odd) => odd.sample.id), ['a', 'b']);
  assert.equal(holds.length, 0);
});

test('an open question is listed until a decision names it', () => {
  const held = sample('a', { state: 'on_hold', arrived_at: 'x', facts: [fact('h', 'sample.hold', { question: 'Which?' })] });
  assert.deepEqual(found({ samples: [held] }).holds.map(({ hold }) => hold.question), ['Which?']);
  assert.equal(found({ samples: [{ ...held, facts: [...held.facts, fact('r', 'sample.receive', { answers: ['h'] })] }] }).holds.length, 0);
});

test('two samples on one label are twins, two items of one sample are not', () => {
  const samples = [sample('a'), sample('b')];
  assert.deepEqual(found({ samples, items: [item('1', 'a', 'L'), item('2', 'b', 'L')] }).twins.map(({ code, samples: both }) => [code, both.length]), [['L', 2]]);
  assert.equal(found({ samples, items: [item('1', 'a', 'L'), item('2', 'a', 'L')] }).twins.length, 0);
});

test('a box counted otherwise than its list is listed until it is reconciled', () => {
  const box = { id: 'b', code: 'B', items: [{}, {}], arrival: { count: 3, seal_ok: true }, missing: [], unexpected: [], reconciled_at: null } as unknown as Box;
  assert.equal(found({ boxes: [box] }).counts.length, 1);
  assert.equal(found({ boxes: [{ ...box, reconciled_at: 'x' }] }).counts.length, 0);
  assert.equal(found({ boxes: [{ ...box, items: [{}, {}, {}] as Box['items'] }] }).counts.length, 0);
});
