"""The lab's own papers from a screen: a file where there is network, plain words where not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS, Browser
from tests.e2e.staffed import Lab, packed, take
from tests.printing.papers import pages_of


@pytest.fixture
def context(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    browser = Browser(playwright, tmp_path / "browser", viewport={"width": 390, "height": 844})
    browser.open()
    assert browser.context is not None
    yield browser.context
    browser.close()


def saved(page: Page, name: str) -> str:
    """The text of the paper that a press of this button saves."""
    with page.expect_download(timeout=SLOW_MS) as download:
        page.get_by_role("button", name=re.compile(name)).click()
    return "".join(pages_of(download.value.path().read_bytes()))


def test_the_sampler_saves_the_list_of_a_box_and_is_told_when_it_cannot(
    lab: Lab, context: BrowserContext
) -> None:
    codes = issue_roll(lab.manager, 2, to=lab.sampler)
    box = packed(lab, codes[0], take(lab.sampler, codes[1], "小白菜"))
    lab.sampler.say("box.close", box.id, {"seal_no": "S-77", "temperature_c": 4.5})
    page = lab.seat(context, lab.sampler)
    page.goto(f"{lab.server.origin}/box#{box.id}")

    text = saved(page, "运输箱清单 PDF")
    context.set_offline(True)
    page.get_by_role("button", name=re.compile("运输箱清单 PDF")).click()

    assert all(word in text for word in ("运输箱清单", "S-77", "小白菜", "4.5℃"))
    expect(page.get_by_text("没取到 PDF：连不上实验室的服务器")).to_be_visible(timeout=SLOW_MS)


def test_the_desk_saves_the_record_of_its_day(lab: Lab, context: BrowserContext) -> None:
    (code,) = issue_roll(lab.manager, 1, to=lab.sampler)
    sample = take(lab.sampler, code, "上海青").id
    lab.receiver.say("sample.receive", sample, {"scan_mode": "scanned"})
    page = lab.seat(context, lab.receiver)
    page.goto(f"{lab.server.origin}/receive")
    page.get_by_role("button", name=re.compile("已接收")).click()

    text = saved(page, "当日接收记录表 PDF")

    assert all(word in text for word in ("样品接收记录表", "上海青", "已接收", "示例样品管理员"))
