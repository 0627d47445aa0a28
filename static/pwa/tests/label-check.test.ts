import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import { newSheet, type Sheet } from '../src/domain/draft';
import { drawCodes } from '../src/domain/label';
import { withBit } from '../src/domain/label-use';
import type { Rooms } from '../src/rooms';
import { judge, type Verdict } from '../src/screens/sampler/label-check';
import { openStore } from '../src/store';

const MINE = drawCodes('HZ', 6);
const HERS = drawCodes('HZ', 1);
const [good = '', used = '', spoiled = '', lost = '', boxed = '', drafted = ''] = MINE;
const [hers = ''] = HERS;

/** What a phone may know of labels, all of it without network. */
async function rooms(): Promise<Rooms> {
  const store = openStore(`labels-${Math.random()}`);
  const row = (collection: string, doc: { id: string }) => ({ collection: collection as 'items', id: doc.id, rev: 1, pos: 1, doc: { lab_id: 'lab', ...doc } });
  const at = (code: string): string => withBit('', MINE.indexOf(code));
  await store.documents.takeIn([
    row('label_rolls', { id: 'mine', codes: MINE, issued_to: 'me' } as { id: string }),
    row('label_rolls', { id: 'hers', codes: HERS, issued_to: 'you' } as { id: string }),
    row('label_use', { id: 'mine', used: at(used), spoiled: at(spoiled), lost: at(lost) } as { id: string }),
    row('people', { id: 'you', name: '第二抽样员' } as { id: string }),
    row('instruments', { id: 'i', name: '示例温度计', code: 'THERMO-1' } as { id: string }),
    row('boxes', { id: 'b', code: boxed } as { id: string }),
  ], 'cursor');
  const draft = newSheet('other', '2026-11-22T09:00:00+08:00', 'me', null);
  await store.drafts.save('other', { ...draft, sample_name: '示例白菜', items: [{ id: 'x', code: drafted, item_kind: 'A', scan_mode: 'scanned' }] }, 'now');
  return { store, session: { person_id: 'me', lab: { prefix: 'HZ' } } } as unknown as Rooms;
}

const sheet: Sheet = { ...newSheet('mine', '2026-11-22T09:00:00+08:00', 'me', null), items: [{ id: 'a', code: good, item_kind: 'A', scan_mode: 'scanned' }] };
const words = (verdict: Verdict): string => ('words' in verdict ? verdict.words : verdict.verdict);

test('a label says at once, without network, why it may not be used', async () => {
  const known = await rooms();
  const said = async (text: string, of?: Sheet) => words(await judge(known, { text, how: 'wedge' }, of));
  assert.equal(await said(good), 'fine');
  assert.match(await said(used), /已经用过/);
  assert.match(await said(spoiled), /已作废/);
  assert.match(await said(lost), /丢失/);
  assert.match(await said('THERMO-1'), /示例温度计/);
  assert.match(await said(boxed), /运输箱/);
  assert.match(await said('https://example.invalid/x'), /网址/);
  assert.match(await said('6901234567892'), /商品条码/);
  assert.match(await said(drawCodes('NB', 1)[0]!), /不是本中心/);
  assert.match(await said(good, sheet), /已在这份抽样单里（A）/);
});

test('a label of a draft leads to it, and is refused to another sheet', async () => {
  const known = await rooms();
  assert.deepEqual(await judge(known, { text: drafted, how: 'camera' }), { verdict: 'draft', code: drafted, draft: 'other' });
  assert.match(words(await judge(known, { text: drafted, how: 'camera' }, sheet)), /另一份草稿（示例白菜）/);
});

test('a roll that is another person\'s, or that this phone never heard of, is a doubt that a person may overrule', async () => {
  const known = await rooms();
  const other = await judge(known, { text: hers, how: 'camera' });
  assert.equal(other.verdict, 'doubt');
  assert.match(words(other), /第二抽样员/);
  assert.equal((await judge(known, { text: drawCodes('HZ', 1)[0]!, how: 'camera' })).verdict, 'doubt');
});
