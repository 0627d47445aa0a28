"""The web app in a real browser: what a cheap phone (CPU slowed four times) waits for.

Nothing here fails for a figure; the budgets printed beside them are the design's.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import orjson
import qrcode
from PIL import Image
from playwright.sync_api import CDPSession, sync_playwright

from fieldsample.config import folder as folder_of
from tests.e2e.browser import CHROMIUM, SLOW_MS
from tests.e2e.camera import FRAME, SIDE, TABLE
from tests.e2e.phone import Phone
from tools.benchmarks.figures import Budget
from tools.benchmarks.laboratory import Laboratory, Member
from tools.benchmarks.service import Service
from tools.benchmarks.traffic import Line, post_request

# DevTools' own preset "Slow 4G": bytes a second, and milliseconds.
SLOW_4G = {"downloadThroughput": 180_000, "uploadThroughput": 84_375, "latency": 562.5}
CPU_SLOWER = 4
SAVES, READS = 3, 3
PHOTOS = 200
# As they lie on a phone whose lab has them and has not backed them up: bytes and small pictures.
PUT_PHOTOS = """(many) => new Promise((resolve, reject) => {
  indexedDB.open('fieldsample').onsuccess = ({target: {result: db}}) => {
    const tx = db.transaction(['photos', 'deliveries'], 'readwrite');
    for (let n = 0; n < many; n += 1) {
      const sha256 = n.toString(16).padStart(64, '0');
      const size = 200_000;
      tx.objectStore('photos').put({sha256, bytes: new ArrayBuffer(size), type: 'image/jpeg'});
      tx.objectStore('deliveries').put({
        sha256, size, mime: 'image/jpeg', about: 'bench', photo_kind: 'sample_overall', person: '',
        taken_at: null, thumb: new ArrayBuffer(8_000), state: 'sent', offset: size, sent_pos: 1,
      });
    }
    tx.oncomplete = () => { db.close(); resolve(); };
    tx.onerror = () => reject(tx.error);
  };
})"""
DARK_FRAMES, LABEL_FRAMES = 60, 60
# Notes the moments that matter, in milliseconds of the page's own clock.
WATCH = """
  window.seen = {};
  const tap = () => { seen.tap = performance.now(); delete seen.toast; };
  document.addEventListener('click', tap, true);
  const look = () => {
    const main = document.querySelector('main h1');
    if (main && !seen.ready) seen.ready = performance.now();
    if (main?.textContent === '抽样单' && !seen.sheet) seen.sheet = performance.now();
    if (document.querySelector('.toast') && seen.tap && !seen.toast) seen.toast = performance.now();
  };
  new MutationObserver(look).observe(document, {childList: true, subtree: true});
  const eye = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const watchCamera = () => {
    const video = document.querySelector('video');
    if (video?.videoWidth && !seen.label) {
      const [x, y] = [video.videoWidth / 2 - 178, video.videoHeight / 2 - 178];
      eye.drawImage(video, x, y, 1, 1, 0, 0, 1, 1);
      if (eye.getImageData(0, 0, 1, 1).data[2] > 220) seen.label = performance.now();
    }
    requestAnimationFrame(watchCamera);
  };
  watchCamera();
