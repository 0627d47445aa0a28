"""What a desk does with a sample that is not simply received, and what its sampler does then."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import photograph
from tests.e2e.staffed import Lab, Taken, all_sent, site_ids, take


def sampled(lab: Lab, name: str, **over: Any) -> Taken:
    """A sealed sample of the sampler's, at a known site."""
    given = {"qty_total": 3, "qty_unit": "kg", "site": site_ids(lab.manager)[0], **over}
    return take(lab.sampler, issue_roll(lab.manager, 1)[0], name, **given)


def in_hand(desk: Page, lab: Lab, sample: Taken) -> None:
    """Open a sample at the desk by its label, once its record is here."""
    desk.goto(f"{lab.server.origin}/receive#{sample.code}")
    code = f"{sample.code[:2]}-{sample.code[2:7]}-{sample.code[7:12]}-{sample.code[12:]}"
    expect(desk.locator(".desk-record")).to_contain_text(code, timeout=SLOW_MS)


def verdict(desk: Page, word: str) -> None:
    """The one big word that answers."""
    expect(desk.locator(".desk-verdict strong")).to_have_text(word, timeout=SLOW_MS)


def told(lab: Lab, sample: str, kind: str) -> list[Any]:
    """What the lab has on record of one kind."""
    lab.receiver.pull()
    facts = lab.receiver.document("samples", sample)["facts"]
    return [fact for fact in facts if fact["kind"] == kind]


def picture(number: int) -> FilePayload:
    """As the phone's camera hands it over."""
    return FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(number))


def add_photo(window: Locator, number: int) -> None:
    """Into the open window, and see it there."""
    window.locator("input[type=file]").set_input_files(picture(number))
    expect(window.get_by_role("img", name="第 1 张照片")).to_be_visible(timeout=SLOW_MS)


def reject_and_want_another(desk: Page, lab: Lab, sample: Taken, to: str | None = None) -> None:
    """Reject it, and ask its sampler, or whoever is named, for a new one."""
    in_hand(desk, lab, sample)
    desk.keyboard.press("F9")
    desk.get_by_label("拒收原因").select_option("R10")
    desk.get_by_label("同时请人补采一个").check()
    if to is not None:
        desk.get_by_label("请谁补采").select_option(to)
    desk.get_by_role("button", name="确认拒收").click()
    verdict(desk, "已拒收")
    all_sent(desk)


def finish_sheet(phone: Page, code: str) -> None:
    """Give the sheet its label and what else it asks, and save it."""
    phone.get_by_role("button", name="再加一张标签").click()
    phone.get_by_label("手动输入标签").fill(code)
    phone.get_by_role("button", name="使用").first.click()
    anyway = phone.get_by_role("button", name="仍然使用")
    expect(phone.locator("#sheet-label .code").or_(anyway).first).to_be_visible(timeout=SLOW_MS)
    if anyway.is_visible():
        anyway.click()
    phone.get_by_label("抽样数量").fill("3")
    asked = phone.locator("label", has_text="需要")
    taken = phone.locator("label", has_text="重拍")
    for number in range(1, asked.count() + 1):
        asked.first.locator("input[type=file]").set_input_files(picture(10 + number))
        expect(taken).to_have_count(number, timeout=SLOW_MS)
    phone.get_by_role("button", name="保存样品").click()
    expect(phone.locator(".sample-no")).not_to_be_empty(timeout=SLOW_MS)
    all_sent(phone)
