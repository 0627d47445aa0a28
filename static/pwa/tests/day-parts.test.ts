import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Item, Sample, SampleState } from '../src/domain/document';
import { partsOfDay } from '../src/screens/desk/day-parts';
import { dayOfDesk } from '../src/screens/desk/today';
import { openStore, type Store } from '../src/store';
import { Ground } from '../src/store/ground';

const TODAY = '2026-11-22';
const isToday = (iso: string): boolean => iso.startsWith(TODAY);
const sample = (id: string, state: SampleState, decided_at: string | null = null): Sample =>
  ({ id, lab_id: 'lab', state, decided_at, arrived_at: state === 'arrived' || state === 'on_hold' ? `${TODAY}T0${id.length}:00:00Z` : null, sampled_at: null, at: '2026-11-01T02:00:00Z', facts: [], flags: [], holds: [] }) as unknown as Sample;
const LAB = [
  sample('way', 'in_transit'), sample('here', 'arrived'), sample('asked', 'on_hold'), sample('now', 'received', `${TODAY}T03:00:00Z`), sample('no', 'rejected', `${TODAY}T04:00:00Z`),
  sample('old', 'received', '2026-11-02T03:00:00Z'), sample('gone', 'void'), sample('lost', 'missing'),
];
const item = { id: 'i', label: 'HZ1', sample: 'here' } as Item;
const waiting = ['HZ1', 'HZ2'].map((label, n) => ({ id: `w${n}`, lab_id: 'lab', label, kind: 'sample.arrive', at: `${TODAY}T01:00:00Z`, by: 'rita' }));

async function filled(store: Store): Promise<Store> {
  const rows = [...LAB.map((doc) => ({ collection: 'samples' as const, doc })), { collection: 'items' as const, doc: item }, ...waiting.map((doc) => ({ collection: 'waiting' as const, doc }))];
  await store.documents.takeIn(rows.map(({ collection, doc }, n) => ({ collection, id: doc.id, rev: 1, pos: n, doc })), 'c');
  return store;
}

test('the day found by index is the day found by walking all, without the samples that are no part of it', async () => {
  const store = await filled(openStore('day-1').as('rita'));
  const parts = await partsOfDay(store, [], TODAY);
  assert.deepEqual(dayOfDesk({ ...parts, isToday }), dayOfDesk({ samples: LAB, items: [item], waiting, entries: [], isToday }));
  assert.deepEqual(parts.samples.map(({ id }) => id).sort(), ['asked', 'here', 'no', 'now', 'way']);
});

test('a sample decided long ago that this desk speaks about is in hand again', async () => {
  const store = await filled(openStore('day-2').as('rita'));
  const said = { lab_id: 'lab', device_id: 'd', actor: 'rita', device_time: `${TODAY}T05:00:00Z`, mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };
  await store.outbox.add([{ kind: 'sample.reject', subject: 'old', body: { reason: 'R09' } }], said);
  assert.ok((await partsOfDay(store, [], TODAY)).samples.some(({ id }) => id === 'old'));
});

test('samples that were here before the index are found by it once the store is brought up', async () => {
  const before = new Ground('day-3', {}, 4);
  const db = await before.db();
  await db.put('documents', { person: 'rita', collection: 'samples', id: 'here', rev: 1, pos: 1, local: false, keys: [], doc: LAB[1] });
  db.close();
  const { samples } = await partsOfDay(openStore('day-3').as('rita'), [], TODAY);
  assert.deepEqual(samples.map(({ id }) => id), ['here']);
});
