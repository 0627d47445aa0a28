"""The check before setting out: what is missing, then one green page to show, also offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Playwright, expect
from qrcode.main import QRCode

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import PrintedLabel
from tests.e2e.phone import Phone
from tests.e2e.staffed import SAMPLER, SITES, found
from tests.e2e.test_shared_phones import Shared


@pytest.fixture
def shared(playwright: Playwright, tmp_path: Path) -> Iterator[Shared]:
    lab = found(tmp_path)
    phone = Phone(playwright, tmp_path / "phone", lab.server.origin)
    yield Shared(lab, phone)
    phone.browser.close()
    lab.server.kill()


def label_of(code: str) -> PrintedLabel:
    """A label that says this."""
    drawn = QRCode(border=4)
    drawn.add_data(code)
    rows = drawn.get_matrix()
    picture = Image.new("RGB", (len(rows), len(rows)), "white")
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.putpixel((x, y), (0, 0, 0))
    return PrintedLabel(code, picture.resize((300, 300), Image.Resampling.NEAREST))


def persist(shared: Shared) -> None:
    """The browser promises to keep the data, as an installed app's does."""
    context = shared.phone.browser.context
    assert context is not None
    session = context.new_cdp_session(shared.page)
    asked = {"name": "persistent-storage"}
    session.send("Browser.setPermission", {"permission": asked, "setting": "granted"})


def test_a_phone_becomes_green_once_the_camera_has_read_a_label(shared: Shared) -> None:
    phone, page, origin = shared.phone, shared.page, shared.lab.server.origin
    codes = issue_roll(shared.lab.manager, 12, shared.lab.sampler)
    phone.enrol(shared.link(shared.lab.sampler))
    phone.wait_until_ready_for_the_field(SITES[0])
    phone.camera.show(label_of(codes[0]))
    page.goto(f"{origin}/ready")
    lines = page.get_by_role("list", name="出发前检查")
    expect(lines.get_by_role("listitem").filter(has_text="标签").last).to_be_visible()
    expect(lines).to_contain_text("还有 12 张没用过")
    expect(lines).to_contain_text("今天还没有试")
    persist(shared)
    page.get_by_role("button", name="重新检查").click()
    expect(lines).to_contain_text("浏览器已答应保留数据")

    page.get_by_role("button", name="试扫标签").click()
    green = page.get_by_role("region", name="可以出发")
    expect(green).to_be_visible(timeout=SLOW_MS)
    expect(green).to_contain_text(SAMPLER)
    page.get_by_role("button", name="看每一项").click()
    expect(lines).to_contain_text("与实验室一致")

    phone.set_offline(True)
    page.goto(f"{origin}/ready")
    expect(green).to_be_visible(timeout=SLOW_MS)
    page.get_by_role("button", name="看每一项").click()
    expect(lines).to_contain_text("现在联系不上实验室")


def test_the_guide_prints_on_one_page(shared: Shared) -> None:
    shared.phone.enrol(shared.link(shared.lab.sampler))
    page = shared.page
    for language in ("zh-CN", "en"):
        page.goto(f"{shared.lab.server.origin}/me")
        page.get_by_role("radio", name="中文" if language == "zh-CN" else "English").check()
        expect(page.locator(f"html[lang={language}]")).to_be_attached()
        page.goto(f"{shared.lab.server.origin}/guide")
        expect(page.get_by_role("img")).not_to_have_attribute("width", "300", timeout=SLOW_MS)
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert printed.count(b"/Type /Page\n") == 1, f"{language}: more than a page"


def test_the_first_cards_come_once_and_are_gone_with_a_tap(shared: Shared) -> None:
    page, origin = shared.page, shared.lab.server.origin
    shared.phone.enrol(shared.link(shared.lab.sampler))
    cards = page.get_by_role("region", name="第一次使用")
    expect(cards).to_contain_text("第 1 张，共 5 张")
    page.get_by_role("button", name="下一张").press("Enter")
    expect(page.get_by_role("heading", name="拍照和填单")).to_be_focused()
    page.get_by_role("button", name="跳过").click()
    expect(cards).to_have_count(0)
    page.goto(f"{origin}/today")
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    expect(page.get_by_role("button", name="扫码抽样")).to_be_visible()
    expect(cards).to_have_count(0)
    page.goto(f"{origin}/me")
    page.get_by_role("button", name="再看一遍入门卡片").click()
    expect(cards).to_contain_text("第 1 张，共 5 张")
