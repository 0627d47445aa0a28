import assert from 'node:assert/strict';
import test from 'node:test';
import { characterOf, Steady, WedgeEar } from '../src/scan';

const key = (character: string) => ({ code: /\d/.test(character) ? `Digit${character}` : `Key${character}`, key: 'Process' });

test('a code counts when read twice, and is locked until it has left the frame', () => {
  const steady = new Steady(2);
  assert.deepEqual(['A', 'A', 'A', '', 'A', 'A'].map((text) => steady.see(text)), [null, 'A', null, null, null, null]);
  assert.deepEqual(['', '', 'A', 'A'].map((text) => steady.see(text)), [null, null, null, 'A']);
});

test('a scanner is heard through a Chinese input method, by the place of its keys', () => {
  const ear = new WedgeEar();
  let at = 1000;
  for (const character of 'HZ7K3QM9T2XD6') assert.equal(ear.hear(key(character), (at += 5)), null);
  assert.equal(ear.hear({ code: 'Enter', key: 'Enter' }, at + 5), 'HZ7K3QM9T2XD6');
});

test('a person typing is not a scanner, and a scanner firing twice is heard once', () => {
  const ear = new WedgeEar();
  let at = 1000;
  for (const character of 'HZ7K3QM') ear.hear(key(character), (at += 120));
  assert.equal(ear.hear({ code: 'Enter', key: 'Enter' }, at + 120), null);
  const scan = (): string | null => {
    for (const character of 'HZ7K3QM9') ear.hear(key(character), (at += 4));
    return ear.hear({ code: 'Enter', key: 'Enter' }, (at += 4));
  };
  at += 1000;
  assert.equal(scan(), 'HZ7K3QM9');
  assert.equal(scan(), null);
});

test('full-width characters become plain ones', () => {
  assert.equal(characterOf({ code: '', key: 'Ｈ' }), 'H');
  assert.equal(characterOf({ code: 'Minus', key: '-' }), '-');
});