"""


@dataclass(slots=True)
class Handset:
    """A phone whose page and processor can be slowed down."""

    phone: Phone

    def slow(self, network: bool) -> None:
        """A cheap phone; with `network`, on a poor line too."""
        session = self.session()
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})
        if network:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})

    def forget_shell(self, origin: str) -> None:
        """As on the first visit: no worker, nothing cached; records stay."""
        kinds = {"origin": origin, "storageTypes": "service_workers,cache_storage"}
        self.session().send("Storage.clearDataForOrigin", kinds)
        self.session().send("Network.clearBrowserCache")

    def session(self) -> CDPSession:
        """The DevTools of the page."""
        context = self.phone.browser.context
        assert context is not None  # noqa: S101 - an open phone has one
        return context.new_cdp_session(self.phone.page)

    def reopen(self) -> None:
        """Close the browser and open it again, with the watch on every page."""
        self.phone.browser.close()
        self.phone.page = self.phone.browser.open()
        self.phone.page.add_init_script(WATCH)

    def seen(self, moment: str) -> float:
        """When something was first seen, in milliseconds since the page began."""
        at = self.phone.page.evaluate(f"() => window.seen.{moment} ?? -1")
        return float(at)


def can_measure() -> bool:
    """Whether there is a browser, and an app to show in it."""
    return shutil.which(CHROMIUM) is not None and (_dist() / "build.json").is_file()


def measure(service: Service, laboratory: Laboratory, folder: Path) -> Iterator[Budget]:
    """Every budget of the web app, on a phone with some ten thousand records."""
    origin = f"http://localhost:{service.port}"
    with _handset(service, laboratory, folder, origin) as handset:
        yield Budget("capture path, JavaScript without decoder", _capture_kb(handset), 40, "kB gz")
        yield Budget("app ready, first visit, Slow 4G, CPU x4", _first_visit(handset), 1600, "ms")
        handset.phone.wait_until_ready_for_the_field(laboratory.site_names[0])
        handset.phone.page.evaluate(PUT_PHOTOS, PHOTOS)
        yield Budget("offline cold start, CPU x4", _cold_start(handset), 600, "ms")
        records = _records(handset)
        what = f"a saved sample answers the tap, CPU x4, {records:,} records, {PHOTOS} photos"
        yield Budget(what, _save(handset, laboratory), 100, "ms")
        yield Budget("a label in view is read, sheet open", _read(handset, laboratory), 300, "ms")


@contextmanager
def _handset(
    service: Service, laboratory: Laboratory, folder: Path, origin: str
) -> Iterator[Handset]:
    with sync_playwright() as playwright:
        phone = Phone(playwright, folder / "phone", origin)
        phone.enrol(invitation_of(service, laboratory.leader, laboratory.samplers[0]))
        phone.wait_until_ready_for_the_field(laboratory.site_names[0])
        handset = Handset(phone)
        handset.reopen()
        yield handset
        phone.browser.close()


def invitation_of(service: Service, leader: Member, person: Member) -> str:
    """The address that enrols one phone."""
    asked = orjson.dumps({"person_id": person.person_id})
    answer = Line(service.port).ask(post_request(leader, "/api/v1/enrolments", asked))
    return str(answer.json["url"])


def _capture_kb(handset: Handset) -> float:
    """What the browser really fetched to show the capture screen, each file zipped by itself."""
    page = handset.phone.page
    page.goto(f"{handset.phone.origin}/capture")
    page.get_by_role("heading", name="扫码抽样").wait_for()
    names = page.evaluate("() => performance.getEntriesByType('resource').map(({name}) => name)")
    files = {name.rsplit("/", 1)[1] for name in names if name.endswith(".js")}
    own = [_dist() / name for name in files if not name.startswith(("decoder", "sw"))]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in own) / 1000


def _first_visit(handset: Handset) -> float:
    handset.phone.page.goto("about:blank")
    handset.forget_shell(handset.phone.origin)
    handset.slow(network=True)
    ready = _ready(handset)
    handset.reopen()
    return ready


def _cold_start(handset: Handset) -> float:
    handset.reopen()
    handset.phone.set_offline(True)
    handset.slow(network=False)
    ready = _ready(handset)
    handset.reopen()
    return ready


def _ready(handset: Handset) -> float:
    handset.phone.page.goto(f"{handset.phone.origin}/today")
    handset.phone.page.get_by_role("heading", name="今天").wait_for(timeout=2 * SLOW_MS)
    return handset.seen("ready")


def _save(handset: Handset, laboratory: Laboratory) -> float:
    """From the tap to the word that it is saved."""
    handset.slow(network=False)
    times = []
    for _save in range(SAVES):
        _show(handset.phone.camera.path, laboratory.codes.pop(), dark_frames=0)
        handset.phone.page.goto(f"{handset.phone.origin}/capture")
        handset.phone.expect_sheet()
        handset.phone.answer("上海青", laboratory.site_names[0], "Sampler 1")
        handset.phone.photograph()
        handset.phone.save()
        times.append(handset.seen("toast") - handset.seen("tap"))
    return statistics.median(times)


def _read(handset: Handset, laboratory: Laboratory) -> float:
    """From the first frame that shows the label to the open sheet; the processor as it is."""
    handset.reopen()
    times = []
    for _read in range(READS):
        _show(handset.phone.camera.path, laboratory.codes.pop(), DARK_FRAMES)
        handset.phone.page.goto(f"{handset.phone.origin}/capture")
        handset.phone.expect_sheet()
        times.append(handset.seen("sheet") - handset.seen("label"))
    return statistics.median(times)


def _show(camera: Path, code: str, dark_frames: int) -> None:
    """A film: an empty table for a while, then the label lies on it."""
    label = Image.new("RGB", FRAME, TABLE)
    picture = qrcode.make(code).convert("RGB").resize((SIDE, SIDE))
    label.paste(picture, ((FRAME[0] - SIDE) // 2, (FRAME[1] - SIDE) // 2))
    table = _jpeg(Image.new("RGB", FRAME, TABLE))
    fresh = camera.with_suffix(".tmp")
    fresh.write_bytes(table * dark_frames + _jpeg(label) * LABEL_FRAMES)
    fresh.replace(camera)


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


def _records(handset: Handset) -> int:
    handset.phone.page.goto(f"{handset.phone.origin}/today")
    counted: int = handset.phone.page.evaluate(
        """() => new Promise((resolve) => {
          indexedDB.open('fieldsample').onsuccess = ({target}) => {
            const asked = target.result.transaction('documents').objectStore('documents').count();
            asked.onsuccess = () => { target.result.close(); resolve(asked.result); };
          };
        })"""
    )
    return counted


def _dist() -> Path:
    return folder_of("static") / "pwa" / "dist"
