import assert from 'node:assert/strict';
import test from 'node:test';
import { filled, type Words } from '../src/i18n/catalogue';
import { momentWords, spans, spanWords } from '../src/i18n/moments';
import { t as arrivals } from '../src/i18n/words/arrivals';
import { t as asked } from '../src/i18n/words/asked';
import { t as banners } from '../src/i18n/words/banners';
import { t as amended } from '../src/i18n/words/amended';
import { t as box } from '../src/i18n/words/box';
import { t as calendar } from '../src/i18n/words/calendar';
import { t as checking } from '../src/i18n/words/checking';
import { t as deadline } from '../src/i18n/words/deadline';
import { t as decisions } from '../src/i18n/words/decisions';
import { t as desk } from '../src/i18n/words/desk';
import { t as discrepancies } from '../src/i18n/words/discrepancies';
import { t as door } from '../src/i18n/words/door';
import { t as evidence } from '../src/i18n/words/evidence';
import { t as form } from '../src/i18n/words/form';
import { t as frame } from '../src/i18n/words/frame';
import { t as goods } from '../src/i18n/words/goods';
import { t as items } from '../src/i18n/words/items';
import { t as label_check } from '../src/i18n/words/label-check';
import { t as instruments } from '../src/i18n/words/instruments';
import { t as manager } from '../src/i18n/words/manager';
import { t as notice } from '../src/i18n/words/notice';
import { t as paper } from '../src/i18n/words/paper';
import { t as photos } from '../src/i18n/words/photos';
import { t as place } from '../src/i18n/words/whereabouts';
import { t as queue_file } from '../src/i18n/words/queue-file';
import { t as readings } from '../src/i18n/words/readings';
import { t as sample } from '../src/i18n/words/sample';
import { t as sampler } from '../src/i18n/words/sampler';
import { t as seal } from '../src/i18n/words/seal';
import { t as scan } from '../src/i18n/words/scanner';
import { t as custody } from '../src/i18n/words/custody';
import { t as places } from '../src/i18n/words/places';
import { t as shelf } from '../src/i18n/words/shelf';
import { t as transcribing } from '../src/i18n/words/transcribing';
import { t as visit } from '../src/i18n/words/visit';
import { ticks } from '../src/ui/ticks';
import { trouble } from '../src/i18n/words/failure';

const CATALOGUES = {
  amended, asked, banners, desk, door,
  arrivals, box, calendar, checking, deadline, decisions, evidence,
  form, goods, items, label_check,
  instruments,
  frame, manager, queue_file,
  notice, paper, photos, seal,
  place,
  readings,
  sample, sampler, scan, ticks, trouble,
  discrepancies, transcribing, visit,
  shelf, custody, places,
  spans,
} as unknown as Record<string, Words<string>>;
const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? '').sort();

for (const [name, t] of Object.entries(CATALOGUES)) {
  test(`${name}: both languages have every word, filled with the same values`, async () => {
    await t.load();
    const { 'zh-CN': zh, en } = t.all;
    assert.ok(en);
    assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
    for (const [key, text] of Object.entries(zh)) {
      assert.notEqual(text.trim(), '', key);
      assert.deepEqual([...new Set(namesIn(text))], [...new Set(namesIn(en[key] ?? ''))], key);
    }
  });
}

test('values are filled in, and the number picks the word', () => {
  assert.equal(filled('{count} {count|record|records}', { count: 1 }), '1 record');
  assert.equal(filled('{count} {count|record|records}', { count: 3 }), '3 records');
});

test('times are short today and dated before', () => {
  const now = new Date('2026-11-22T15:00:00');
  assert.equal(momentWords('2026-11-22T14:02:00', now), '14:02');
  assert.equal(momentWords('2026-11-21T14:02:00', now), '2026-11-21 14:02');
  assert.equal(spanWords('2026-11-22T13:00:00', now), '2 小时');
});
