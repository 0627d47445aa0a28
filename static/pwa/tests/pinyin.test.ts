import assert from 'node:assert/strict';
import test from 'node:test';
import { foundBy, soundsOf } from '../src/domain/pinyin';

const MARKETS = ['城东菜市场', '城西菜市场', '石狮市湖滨街道果蔬批发市场', '长福水厂', '绿苑小区二次供水', '第3小学食堂'];
const found = (typed: string): string[] => MARKETS.filter((name) => foundBy([name], typed));

test('every common character has its syllable', () => {
  const SAID = { 菜: 'cai', 市: 'shi', 场: 'chang', 水: 'shui', 厂: 'chang', 村: 'cun', 镇: 'zhen', 学: 'xue', 校: 'xiao', 超: 'chao', 餐: 'can', 鱼: 'yu', 女: 'nv', 安: 'an', 欧: 'ou', 做: 'zuo', 张: 'zhang', 王: 'wang', 李: 'li', 陈: 'chen', 吕: 'lv' };
  for (const [character, syllable] of Object.entries(SAID)) assert.ok(soundsOf(character).includes(syllable), `${character}: ${soundsOf(character).join()}`);
});

test('a site is found by characters, by initials from any place in its name, by full pinyin and by a mixture', () => {
  assert.deepEqual(found('城东'), ['城东菜市场']);
  assert.deepEqual(found('cdcsc'), ['城东菜市场']);
  assert.deepEqual(found('csc'), ['城东菜市场', '城西菜市场']);
  assert.deepEqual(found('gspf'), ['石狮市湖滨街道果蔬批发市场']);
  assert.deepEqual(found('chengxi'), ['城西菜市场']);
  assert.deepEqual(found('chengdc'), ['城东菜市场']);
  assert.deepEqual(found("cheng'xi"), ['城西菜市场']);
  assert.deepEqual(found('CDcai'), ['城东菜市场']);
  assert.deepEqual(found('xqdb'), []);
});

test('words are looked for each by itself, digits count, ü is typed as v or u, and a second reading is known', () => {
  assert.deepEqual(found('市场 cx'), ['城西菜市场']);
  assert.deepEqual(found('d3xx'), ['第3小学食堂']);
  assert.deepEqual(found('lvyuan'), ['绿苑小区二次供水']);
  assert.deepEqual(found('luyuan'), ['绿苑小区二次供水']);
  assert.deepEqual(found('cfsc'), ['长福水厂']);
  assert.deepEqual(found(''), MARKETS);
});

test('two thousand names answer a typed letter at once', () => {
  const many = Array.from({ length: 2000 }, (_, at) => `${MARKETS[at % MARKETS.length] ?? ''}${at}号`);
  const began = performance.now();
  for (const typed of ['c', 'cd', 'cdc', 'cdcs', 'zzzz', 'chengdongcaishichang']) many.filter((name) => foundBy([name, '东镇', '幸福路 12 号'], typed));
  assert.ok(performance.now() - began < 1500, String(performance.now() - began));
});
