import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Session } from '../src/domain/session';
import { Practice } from '../src/practice';
import type { Rooms } from '../src/rooms';
import type { OnReading } from '../src/scan';
import { openStore } from '../src/store';

const me: Session = {
  token: 'secret', device_id: 'd', device_no: 7, device_name: 'x', lab_id: 'lab', lab: { id: 'lab', name: 'L', prefix: 'HZ', timezone: 'Asia/Shanghai' },
  person_id: 'me', person: { id: 'me', name: 'Me', roles: ['sampler'] }, roles: ['sampler'], server_time: 't',
  server_keys: { receipt: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, queue: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
};
globalThis.document = { visibilityState: 'visible', addEventListener: () => undefined } as unknown as Document;

test('practice keeps its own store without a token, copies the lists, and has no way to the lab', async () => {
  const phone = openStore('practice-real');
  const real = phone.as('me');
  await real.documents.takeIn([{ collection: 'sites', id: 'a', rev: 1, pos: 1, doc: { id: 'a', name: '真的' } }], 'c');
  await phone.auth.keep(me);
  const practice = await Practice.begin(phone, me);
  const rooms = practice.rooms({ session: me, store: real, toast: () => undefined, listenWedge: () => () => undefined } as unknown as Rooms);
  assert.deepEqual((await rooms.store.documents.list('sites')).map(({ name }) => name), ['真的']);
  assert.equal((await rooms.store.auth.everyone()).length, 0);
  assert.equal(rooms.session.token, '');
  assert.equal(rooms.session.server_keys, undefined, 'not even a queue file can be made');
  await rooms.say([{ kind: 'sample.void', subject: 's', body: { reason: 'r' } }]);
  assert.equal((await rooms.store.outbox.count()).operations, 1);
  assert.equal((await real.outbox.count()).operations, 0);
  await rooms.sync.now();
  await rooms.sync.travel();
  assert.equal(rooms.sync.state.trouble, null);
  assert.equal((await rooms.store.outbox.count()).operations, 1, 'nothing has gone');
  await assert.rejects(rooms.api.me());

  const code = await practice.freshLabel();
  const heard: string[] = [];
  const hear: OnReading = ({ text }) => void heard.push(text);
  assert.equal(practice.show(code!), false);
  const leave = rooms.listenWedge(hear);
  assert.equal(practice.show(code!), true);
  leave();
  assert.deepEqual(heard, [code]);

  assert.equal(await phone.meta.find('practice'), 'me');
  await practice.end(phone);
  assert.equal(await phone.meta.find('practice'), undefined);
  const again = await Practice.begin(phone, me);
  assert.equal((await again.rooms(rooms).store.outbox.count()).operations, 0, 'leaving erased it');
});

test('a lab without sites yet has examples to practise with, marked as such', async () => {
  const phone = openStore('practice-empty');
  const practice = await Practice.begin(phone, { ...me, person_id: 'other' });
  const { store } = practice.rooms({ session: me, store: phone, listenWedge: () => () => undefined } as unknown as Rooms);
  const names = (await store.documents.list('sites')).map(({ name }) => name);
  assert.ok(names.length > 0 && names.every((name) => name.includes('示例')), names.join());
});
