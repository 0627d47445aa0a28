import assert from 'node:assert/strict';
import test from 'node:test';
import type { Fact, Item, StorePlace } from '../src/domain/document';
import { itemView, mayBeDone, toPlace } from '../src/domain/item';
import type { Clock } from '../src/domain/reference';
import { dueOn, keptUntil, monthsAfter } from '../src/domain/retention';
import { drawPlaceCode, pathWords, placesWith, treeOf, withinPlace } from '../src/domain/store-place';
import { gapsIn } from '../src/domain/temperature-log';
import { readTyped } from '../src/domain/label';
import { amountIn } from '../src/screens/desk/store/sheet-form';
import { putAct, splitting } from '../src/screens/desk/store/item-acts';
import { ShelfEar } from '../src/screens/desk/store/shelf-ear';

const CODE = 'HZ7K3QM9T2XD6';
const ITEM: Item = { id: 'b', lab_id: 'lab', sample: 's', label: CODE, kind: 'B', container: null, amount: null, twin: false, state: 'arrived', flags: [], facts: [] };
const CLOCKS: Clock[] = [{ key: 'keep_b_pass', default: 3, unit: 'month' }, { key: 'keep_b_fail', default: 6, unit: 'month' }];
const clock = (minute: number): string => `2026-11-22T06:${String(minute).padStart(2, '0')}:00Z`;
const fact = (op_id: string, kind: string, minute: number, said: Record<string, unknown> = {}): Fact =>
  ({ op_id, kind, at: clock(minute), unsure: false, by: 'rita', device_id: null, said });
const said = (op_id: string, kind: string, minute: number, body: object = {}, state: 'waiting' | 'sent' | 'refused' = 'waiting') =>
  ({ op_id, state, operation: { kind, actor: 'rita', device_time: clock(minute), body: JSON.stringify(body) } });
const place = (id: string, parent: string | null, over: Partial<StorePlace> = {}): StorePlace => ({
  id, lab_id: 'lab', name: id, place_kind: 'shelf', parent, code: `LOC-${id}`, temperature_min: null, temperature_max: null, log_hours: null, active: true, readings: [], ...over,
});

test('what was done here shows before the lab has heard of it, and what it set aside does not', () => {
  const view = itemView(ITEM, [said('1', 'item.store', 1, { place: 'p', after: [] }), said('2', 'item.dispose', 2, { after: ['1'] }, 'refused')]);
  assert.deepEqual([view.state, view.place, view.heads, view.refused], ['in_store', 'p', ['1'], ['item.dispose']]);
});

test('once the lab tells it, it counts once, and the lab\'s own word is shown', () => {
  const told = { ...ITEM, state: 'in_store' as const, place: 'p', facts: [fact('1', 'item.store', 1, { place: 'p' })] };
  const view = itemView(told, [said('1', 'item.store', 1, { place: 'p', after: [] }, 'sent')]);
  assert.deepEqual([view.since.length, view.place, view.heads], [0, 'p', ['1']]);
});

test('another desk moved it meanwhile: the later one stands, the flag says so, and a new move settles both', () => {
  const told = { ...ITEM, state: 'in_store' as const, place: 'far', facts: [fact('1', 'item.store', 1, { place: 'p' }), fact('other', 'item.move', 9, { place: 'far', after: ['1'] })] };
  const here = said('mine', 'item.move', 5, { place: 'near', after: ['1'] });
  const both = itemView(told, [here]);
  assert.deepEqual([both.place, both.flags, [...both.heads].sort()], ['far', ['moves_disagree'], ['mine', 'other']]);
  const settled = itemView(told, [here, said('now', 'item.move', 12, { place: 'near', after: both.heads })]);
  assert.deepEqual([settled.place, settled.flags], ['near', []]);
});

test('taken back after the lab told of it, it is where it was', () => {
  const told = { ...ITEM, state: 'in_store' as const, place: 'q', facts: [fact('1', 'item.store', 1, { place: 'p' }), fact('2', 'item.move', 2, { place: 'q', after: ['1'] })] };
  const view = itemView(told, [said('3', 'operation.undo', 3, { op_id: '2' })]);
  assert.deepEqual([view.place, view.heads], ['p', ['1']]);
});

test('out, in with what is left, kept and moved: it stays retained', () => {
  const chain = [said('1', 'item.store', 1, { place: 'p' }), said('2', 'item.check_out', 2, { purpose: '农残', amount: 50, amount_unit: 'g', after: ['1'] })];
  const out = itemView(ITEM, chain);
  assert.deepEqual([out.state, out.out?.purpose, toPlace(out)], ['checked_out', '农残', 'item.check_in']);
  const kept = itemView(ITEM, [...chain, said('3', 'item.check_in', 3, { place: 'p', amount_left: 450, after: ['2'] }), said('4', 'item.retain', 4, { until: '2027-02-22', verdict: 'pass', after: ['3'] }), said('5', 'item.move', 5, { place: 'q', after: ['4'] })]);
  assert.deepEqual([kept.state, kept.place, kept.amount_left, kept.retain_until], ['retained', 'q', 450, '2027-02-22']);
});

test('an item that this desk said has come is here', () => {
  assert.equal(itemView({ ...ITEM, state: 'in_transit' }, [], [said('1', 'sample.arrive', 1, {})]).state, 'arrived');
  assert.equal(itemView({ ...ITEM, state: 'in_transit' }, [], [said('1', 'sample.arrive', 1, { item: 'a' })]).state, 'in_transit');
});

