"""Safari's family: the app opens, records out of the lab's reach, and keeps what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.camera import photograph
from tests.e2e.field import link_for
from tests.e2e.staffed import SITES, Lab
from tests.e2e.webkit import DRIVER, XVFB, WebKit

pytestmark = pytest.mark.skipif(
    not (DRIVER and XVFB), reason="needs webkit2gtk-driver and xvfb: apt-get install"
)
SITE = SITES[0]
# What the promise gives must not be what hangs: the driver would wait for it.
READY = "return navigator.serviceWorker.ready.then((found) => found.active.state)"


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


def join(safari: WebKit, lab: Lab) -> None:
    """Sign in by a link; all that the phone needs without network is on it afterwards."""
    safari.go(link_for(lab))
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
