"""The desk: from the scanner's Enter to the answer on the screen, in a lab of 100,000 samples.

The receiver's store holds them all. They are planted in the browser, as copies of a real record,
since what is measured is not how they came.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.batch_desk import BatchDesk
from tests.e2e.boxed import Box, arrive, issue_many, pack_box
from tests.e2e.browser import CHROMIUM, QUIET
from tests.e2e.staffed import context_of, found
from tools.benchmarks.figures import Budget

SCREEN = {"width": 1280, "height": 800}
IN_BOX, AT_A_TIME = 60, 5_000
MOST_MS = 100
PLANT = """([from, many]) => new Promise((resolve, reject) => {
  indexedDB.open('fieldsample').onsuccess = ({target: {result: db}}) => {
    const tx = db.transaction('documents', 'readwrite');
    const store = tx.objectStore('documents');
    const begin = window.models ? (go) => go({target: {result: window.models}})
      : (go) => { store.getAll().onsuccess = go; };
    begin(({target: {result: rows}}) => {
      window.models = rows;
      const sample = rows.find(({collection}) => collection === 'samples');
      const item = rows.find(({collection, doc}) =>
        collection === 'items' && doc.sample === sample.id);
      const day = (n) => new Date(Date.now() - n * 300_000).toISOString();
      for (let n = from; n < from + many; n += 1) {
        const [id, item_id, label] = [`bench-s-${n}`, `bench-i-${n}`, `BENCH${n}`];
        store.put({...sample, id, keys: [`taken:${day(n).slice(0, 10)}`],
          doc: {...sample.doc, id, at: day(n), sampled_at: day(n)}});
        store.put({...item, id: item_id, keys: [label, id],
          doc: {...item.doc, id: item_id, sample: id, label}});
      }
    });
    tx.oncomplete = () => { db.close(); resolve(); };
    tx.onerror = () => reject(tx.error);
  };
})"""
# From the Enter to the frame in which the label's answer stands.
TIME = """([text, shown]) => new Promise((resolve) => {
  const press = (key, code) => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}));
  const panel = document.querySelector('.desk-verdict').parentElement;
  let begun = 0;
  const watch = new MutationObserver(() => {
    if (document.querySelector('.desk-verdict-code')?.textContent !== shown) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  });
  watch.observe(panel, {subtree: true, childList: true, characterData: true});
  for (const c of text) press(c, /[0-9]/.test(c) ? 'Digit' + c : 'Key' + c);
  begun = performance.now();
  press('Enter', 'Enter');
})"""


def measure(folder: Path, samples: int) -> Iterator[Budget]:
    """The answer's time at the desk, for most scans."""
    folder.mkdir(exist_ok=True)
    lab = found(folder)
    try:
        codes = issue_many(lab, IN_BOX + 1)
        box = pack_box(lab, codes, [f"示例样品{number:02}" for number in range(IN_BOX)])
        arrive(lab, box)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            page = lab.seat(context_of(browser, viewport=SCREEN), lab.receiver)
            desk = BatchDesk(page, lab.server.origin)
            desk.open_batch(box)
            times = _scan_all(desk, box, samples)
            browser.close()
    finally:
        lab.server.kill()
    what = f"scan to feedback at the desk, p95, {samples:,} samples"
    yield Budget(what, statistics.quantiles(times, n=20)[-1], MOST_MS, "ms")


def _scan_all(desk: BatchDesk, box: Box, samples: int) -> list[float]:
    _plant(desk.page, samples)
    desk.open_batch(box)
    times = []
    for one in box.inside:
        desk.page.wait_for_timeout(600)
        shown = "-".join((one.code[:2], one.code[2:7], one.code[7:12], one.code[12:]))
        times.append(float(desk.page.evaluate(TIME, [one.code, shown])))
    return times


def _plant(page: Page, samples: int) -> None:
    for start in range(0, samples, AT_A_TIME):
        page.evaluate(PLANT, [start, min(AT_A_TIME, samples - start)])
