"""Practice mode: everything works, and nothing of it ever reaches the lab."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Request, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.phone import Phone
from tests.e2e.staffed import SAMPLER, SECOND, SITES, Lab, found
from tests.e2e.test_shared_phones import Shared, begin

PRACTISED = "练习用的菜"
OUTBOX = """async () => {
  const open = (name) => new Promise((done) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => done(asked.result);
  });
  const db = await open('fieldsample');
  const asked = db.transaction('outbox').objectStore('outbox').getAll();
  const rows = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  db.close();
  return JSON.stringify(rows);
}"""


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    lab = found(tmp_path)
    yield lab
    lab.server.kill()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path, lab: Lab) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "phone", lab.server.origin)
    phone.enrol(Shared(lab, phone).link(lab.sampler))
    yield phone
    phone.browser.close()


def expect_practice(page: Page) -> None:
    """The striped bar says so."""
    expect(page.get_by_role("region", name="练习模式")).to_be_visible(timeout=SLOW_MS)


def requests_of(page: Page) -> list[Request]:
    """All that the page asks the server from now on."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    return asked


def practise_a_sample(phone: Phone) -> None:
    """Take the label that the screen offers, and save a whole sample with it."""
    page = phone.page
    page.get_by_role("button", name="拿一张练习标签").click()
    expect(page.get_by_role("img", name="练习标签的二维码")).to_be_visible()
    page.get_by_role("button", name="用这张开始抽样").click()
    phone.expect_sheet()
    phone.answer(PRACTISED, SITES[0], SECOND)
    phone.photograph()
    phone.save()


def test_a_practised_sample_never_leaves_and_the_real_draft_and_queue_stay(
    lab: Lab, phone: Phone
) -> None:
    page, origin = phone.page, phone.origin
    codes = issue_roll(lab.manager, 3)
    phone.wait_until_ready_for_the_field(SITES[0])
    begin(page, origin, codes[0])
    page.get_by_label("样品名称").fill("真正的草稿")
    phone.set_offline(True)
    page.goto(f"{origin}/today")
    expect(page.get_by_role("list", name="草稿")).to_contain_text("真正的草稿")
    before = page.evaluate(OUTBOX)
    asked = requests_of(page)

    page.goto(f"{origin}/practice")
    page.get_by_role("button", name="开始练习").click()
    expect_practice(page)
    expect(page.get_by_text("真正的草稿")).to_have_count(0)
    practise_a_sample(phone)
    page.reload()
    expect_practice(page)
    page.goto(f"{origin}/today")
    expect(page.get_by_role("list", name="我的样品")).to_contain_text(PRACTISED)

    phone.set_offline(False)
    page.goto(f"{origin}/outbox")
    page.get_by_role("button", name=re.compile("现在发送|正在发送")).click()
    with page.expect_response("**/api/v1/sync/status", timeout=SLOW_MS):
        page.goto(f"{origin}/today")
    assert page.evaluate(OUTBOX) == before
    pushed = [request for request in asked if "/sync/push" in request.url]
    assert pushed == []
    assert all(PRACTISED not in (request.post_data or "") for request in asked)
    lab.manager.pull()
    assert not [key for key in lab.manager.replica if key[0] == "samples"]

    page.get_by_role("button", name="结束练习").first.click()
    page.get_by_role("button", name="结束并删除").click()
    expect(page.get_by_role("heading", name=SAMPLER)).to_be_visible()
    names = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
    assert "fieldsample-practice" not in names
    page.goto(f"{origin}/today")
    expect(page.get_by_role("list", name="草稿")).to_contain_text("真正的草稿")
    expect(page.get_by_text(PRACTISED)).to_have_count(0)
