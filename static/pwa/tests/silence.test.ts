import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { unwrap } from 'idb';
import { openStore } from '../src/store';
import { Ground, StoreSilent } from '../src/store/ground';
import { Outbox } from '../src/store/outbox';
import { Watch } from '../src/store/watch';
import { NoAnswer, overNetwork } from '../src/sync/wire';
import { troubleOf } from '../src/sync/trouble';

let databases = 0;
const TICK_MS = 5;
const act = { kind: 'sample.void' as const, subject: 's', body: { reason: 'r' } };
const witness = { lab_id: 'lab', device_id: 'dev', actor: 'me', device_time: 't', mono_ms: 1, clock_offset_ms: null, clock_offset_age_s: null };

/** Another page that is gone for people and keeps a transaction open on the outbox; `wakes`: a knock makes it let go. */
async function holder(context: TestContext, name: string, wakes: boolean): Promise<() => void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
  });
  const tx = db.transaction('outbox', 'readwrite');
  let held = true;
  const hold = (): void => {
    if (held) tx.objectStore('outbox').count().onsuccess = hold;
  };
  hold();
  const letGo = (): void => {
    held = false;
    db.close();
  };
  db.onversionchange = () => wakes && letGo();
  context.after(letGo);
  return letGo;
}

interface Begun {
  name: string;
  ground: Ground;
  outbox: Outbox;
  told: boolean[];
}

async function begun(): Promise<Begun> {
  const name = `silence-${++databases}`;
  const told: boolean[] = [];
  const ground = new Ground(name, { onSilent: (silent) => told.push(silent) }, undefined, TICK_MS);
  const outbox = new Outbox(ground, new Watch());
  await outbox.add([act], witness);
  return { name, ground, outbox, told };
}

const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
};

const answering = (outbox: Outbox): Promise<unknown> =>
  outbox.count().catch(() => new Promise((resolve) => setTimeout(resolve, TICK_MS)).then(() => answering(outbox)));

test('a transaction that a page which is gone keeps waiting comes back with an error, and the next one goes through', { timeout: 20_000 }, async (context) => {
  const { name, ground, outbox, told } = await begun();
  await holder(context, name, true);
  await assert.rejects(outbox.count(), (error) => troubleOf(error) === 'store');
  await answering(outbox);
  assert.equal((await outbox.count()).operations, 1, 'nothing is lost');
  await outbox.add([act], witness);
  assert.equal((await outbox.count()).operations, 2);
  assert.deepEqual(told.filter(Boolean), [], 'nobody had to be told');
  await ground.destroy();
});

test('where that does not help people are told, nothing hangs, and it goes on by itself once it is free', { timeout: 20_000 }, async (context) => {
  const { name, ground, outbox, told } = await begun();
  const letGo = await holder(context, name, false);
  await assert.rejects(outbox.count());
  await until(() => told.includes(true));
  await assert.rejects(outbox.add([act], witness), StoreSilent);
  letGo();
  await until(() => told.includes(false));
  assert.equal((await outbox.count()).operations, 1);
  await ground.destroy();
});

test('a page that is left gives up what it has not committed and asks nothing until it is back', async () => {
  const { name, ground, outbox } = await begun();
  const db = await ground.db();
  const tx = db.transaction('outbox', 'readwrite');
  await tx.store.clear();
  ground.leave();
  await assert.rejects(tx.done);
  const counting = outbox.count();
  const other = openStore(name);
  assert.equal((await other.outbox.count()).operations, 1, 'another page reads at once, and all of it is there');
  assert.equal(await Promise.race([counting, Promise.resolve('waits')]), 'waits');
  ground.back();
  assert.equal((await counting).operations, 1);
  await other.ground.close();
  await ground.destroy();
});

test('what was said is kept when the page is left before the database has answered', async () => {
  const { ground, outbox } = await begun();
  const native = unwrap(await ground.db());
  const begin = native.transaction.bind(native);
  // Left as soon as everything was asked, and before an answer to it.
  native.transaction = (...asked) => {
    const tx = begin(...asked);
    const commit = tx.commit.bind(tx);
    tx.commit = () => {
      commit();
      ground.leave();
    };
    return tx;
  };
  await outbox.add([act], witness);
  ground.back();
  assert.equal((await outbox.count()).operations, 2);
  await ground.destroy();
});

test('whoever waits is told, though the browser never says that it gave up', { timeout: 20_000 }, async (context) => {
  const { name, ground, outbox } = await begun();
  await holder(context, name, true);
  const never = new Promise<never>(() => undefined);
  const waiting = ground.heard(never);
  await Promise.all([assert.rejects(waiting, StoreSilent), outbox.count().catch(() => undefined)]);
  await answering(outbox);
  await ground.destroy();
});

test('a live page steps aside for a knock and is there again', async () => {
  const { name, ground, outbox } = await begun();
  const { version } = await ground.db();
  const { knock } = await import('../src/store/healing');
  await knock(name, 5000);
  assert.equal((await outbox.count()).operations, 1);
  assert.equal((await ground.db()).version, version, 'the version is as it was');
  await ground.destroy();
});

test('an answer whose end does not come is no answer', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(globalThis, 'fetch', async () => new Response(new ReadableStream({ start: (out) => out.enqueue(new TextEncoder().encode('{"proto":')) })));
  const answer = await overNetwork({ method: 'GET', path: '/', headers: {} });
  const reading = answer.text();
  await new Promise((resolve) => setImmediate(resolve));
  context.mock.timers.tick(181_000);
  await assert.rejects(reading, (error) => error instanceof NoAnswer && error.why === 'cut');
});
