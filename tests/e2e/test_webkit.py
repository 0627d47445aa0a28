"""Safari's family: the app opens, records out of the lab's reach, and keeps what was recorded."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cast import new_id, sample_body
from tests.e2e.camera import photograph
from tests.e2e.field import link_for
from tests.e2e.proxy import Proxy, Said
from tests.e2e.staffed import SITES, Lab
from tests.e2e.webkit import DRIVER, XVFB, WebKit

pytestmark = pytest.mark.skipif(
    not (DRIVER and XVFB), reason="needs webkit2gtk-driver and xvfb: apt-get install"
)
SITE = SITES[0]
# What the promise gives must not be what hangs: the driver would wait for it.
READY = "return navigator.serviceWorker.ready.then((found) => found.active.state)"

LEFT_TIMES = 10
# Straight into the outbox, as an earlier enrolment of the same person would have left them.
QUEUE = """return new Promise((resolve) => {
  indexedDB.open('fieldsample').onsuccess = ({target: {result: db}}) => {
    const tx = db.transaction('outbox', 'readwrite');
    for (const {device_id, operation} of arguments[0]) tx.objectStore('outbox').add({
      shape: 1, device_id, op_id: operation.op_id, operation, state: 'waiting',
      about: operation.subject, queued_at: operation.device_time,
      answer: null, answered_at: null, set_aside: null });
    tx.oncomplete = () => { db.close(); resolve(); };
  };
})"""
# As a page of an older version that was left in the middle of a write; said once it has begun.
HOLD = """return new Promise((held) => {
  indexedDB.open('fieldsample').onsuccess = ({target: {result: db}}) => {
    const outbox = db.transaction('outbox', 'readwrite').objectStore('outbox');
    const hold = () => { held(true); outbox.count().onsuccess = hold; };
    outbox.count().onsuccess = hold;
  };
})"""


@pytest.fixture
def safari(tmp_path: Path) -> Iterator[WebKit]:
    folder = tmp_path / "webkit"
    folder.mkdir()
    window = WebKit(folder)
    yield window
    window.close()


def button(words: str) -> str:
    return f"//button[contains(normalize-space(.), '{words}')]"


def test_a_visit_recorded_with_the_lab_gone_is_kept_over_a_reload_and_arrives(
    lab: Lab, safari: WebKit, tmp_path: Path
) -> None:
    origin = lab.server.origin
    join(safari, lab)
    lab.server.kill()

    safari.go(f"{origin}/today")
    end_visit(safari, tmp_path)
    safari.find("//*[contains(@class, 'toast') and contains(., '到访已结束')]")
    safari.go(f"{origin}/outbox")
    safari.find("//main//*[contains(., '到访 · 停业')]")
    safari.reload()
    safari.find("//main//*[contains(., '到访 · 停业')]")

    lab.server.start()
    safari.press(button("发送"))
    safari.find("//main//*[contains(., '全部已送')]")
    lab.manager.pull()
    (visit,) = (doc for (kind, _), doc in lab.manager.replica.items() if kind == "visits")
    assert (visit["outcome"], visit["note"]) == ("closed", "关门，敲门无人应")
    assert [photo["photo_kind"] for photo in visit["photos"]] == ["storefront"]


def test_a_page_left_ten_times_during_a_push_holds_nothing_up(lab: Lab, safari: WebKit) -> None:
    line = Proxy(lab.server.port, two_at_a_time)
    join(safari, lab, line.origin)
    samples = queue(safari, lab, 40)
    for turn in range(LEFT_TIMES):
        safari.go(f"{line.origin}/{'outbox' if turn % 2 else 'today'}")
        safari.find("//header//*[contains(., '条待发') or contains(., '全部已送')]")
        time.sleep(0.07 * turn)  # Each time at another moment of the push.
    all_arrived(safari, lab, samples)


def test_a_page_that_holds_the_database_from_beyond_is_made_to_let_go(
    lab: Lab, safari: WebKit
) -> None:
    join(safari, lab, lab.server.origin)
    lab.server.kill()
    samples = queue(safari, lab, 3)
    assert safari.run(HOLD)
    lab.server.start()
    safari.go(f"{lab.server.origin}/outbox")
    all_arrived(safari, lab, samples)


def two_at_a_time(_method: str, path: str, true_answer: Callable[[], Said]) -> Said:
    """A push of forty is twenty pushes, each with writes of its own."""
    said = true_answer()
    if not path.endswith("/sync/push"):
        return said
    body: dict[str, Any] = json.loads(said.body)
    body["limits"]["max_ops"] = 2
    return said._replace(body=json.dumps(body).encode())


def queue(safari: WebKit, lab: Lab, many: int) -> set[str]:
    """So many samples wait in the outbox."""
    phone = lab.sampler
    said = [phone.operation("sample.create", new_id(), sample_body()) for _ in range(many)]
    safari.run(QUEUE, [{"device_id": phone.device_id, "operation": one} for one in said])
    return {one["subject"] for one in said}


def all_arrived(safari: WebKit, lab: Lab, samples: set[str]) -> None:
    """The phone says so, and it is so."""
    safari.find("//header//*[contains(., '已连接') and contains(., '全部已送')]")
    lab.manager.pull()
    assert samples <= {key for (kind, key) in lab.manager.replica if kind == "samples"}


def join(safari: WebKit, lab: Lab, origin: str = "") -> None:
    """Sign in by a link; all that the phone needs without network is on it afterwards."""
    link = link_for(lab)
    safari.go(link.replace(lab.server.origin, origin or lab.server.origin))
    safari.press(button("加入"))
    safari.find(f"//main//*[contains(., '{SITE}')]")
    assert safari.run(READY) in ("activating", "activated")


def end_visit(safari: WebKit, tmp_path: Path) -> None:
    """The shop was shut: a lone sampler says so with a picture."""
    picture = tmp_path / "front.jpg"
    picture.write_bytes(photograph(1))
    safari.press(button(SITE))
    safari.press(button("今天只有一人值班"))
    safari.press(button("结束到访"))
    safari.press("//*[@role='dialog']//label[contains(., '停业')]")
    safari.press("//*[@role='dialog']//button[contains(., '关门')]")
    safari.type("//*[@role='dialog']//input[@type='file']", str(picture))
    safari.find("//*[@role='dialog']//label[contains(., '重拍')]")
    safari.press(button("确认结束"))
