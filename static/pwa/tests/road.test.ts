import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import { openStore } from '../src/store';
import { Backoff } from '../src/sync/backoff';
import { Traveller } from '../src/sync/journey';
import { Road, type RoadParts, type RoadState } from '../src/sync/road';
import { NoAnswer, type RawAnswer, type RawRequest, Wire } from '../src/sync/wire';

let databases = 0;
const said = (status: number, body: unknown, headers: Record<string, string> = {}): RawAnswer => ({
  status, header: (name) => headers[name] ?? null, text: async () => JSON.stringify(body), bytes: async () => new ArrayBuffer(0),
});
const proper = (rest: object = {}) => ({ proto: 'fieldsample-sync/1', server_time: new Date().toISOString(), ...rest });
const nothing_new = proper({ cursor: 'c', more: false, changes: [], durable: {} });

function partsWith(answer: (request: RawRequest) => RawAnswer | Promise<RawAnswer>, more: Partial<RoadParts> = {}): RoadParts {
  return {
    store: openStore(`road-${++databases}`),
    wire: new Wire(() => 't', async (request) => answer(request)),
    around: { device_id: 'dev', person_id: 'me', app_build: 'x', now: () => new Date(), mono: () => performance.now() },
    clock: () => ({ wall_ms: Date.now(), mono_ms: performance.now(), page: 'p' }),
    report: async () => ({}),
    lock: async (_name, work) => work(),
    ...more,
  };
}
const act = { kind: 'sample.void' as const, subject: 's', body: { reason: 'r' } };
const witness = { lab_id: 'lab', device_id: 'dev', actor: 'me', device_time: 't', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };
const REVOKED = said(403, { error: { code: 'device_revoked', message: 'x', details: {} } });

test('a stopped phone delivers first, and forgets only when nothing is left', async () => {
  let parted = 0;
  let is_down = true;
  const parts = partsWith(
    (request) => {
      if (request.path.includes('/changes')) return REVOKED;
      if (is_down) return said(503, {}, { 'Retry-After': '1' });
      const { ops } = JSON.parse(request.body as string) as { ops: { op_id: string; body_sha256: string }[] };
      return said(200, proper({ results: ops.map((op) => ({ op_id: op.op_id, body_sha256: op.body_sha256, status: 'quarantined', reason: 'device_revoked', duplicate: false, pos: 1, flags: [] })) }));
    },
    { onParted: async () => void (parted += 1) },
  );
  await parts.store.outbox.add([act], witness);
  const traveller = new Traveller(parts, () => undefined);
  await assert.rejects(traveller.travel());
  assert.equal(parted, 0, 'an unsent record is never wiped');
  is_down = false;
  await assert.rejects(traveller.travel());
  assert.equal(parted, 1);
});

test('another\'s 403 wipes nothing', async () => {
  let parted = 0;
  const parts = partsWith(() => said(403, 'blocked by policy'), { onParted: async () => void (parted += 1) });
  await assert.rejects(new Traveller(parts, () => undefined).travel());
  assert.equal(parted, 0);
});

test('a wait for news ends with a save, and says so when the lab answers at once', async () => {
  const parts = partsWith((request) => {
    if (!request.path.includes('wait=25')) return said(200, nothing_new);
    if (!request.signal) throw new Error('a wait that cannot be ended');
    const { signal } = request;
    return new Promise((_, reject) => {
      const end = (): void => reject(new NoAnswer('ended'));
      if (signal.aborted) end();
      signal.addEventListener('abort', end);
    });
  });
  const traveller = new Traveller(parts, () => undefined);
  const ear = new AbortController();
  const waiting = traveller.listen(ear.signal);
  ear.abort();
  await assert.rejects(waiting, NoAnswer);
  const at_once = new Traveller(partsWith(() => said(200, nothing_new)), () => undefined);
  assert.equal(await at_once.listen(new AbortController().signal), false);
});

test('the lab\'s Retry-After is kept, with something random on top; a save does not break it, a tap does', async () => {
  let asked = 0;
  const parts = partsWith(() => {
    asked += 1;
    return said(503, {}, { 'Retry-After': '30' });
  }, { backoff: new Backoff(() => 0.5) });
  const road = new Road(parts);
  await road.travel();
  const { trouble, next_at } = road.state;
  assert.equal(trouble, 'lab_busy');
  const wait = Date.parse(next_at!) - Date.now();
  assert.ok(wait > 34_000 && wait < 36_000, `${wait}`);
  await road.soon();
  assert.equal(asked, 1);
  await road.now();
  assert.equal(asked, 2);
  road.start = () => () => undefined;
  clearTimeout((road as unknown as { timer: NodeJS.Timeout }).timer);
});

test('the last word on the clock is of a quick answer', async () => {
  let mono = 0;
  const states: Partial<RoadState>[] = [];
  const parts = partsWith(() => {
    mono += 20_000;
    return said(200, { ...nothing_new, missing_ops: [], missing_blobs: [] });
  }, { clock: () => ({ wall_ms: 1_000_000 + mono, mono_ms: mono, page: 'p' }) });
  const known = { offset_ms: 5, measured: { wall_ms: 0, mono_ms: 0, page: 'p' }, last_look: { wall_ms: 0, mono_ms: 0, page: 'p' } };
  await parts.store.meta.remember('clock', known);
  await new Traveller(parts, (news) => states.push(news)).travel();
  assert.equal((await parts.store.meta.find('clock'))?.offset_ms, 5);
  assert.ok(states.some(({ reached_at }) => reached_at));
});
