import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Act } from '../src/domain/operation';
import { openStore, type Store, type Witness } from '../src/store';
import { release } from '../src/store/letting-go';
import { sha256 } from '../src/store/fingerprint';

let databases = 0;
const fresh = (): Store => openStore(`test-${++databases}`);
const witness: Witness = { lab_id: 'lab', device_id: 'dev', actor: 'me', device_time: '2026-11-22T14:00:00+08:00', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };
const act = (subject: string, reason = 'r'): Act => ({ kind: 'sample.void', subject, body: { reason } });

test('records and operations are saved together, numbered without gaps, with the exact bytes hashed', async () => {
  const store = fresh();
  await store.drafts.save('s1', { half: true }, 'now');
  await store.outbox.add([act('s1', '坏了'), act('s2')], witness, { records: [{ collection: 'samples', id: 's1', doc: { id: 's1' } }], finished_draft: 's1' });
  await store.outbox.add([act('s3')], witness);
  const waiting = await store.outbox.waiting();
  assert.deepEqual(waiting.map(({ operation }) => operation.device_seq), [1, 2, 3]);
  assert.equal(waiting[0]!.operation.body_sha256, await sha256(waiting[0]!.operation.body));
  assert.deepEqual(Object.keys(waiting[0]!.operation).sort(), ['actor', 'blobs', 'body', 'body_sha256', 'clock_offset_age_s', 'clock_offset_ms', 'device_seq', 'device_time', 'kind', 'lab_id', 'mono_ms', 'op_id', 'schema', 'sig', 'subject']);
  assert.deepEqual(await store.documents.find('samples', 's1'), { id: 's1' });
  assert.equal(await store.drafts.find('s1'), undefined);
});

test('if one write fails nothing is saved, and no number is lost', async () => {
  const store = fresh();
  const unstorable = { id: 'x', act: () => undefined };
  await assert.rejects(store.outbox.add([act('s1')], witness, { records: [{ collection: 'samples', id: 'x', doc: unstorable }] }));
  assert.equal((await store.outbox.waiting()).length, 0);
  const [operation] = await store.outbox.add([act('s1')], witness);
  assert.equal(operation!.device_seq, 1);
});

test('an answer counts only for the very bytes this device holds', async () => {
  const store = fresh();
  const [operation] = await store.outbox.add([act('s1')], witness);
  const answer = { op_id: operation!.op_id, body_sha256: operation!.body_sha256, status: 'accepted' as const, duplicate: false, pos: 1, flags: [] };
  assert.equal(await store.outbox.acknowledge([{ ...answer, body_sha256: 'other' }], 'now'), 0);
  assert.equal((await store.outbox.count()).operations, 1);
  assert.equal(await store.outbox.acknowledge([{ ...answer, status: 'retry' }], 'now'), 0);
  assert.equal(await store.outbox.acknowledge([answer], 'now'), 1);
  assert.equal((await store.outbox.count()).operations, 0);
});

test('what is sent stays until the durable mark covers it; what the lab refused stays for a person', async () => {
  const store = fresh();
  const operations = await store.outbox.add([act('s1'), act('s2'), act('s3')], witness);
  const answers = operations.map(({ op_id, body_sha256 }, i) => ({ op_id, body_sha256, status: (i === 0 ? 'quarantined' : 'accepted') as 'accepted', duplicate: false, pos: i + 1, flags: [] }));
  await store.outbox.acknowledge(answers, 'now');
  await release(store, { lab: { pos: 2, hash: 'h' } });
  assert.equal((await store.outbox.about('s1')).length, 1);
  assert.equal((await store.outbox.about('s2')).length, 0);
  assert.equal((await store.outbox.about('s3')).length, 1);
});

test('after a change of history all that is held goes again, and the outbox itself is untouched', async () => {
  const store = fresh();
  const [operation] = await store.outbox.add([act('s1')], witness, { records: [{ collection: 'samples', id: 's1', doc: { id: 's1' } }] });
  await store.outbox.acknowledge([{ op_id: operation!.op_id, body_sha256: operation!.body_sha256, status: 'accepted', duplicate: false, pos: 1, flags: [] }], 'now');
  await store.documents.takeIn([{ collection: 'sites', id: 'a', rev: 1, pos: 1, doc: { id: 'a' } }], 'cursor-1');
  await store.outbox.sendAgain();
  await store.documents.startOver();
  assert.equal((await store.outbox.waiting()).length, 1);
  assert.equal(await store.documents.find('sites', 'a'), undefined);
  assert.deepEqual(await store.documents.find('samples', 's1'), { id: 's1' }, 'what only this device knows stays');
  assert.equal(await store.meta.find('cursor'), undefined);
});

test('labels are found in rolls and on items', async () => {
  const store = fresh();
  await store.documents.takeIn([
    { collection: 'label_rolls', id: 'r', rev: 1, pos: 1, doc: { id: 'r', codes: ['AA1', 'AA2'] } },
    { collection: 'items', id: 'i', rev: 1, pos: 2, doc: { id: 'i', label: 'AA2', sample: 's1' } },
  ], 'c');
  assert.equal((await store.documents.listByKey('label_rolls', 'AA1')).length, 1);
  assert.equal((await store.documents.listByKey('items', 'AA1')).length, 0);
  assert.equal((await store.documents.listByKey('items', 's1')).length, 1);
});

test('a counter never gives a number twice, however many ask at once', async () => {
  const store = fresh();
  const numbers = await Promise.all(Array.from({ length: 20 }, () => store.meta.next('sample:dev:2026')));
  assert.deepEqual([...numbers].sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i + 1));
});

test('ending the session leaves drafts and outbox alone', async () => {
  const store = fresh();
  await store.outbox.add([act('s1')], witness);
  await store.drafts.save('d', {}, 'now');
  await store.auth.end();
  assert.equal((await store.outbox.waiting()).length, 1);
  assert.equal((await store.drafts.list()).length, 1);
});