test('what is gone is offered nothing, and each role what the lab lets it do', () => {
  assert.deepEqual(mayBeDone({ state: 'disposed' }, ['receiver']), []);
  assert.deepEqual(mayBeDone({ state: 'retained' }, ['manager']), ['transfer', 'dispose', 'retain', 'break', 'lose']);
});

test('every act names what it follows, and a bare label is aimed at by itself', () => {
  const view = itemView(ITEM, [said('1', 'item.store', 1, { place: 'p' })]);
  assert.deepEqual(putAct({ view, code: CODE, scan_mode: 'scanned' }, 'q'), { kind: 'item.move', subject: 'b', about: 'b', body: { after: ['1'], place: 'q', scan_mode: 'scanned' } });
  const bare = putAct({ view: null, code: CODE, scan_mode: 'manual' }, 'q');
  assert.deepEqual([bare.kind, bare.subject, bare.about, bare.body], ['item.store', null, `label:${CODE}`, { label: CODE, after: [], place: 'q', scan_mode: 'manual' }]);
});

test('parts of a split are known here at once, under codes that tell nothing', () => {
  const { acts, records } = splitting(itemView(ITEM, []), [{ code: 'HZ0000000001Q', amount: 50, amount_unit: 'g' }]);
  assert.equal(acts[0]?.kind, 'item.split');
  assert.deepEqual([records[0]?.doc.blind, records[0]?.doc.parent, records[0]?.doc.amount], [true, 'b', '50 g']);
});

test('a place is known by its code however it is typed; one that two carry is nobody\'s', () => {
  const places = [place('A1', null), place('B2', null, { code: 'Ａ-1 冷藏' })];
  assert.equal(placesWith(places, 'loc a1')[0]?.id, 'A1');
  assert.equal(placesWith(places, 'a1冷藏')[0]?.id, 'B2');
  assert.equal(placesWith([...places, place('C', null, { code: 'loc-a1' })], 'LOC-A1').length, 2);
});

test('a drawn place code can be no label', () => {
  for (let i = 0; i < 50; i += 1) assert.equal(readTyped(drawPlaceCode(), 'HZ').ok, false);
});

test('the tree names each place after what it stands in, and a circle ends it', () => {
  const places = [place('room', null), place('fridge', 'room'), place('shelf', 'fridge'), place('x', 'y'), place('y', 'x')];
  const known = new Map(places.map((one) => [one.id, one]));
  assert.equal(pathWords(known, 'shelf'), 'room › fridge › shelf');
  assert.deepEqual([...withinPlace(places, 'fridge')].sort(), ['fridge', 'shelf']);
  assert.equal(treeOf(places).length, 5);
  assert.equal(pathWords(known, 'x'), 'y › x');
});

test('in the store a scan is a place first, then a label; a place of nobody is said so', () => {
  const ear = new ShelfEar('HZ');
  const places = [place('A1', null)];
  assert.equal(ear.hear({ text: 'LOC-A1', how: 'wedge' }, 1000, null, places).kind, 'place');
  assert.equal(ear.hear({ text: CODE, how: 'wedge' }, 1100, null, places).kind, 'ignored');
  assert.equal(ear.hear({ text: CODE, how: 'wedge' }, 2000, null, places).kind, 'label');
  assert.equal(ear.hear({ text: 'loc-zz9', how: 'typed' }, 3000, null, places).kind, 'place_unknown');
  assert.equal(ear.hear({ text: 'UU7K3QM9T2-OK', how: 'wedge' }, 4000, null, places).kind, 'refused');
});

test('retention counts months, ends with the month where it is short, and is cut by shelf life', () => {
  assert.equal(monthsAfter('2026-11-30', 3), '2027-02-28');
  assert.equal(keptUntil(CLOCKS, 'pass', '2026-11-22'), '2027-02-22');
  assert.equal(keptUntil(CLOCKS, 'fail', '2026-11-22'), '2027-05-22');
  assert.equal(keptUntil(CLOCKS, 'fail', '2026-11-22', '2026-12-31'), '2026-12-31');
});

test('due is what is over or rejected; on its last day an item is still kept', () => {
  const kept = (id: string, until: string) => ({ ...itemView({ ...ITEM, id, state: 'retained', retain_until: until }, []) });
  const rows = dueOn([kept('soon', '2026-11-30'), kept('last', '2026-11-22'), kept('over', '2026-11-21'), kept('far', '2027-02-01')], new Map(), '2026-11-22');
  assert.deepEqual(rows.map(({ item, why }) => [item.id, why]), [['over', 'expired'], ['last', 'soon'], ['soon', 'soon']]);
});

test('a gap in the log is longer than it may be, also the one until now', () => {
  const gaps = gapsIn([clock(0), '2026-11-22T20:00:00Z'], 12, new Date('2026-11-23T09:00:00Z'));
  assert.deepEqual(gaps.map(({ hours }) => hours), [14, 13]);
  assert.deepEqual(gapsIn([clock(0)], null, new Date('2027-01-01T00:00:00Z')), []);
});

test('amounts are read as people type them, and a doubtful one is asked again', () => {
  assert.deepEqual(amountIn('６．２'), { ok: true, value: 6.2 });
  assert.deepEqual(amountIn('6,2'), { ok: true, value: 6.2 });
  assert.equal(amountIn('1,250').ok, false);
  assert.equal(amountIn('很多').ok, false);
});
