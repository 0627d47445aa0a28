"""Three chairs in a real browser: one sample from the phone, without network, to the map."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    FilePayload,
    FrameLocator,
    Page,
    ViewportSize,
    expect,
)

from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import photograph
from tests.e2e.server import Server

FILLED_WITHIN_S = 300  # twenty seconds on a machine of one's own
ITS_SITE = "塘栖农贸市场"
WIDE = ViewportSize(width=1280, height=800)
NARROW = ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`make run DEMO=1`, on a folder that was empty."""
    running = Server(tmp_path_factory.mktemp("demo") / "data", "--demo", within_s=FILLED_WITHIN_S)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def chairs(chromium: Browser, server: Server, tmp_path: Path) -> Iterator[Page]:
    """The page with its three frames, seated by itself."""
    context = chromium.new_context(viewport=WIDE, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.goto(address(server))
    expect(page.locator("[data-seated=true]")).to_have_count(3, timeout=SLOW_MS)
    yield page
    page.screenshot(path=tmp_path / "chairs.png")
    context.close()


def address(server: Server) -> str:
    return f"http://demo.localhost:{server.port}/"


def frame(page: Page, key: str) -> FrameLocator:
    return page.frame_locator(f"#{key} iframe")


def switch_network(page: Page, word: str) -> None:
    page.get_by_role("switch").click()
    expect(page.get_by_role("switch")).to_contain_text(word)


def fill_in(phone: FrameLocator) -> None:
    """What a sampler answers about one bag of greens."""
    phone.get_by_role("button", name="抽样地点").click()
    window = phone.get_by_role("dialog", name="选择抽样地点")
    window.get_by_role("searchbox").fill(ITS_SITE)
    window.get_by_role("button").filter(has_text=ITS_SITE).click()
    phone.get_by_label("点位（摊位、货架、水龙头）").fill("3 号摊")
    phone.get_by_label("样品类型").select_option("A-VEG")
    phone.get_by_label("样品名称").fill("小白菜")
    phone.get_by_label("抽样数量").fill("3")
    pair = phone.get_by_role("group", name="抽样人员")
    pair.get_by_role("checkbox", name="示例抽样员乙", exact=True).check()
    expect(phone.get_by_text(re.compile(r"精度 ±\d+ 米"))).to_be_visible(timeout=SLOW_MS)
    asked = phone.locator("label", has_text="需要")
    expect(asked.first).to_be_visible()
    for number in range(asked.count()):
        file = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(number))
        asked.first.locator("input[type=file]").set_input_files(file)
        expect(phone.locator("label", has_text="重拍")).to_have_count(number + 1, timeout=SLOW_MS)


def collected_at(manager: FrameLocator, site: str) -> int:
    row = manager.get_by_role("row").filter(has_text=site)
    return int(row.get_by_role("cell").first.inner_text()) if row.count() else 0


def test_one_sample_goes_through_three_chairs_and_a_dead_network(chairs):
    phone, desk, manager = (frame(chairs, key) for key in ("phone", "desk", "manager"))
    expect(phone.get_by_text(ITS_SITE).first).to_be_visible(timeout=SLOW_MS)
    expect(manager.get_by_role("row").first).to_be_visible(timeout=SLOW_MS)
    before = collected_at(manager, ITS_SITE)
    inside = next(one for one in chairs.frames if one.url.startswith("http://phone."))
    inside.evaluate("() => navigator.serviceWorker.ready.then(() => true)")

    switch_network(chairs, "网络已断")
    inside.evaluate("() => { location.reload(); }")
    phone.get_by_role("button", name="扫码抽样").click(timeout=SLOW_MS)
    code = chairs.get_by_label("演示相机").input_value()
    chairs.get_by_role("button", name="递到镜头前").click()
    expect(phone.get_by_role("heading", name="抽样单")).to_be_visible(timeout=SLOW_MS)
    fill_in(phone)
    phone.get_by_role("button", name="保存样品").click()
    expect(phone.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)
    sample_no = phone.locator(".sample-no").inner_text()
    expect(chairs.locator(f"#codes [data-code={code}]")).to_have_count(0)

    switch_network(chairs, "网络已通")
    scanned = chairs.locator(f"#codes [data-code={code}]")
    expect(scanned).to_be_visible(timeout=SLOW_MS)
    expect(chairs.locator("[data-step=scan]")).to_have_class(re.compile("is-done"))

    expect(desk.get_by_role("button").filter(has_text=sample_no)).to_be_visible(timeout=SLOW_MS)
    scanned.click()
    desk.get_by_role("button", name=re.compile("^接收")).click(timeout=SLOW_MS)
    expect(desk.locator(".desk-verdict strong")).to_have_text("已接收", timeout=SLOW_MS)
    expect(chairs.locator("[data-step=arrive]")).to_have_class(
        re.compile("is-done"), timeout=SLOW_MS
    )

    chairs.locator("#manager").hover()
    expect(chairs.locator("[data-step=map]")).to_have_class(re.compile("is-done"))
    row = manager.get_by_role("row").filter(has_text=ITS_SITE)
    expect(row.get_by_role("cell").first).to_have_text(str(before + 1), timeout=2 * SLOW_MS)


def test_a_frame_that_was_seated_before_opens_by_itself(chairs, server):
    second = chairs.context.new_page()
    asked = []
    second.on("request", lambda request: asked.append(request.url))

    second.goto(address(server))

    expect(second.locator("[data-seated=true]")).to_have_count(3, timeout=SLOW_MS)
    assert not [url for url in asked if url.endswith("/demo/chairs")]


def test_a_phone_without_network_gets_no_answer_at_all(chairs, server):
    switch_network(chairs, "网络已断")
    phone = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)

    phone.request("GET", "/livez", headers={"Host": f"phone.demo.localhost:{server.port}"})
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        phone.getresponse()

    switch_network(chairs, "网络已通")
    phone.close()


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_page_fits_its_screen(chromium, server, size, language):
    context = chromium.new_context(viewport=size, locale=language)
    page = context.new_page()
    page.goto(address(server))
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= size["width"]
    context.close()


def test_on_a_narrow_screen_a_tab_brings_each_chair_to_the_front(chromium, server):
    context = chromium.new_context(viewport=NARROW, locale="zh-CN")
    page = context.new_page()
    page.goto(address(server))
    page.get_by_role("tab", name="收样台").click()

    heading = frame(page, "desk").get_by_role("heading", name="收样")
    expect(heading).to_be_visible(timeout=SLOW_MS)
    expect(page.locator("#phone")).not_to_be_visible()
    context.close()
