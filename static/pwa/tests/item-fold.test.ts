import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { type Around, type ItemFact, standingOf } from '../src/domain/item-fold';

interface Case {
  name: string;
  around: Around;
  facts: [op_id: string, kind: string, minutes: number, said: Record<string, unknown>, by?: string][];
  standing: Record<string, unknown>;
}
const { cases } = JSON.parse(readFileSync(join(process.cwd(), '../../tests/vectors/items.json'), 'utf8')) as { cases: Case[] };
const NOON = Date.parse('2026-11-22T04:00:00Z');

const factOf = ([op_id, kind, minutes, said, by = 'rita']: Case['facts'][number]): ItemFact =>
  ({ op_id, kind, by, at: new Date(NOON + minutes * 60_000).toISOString(), day: '2026-11-22', said });

test('phone and lab make the same of what was said of an item, in either order', () => {
  assert.ok(cases.length > 50);
  for (const { name, facts, around, standing } of cases) {
    const told = facts.map(factOf);
    const undone = new Set(told.filter(({ kind }) => kind === 'operation.undo').map(({ said }) => String(said['op_id'])));
    for (const order of [told, [...told].reverse()]) {
      const { heads: _, disposal: __, out, ...rest } = standingOf(order, undone, around);
      assert.deepEqual({ ...rest, out: out?.op_id ?? null }, standing, name);
    }
  }
});
