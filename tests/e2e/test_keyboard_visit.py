"""A whole visit without a finger on the glass: Tab, Enter, the space bar and arrows alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, FileChooser, FilePayload, Locator, Page, expect
from playwright.sync_api import TimeoutError as Impatience

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import photograph
from tests.e2e.phone import HERE, SCREEN
from tests.e2e.staffed import SAMPLER, SECOND, SITES, Lab, context_of

MOST_TABS = 150
FOCUSED = "(element) => element === document.activeElement"
SIGNERS = (("抽样人员", SAMPLER), ("第二抽样人员", SECOND))


@pytest.fixture
def page(chromium: Browser, lab: Lab) -> Iterator[Page]:
    context = context_of(chromium, viewport=SCREEN, geolocation=HERE, permissions=["geolocation"])
    yield lab.seat(context, lab.sampler)
    context.close()


def reach(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until the focus is there; the focus must be seen where it stands."""
    expect(wanted).to_be_visible(timeout=SLOW_MS)
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if wanted.evaluate(FOCUSED):
            return
    raise AssertionError(f"{key} does not lead to {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    reach(page, wanted)
    page.keyboard.press(key)


def write(page: Page, wanted: Locator, text: str) -> None:
    """Over what stands there."""
    reach(page, wanted)
    page.keyboard.press("Control+A")
    page.keyboard.type(text, delay=90)  # slower than any scanner


def test_a_whole_visit_is_made_sealed_and_ended_by_keyboard_alone(lab: Lab, page: Page) -> None:
    (code,) = issue_roll(lab.manager, 1, to=lab.sampler)
    with page.expect_response("**/api/v1/sync/status", timeout=SLOW_MS):
        page.reload()
    skip_the_tour(page)
    site = page.get_by_role("list", name="抽样地点").get_by_role("button")
    press(page, site.filter(has_text=SITES[0]))
    expect(page.get_by_role("heading", name=SITES[0])).to_be_visible()
    press(page, page.get_by_role("checkbox", name=SECOND, exact=True), "Space")
    press(page, page.locator(".bar").get_by_role("button", name="扫码抽样"))

    write(page, page.get_by_label("手动输入标签"), code)
    page.keyboard.press("Enter")
    fill_sheet(page)
    press(page, page.get_by_role("button", name="保存样品"))
    expect(page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)

    press(page, page.get_by_role("button", name="封样", exact=True))
    for role, name in SIGNERS:
        sign(page, role, name)
    explain_what_is_missing(page)
    write(page, page.get_by_role("textbox", name="检样封条编号", exact=True), "F-0001")
    press(page, page.get_by_role("button", name="确认封样"))
    expect(page.get_by_text("已封样，内容不能再改")).to_be_visible(timeout=SLOW_MS)

    end_visit(page)
    arrived(lab, page)


def skip_the_tour(page: Page) -> None:
    """The first cards go with a key."""
    press(page, page.get_by_role("button", name="跳过"))
    expect(page.get_by_role("region", name="第一次使用")).to_have_count(0)


def fill_sheet(page: Page) -> None:
    """What a monthly produce sample asks; a list is turned by arrows."""
    expect(page.get_by_role("heading", name="抽样单")).to_be_visible(timeout=SLOW_MS)
    write(page, page.locator("#sheet-point"), "3 号摊位")
    kind = page.locator("#sheet-sample_type")
    reach(page, kind)
    while kind.input_value() != "A-VEG":
        before = kind.input_value()
        page.keyboard.press("ArrowDown")
        expect(kind).not_to_have_value(before)
    write(page, page.locator("#sheet-sample_name"), "小白菜")
    write(page, page.locator("#sheet-qty_total"), "3")
    photograph_all(page)


def open_camera(page: Page, slot: Locator) -> FileChooser:
    """A person whose Space did nothing comes back to the slot and presses it again."""
    for patience in (3_000, 6_000, SLOW_MS):
        reach(page, slot)
        with suppress(Impatience):
            with page.expect_file_chooser(timeout=patience) as opening:
                page.keyboard.press("Space")
            return opening.value
    raise AssertionError("Space opened no camera")


def photograph_all(page: Page) -> None:
    """Each slot is a stop of Tab, and Space opens the camera from it."""
    asked = page.locator("label.photo-slot", has_text="需要")
    while (left := asked.count()) > 0:
        opening = open_camera(page, asked.first.locator("input"))
        picture = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(left))
        opening.set_files(picture)
        expect(asked).to_have_count(left - 1, timeout=SLOW_MS)


def sign(page: Page, role: str, name: str) -> None:
    """Who cannot draw types the name before a witness."""
    press(page, page.get_by_role("button", name=f"签名 {role}", exact=True))
    window = page.get_by_role("dialog", name=f"{role}签名")
    press(page, window.get_by_role("button", name="键入姓名"))
    expect(window.get_by_label("姓名")).to_be_focused()
    expect(window.get_by_label("姓名")).to_have_value(name)
    write(page, window.get_by_label("见证人"), "示例见证人")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name=f"{role}的签名", exact=True)).to_be_visible()


def explain_what_is_missing(page: Page) -> None:
    """A reason for each thing that cannot be had."""
    folded = page.locator(".missing details:not([open]) > summary")
    while folded.count() > 0:
        press(page, folded.first)
    cannot = page.locator(".missing-cannot")
    while (left := cannot.count()) > 0:
        press(page, cannot.first)
        write(page, page.locator(".missing-row form").get_by_role("textbox"), "示例原因")
        page.keyboard.press("Enter")
        expect(cannot).to_have_count(left - 1)


def end_visit(page: Page) -> None:
    """Back to the visit, which ends normally; radio buttons are turned by arrows."""
    press(page, page.get_by_role("link", name="今天").or_(page.get_by_role("button", name="今天")))
    begun = page.get_by_role("list", name="进行中的到访").get_by_role("button")
    press(page, begun.filter(has_text=SITES[0]))
    press(page, page.locator(".bar").get_by_role("button", name="结束到访"))
    window = page.get_by_role("dialog", name="结束到访")
    expect(window.get_by_role("radio", name="正常", exact=True)).to_be_checked()
    reach(page, window.get_by_role("radio", name="正常", exact=True))
    page.keyboard.press("ArrowRight")
    expect(window.get_by_role("radio", name="拒检", exact=True)).to_be_checked()
    page.keyboard.press("ArrowLeft")
    press(page, window.get_by_role("button", name="确认结束"))
    expect(page.locator(".toast")).to_contain_text("到访已结束", timeout=SLOW_MS)


def arrived(lab: Lab, page: Page) -> None:
    """All of it is with the lab."""
    expect(page.get_by_role("main").get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)
    lab.manager.pull()
    docs = {kind: doc for (kind, _), doc in lab.manager.replica.items()}
    assert (docs["visits"]["outcome"], docs["visits"]["closed"]) == ("normal", True)
    assert (docs["samples"]["state"], docs["samples"]["sample_name"]) == ("sealed", "小白菜")
