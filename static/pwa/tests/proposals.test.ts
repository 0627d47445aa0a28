import assert from 'node:assert/strict';
import test from 'node:test';
import type { Fact } from '../src/domain/document';
import { itemView, mayBeDone } from '../src/domain/item';
import { confirmActs, proposalsIn } from '../src/screens/desk/disposal/proposals';

const at = (minute: number): string => `2026-11-22T06:${String(minute).padStart(2, '0')}:00Z`;
const fact = (op_id: string, kind: string, minute: number, by: string, said: Record<string, unknown> = {}): Fact => ({ op_id, kind, at: at(minute), unsure: false, by, device_id: null, said });
const proposed = (op_id: string, by: string, asked?: string): Fact => fact(op_id, 'item.propose_disposal', 1, by, { method: 'm', reason: 'r', ...(asked ? { asked } : {}) });
const item = (id: string, flags: string[], ...facts: Fact[]) =>
  itemView({ id, lab_id: 'lab', sample: 's', label: 'L', kind: 'B', container: null, amount: null, twin: false, state: 'in_store', flags, facts: [fact(`s${id}`, 'item.store', 0, 'rita', { place: 'p' }), ...facts] }, []);
const OPEN = ['disposal_proposed'];

test('what others propose waits for me, those who ask me first; one tap of another is one card', () => {
  const items = [item('a', OPEN, proposed('1', 'bob')), item('b', OPEN, proposed('2', 'bob')), item('c', OPEN, proposed('3', 'carl', 'rita')), item('d', OPEN, proposed('4', 'rita'))];
  const { for_me, mine, back } = proposalsIn(items, new Map(), 'rita');
  assert.deepEqual(for_me.map(({ by, rows }) => [by, rows.length]), [['carl', 1], ['bob', 2]]);
  assert.deepEqual([mine.length, mine[0]?.rows[0]?.item.id, back.length], [1, 'd', 0]);
});

test('what was declined comes back to its proposer alone, with the reason', () => {
  const items = [item('a', [], proposed('1', 'rita'), fact('n', 'item.decline_disposal', 2, 'bob', { proposal: '1', reason: 'in dispute' }))];
  const [back] = proposalsIn(items, new Map(), 'rita').back;
  assert.deepEqual(back?.declined, { by: 'bob', reason: 'in dispute' });
  assert.deepEqual(proposalsIn(items, new Map(), 'bob'), { for_me: [], mine: [], back: [] });
});

test('a confirmation names the proposal and what this device knows of the item', () => {
  const one = item('a', OPEN, proposed('1', 'bob'));
  const [waiting] = proposalsIn([one], new Map(), 'rita').for_me;
  const [act] = confirmActs(waiting?.rows ?? []);
  assert.deepEqual([act?.kind, act?.subject, act?.body], ['item.confirm_disposal', 'a', { after: ['sa'], proposal: '1' }]);
  assert.ok(!mayBeDone(one, ['receiver']).includes('dispose'), 'nobody proposes it twice');
  const entry = { op_id: 'y', state: 'waiting' as const, operation: { kind: 'item.confirm_disposal', actor: 'rita', device_time: at(3), body: JSON.stringify(act?.body) } };
  assert.equal(itemView(one, [entry]).state, 'disposed', 'shown at once, before the lab has heard');
  assert.equal(itemView(one, [{ ...entry, operation: { ...entry.operation, actor: 'bob' } }]).state, 'in_store', 'one alone disposes of nothing');
});
