import assert from 'node:assert/strict';
import test from 'node:test';
import { Shelf } from '../src/store/shelf';

const rows = (...ids: string[]): [string, unknown][] => ids.map((id) => [id, { id }]);
const ids = (docs: unknown[]): string[] => docs.map((doc) => (doc as { id: string }).id);

test('a list is read once and asked often, and may be sorted by who asks', async () => {
  const shelf = new Shelf();
  let reads = 0;
  const read = (): Promise<[string, unknown][]> => {
    reads += 1;
    return Promise.resolve(rows('b', 'a'));
  };
  const [first, second] = await Promise.all([shelf.list('k', read), shelf.list('k', read)]);
  first.reverse();
  assert.deepEqual([ids(second), ids(await shelf.list('k', read)), reads], [['b', 'a'], ['b', 'a'], 1]);
});

test('what changes is put in its place, and what is gone is gone', async () => {
  const shelf = new Shelf();
  const read = (): Promise<[string, unknown][]> => Promise.resolve(rows('a', 'b'));
  await shelf.list('k', read);
  shelf.put('k', 'c', { id: 'c' });
  shelf.put('k', 'a', null);
  assert.deepEqual(ids(await shelf.list('k', read)), ['b', 'c']);
});

test('what was read while something changed is read again', async () => {
  const shelf = new Shelf();
  const answers = [rows('a'), rows('a', 'b')];
  const read = (): Promise<[string, unknown][]> => {
    const answer = answers.shift() ?? [];
    if (answers.length === 1) shelf.put('k', 'b', { id: 'b' });
    return Promise.resolve(answer);
  };
  assert.deepEqual(ids(await shelf.list('k', read)), ['a', 'b']);
});

test('a reading that failed is tried anew, and a cleared shelf holds nothing', async () => {
  const shelf = new Shelf();
  await assert.rejects(shelf.list('k', () => Promise.reject(new Error('no room'))));
  assert.deepEqual(ids(await shelf.list('k', () => Promise.resolve(rows('a')))), ['a']);
  shelf.clear();
  assert.deepEqual(ids(await shelf.list('k', () => Promise.resolve(rows('z')))), ['z']);
});
