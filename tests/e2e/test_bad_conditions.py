"""No fix, no camera, a chat's browser, a clock that jumps: words say what to do, work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Playwright, expect

from tests.cast import issue_roll
from tests.e2e.browser import CHROMIUM, QUIET, SLOW_MS
from tests.e2e.camera import photograph
from tests.e2e.staffed import SECOND, SITES, Lab, context_of, found

SCREEN = {"width": 390, "height": 844}
AT_SITE = {"latitude": 25.1235, "longitude": 118.2005, "accuracy": 9}
LAN = "lab.lan"
WECHAT = "Mozilla/5.0 (Linux; Android 13; V2217A) Chrome/107.0 Mobile MicroMessenger/8.0.44"
QQ = "Mozilla/5.0 (Linux; Android 12; M2012K11AC) Chrome/109.0 Mobile MQQBrowser/6.2 QQ/8.9.80"
LEAVE = "请换到手机浏览器"
NEVER_ANSWERS = "navigator.geolocation.watchPosition = () => 1;"
CAMERA_IN_USE = """navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));"""
# A clock that a battery saver, or a person, sets forward while the page is open.
CLOCK = """(() => {
  const True = Date;
  let ahead = 0;
  window.setForward = (ms) => { ahead = ms; };
  class Moved extends True {
    constructor(...said) { said.length ? super(...said) : super(True.now() + ahead); }
    static now() { return True.now() + ahead; }
  }
  window.Date = Moved;
})();"""


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    args = [
        *QUIET,
        "--use-fake-device-for-media-stream",
        f"--host-resolver-rules=MAP {LAN} 127.0.0.1",
    ]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("FIELDSAMPLE_HOSTS", LAN)
        founded = found(tmp_path_factory.mktemp("bad"))
    yield founded
    founded.server.kill()


@pytest.fixture(scope="module")
def codes(lab: Lab) -> Iterator[str]:
    return iter(issue_roll(lab.manager, 20, lab.sampler))


@pytest.fixture
def opened(chromium: Browser) -> Iterator[list[BrowserContext]]:
    contexts: list[BrowserContext] = []
    yield contexts
    for context in contexts:
        context.close()


class Field:
    """A sampler's phone in some trouble."""

    def __init__(self, chromium: Browser, opened: list[BrowserContext], lab: Lab) -> None:
        self.chromium, self.opened, self.lab = chromium, opened, lab

    def phone(self, script: str = "", **options: Any) -> Page:
        """A page of its own, with the sampler signed in."""
        context = context_of(self.chromium, viewport=SCREEN, **options)
        self.opened.append(context)
        if script:
            context.add_init_script(script)
        return self.lab.seat(context, self.lab.sampler)

    def sheet(self, page: Page, code: str) -> None:
        """Type a label; its sheet opens."""
        page.goto(f"{self.lab.server.origin}/capture")
        page.get_by_label("手动输入标签").fill(code)
        page.get_by_role("button", name="使用", exact=True).click()
        sheet = page.get_by_role("heading", name="抽样单")
        anyway = page.get_by_role("button", name="仍然使用")
        expect(sheet.or_(anyway)).to_be_visible(timeout=SLOW_MS)
        if anyway.is_visible():
            anyway.click()
        expect(sheet).to_be_visible(timeout=SLOW_MS)


@pytest.fixture
def field(chromium: Browser, opened: list[BrowserContext], lab: Lab) -> Field:
    return Field(chromium, opened, lab)


def allowed(**place: float) -> dict[str, Any]:
    return {"permissions": ["geolocation"], "geolocation": {**AT_SITE, **place}}


def test_a_denied_fix_says_how_to_allow_it_and_the_site_stands_in_with_a_reason(field, codes):
    page = field.phone()
    field.sheet(page, next(codes))

    expect(page.get_by_text("没有得到定位许可")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_text("权限 → 位置 → 允许")).to_be_visible()
    choose_site(page)
    page.get_by_role("button", name="手动标注位置").click()
    window = page.get_by_role("dialog", name="手动标注位置")
    window.get_by_role("radio", name="用地点登记的位置").check()
    window.get_by_role("button", name="用这个位置").click()
    expect(window.get_by_text("请写明原因")).to_be_visible()
    window.get_by_role("button", name="没有定位许可").click()
    window.get_by_role("button", name="用这个位置").click()
    expect(page.locator(".place-words")).to_have_text("地点登记的位置 · 原因：没有定位许可")


def test_a_fix_that_never_comes_is_given_up_after_20_seconds(field, codes):
    page = field.phone(NEVER_ANSWERS, **allowed())
    page.clock.install()
    field.sheet(page, next(codes))
    expect(page.locator(".place-words")).to_contain_text("正在定位")

    page.clock.run_for(21_000)

    expect(page.get_by_text("20 秒内没有找到位置")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_label("没有定位的原因")).to_be_visible()


def test_a_phone_that_has_no_position_says_so_and_looks_again_when_asked(field, codes):
    page = field.phone(permissions=["geolocation"])
    page.context.set_geolocation(None)
    page.clock.install()
    field.sheet(page, next(codes))

    page.clock.run_for(21_000)

    expect(page.get_by_text("手机现在给不出位置")).to_be_visible(timeout=SLOW_MS)
    page.context.set_geolocation(AT_SITE)
    page.get_by_role("button", name="重新定位").click()
    expect(page.get_by_text("精度 ±9 米")).to_be_visible(timeout=SLOW_MS)


def test_a_fix_of_3_km_is_kept_and_called_approximate(field, codes):
    page = field.phone(**allowed(accuracy=3000))
    field.sheet(page, next(codes))

    expect(page.get_by_text("精度 ±3000 米 · 粗略")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_text("手机只给了大致位置（±3.0 km）")).to_be_visible()
    page.get_by_role("button", name="就用现在的").click()
    expect(page.get_by_role("button", name="重新定位")).to_be_visible()


def test_a_shifted_fix_is_explained_and_kept_as_it_is(field, codes):
    page = field.phone(**allowed(latitude=25.1207376, longitude=118.2053))
    field.sheet(page, next(codes))
    choose_site(page)

    expect(page.get_by_text("这像是偏移的地图坐标（GCJ-02）")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_text("精度 ±9 米")).to_be_visible()


def test_an_insecure_address_says_what_to_open_instead(chromium, opened, lab):
    context = context_of(chromium, viewport=SCREEN)
    opened.append(context)
    page = context.new_page()

    page.goto(f"http://{LAN}:{lab.server.port}/e#v1.AAAAAAAAAAAAAAAAAAAAAA")

    assert page.evaluate("isSecureContext") is False
    expect(page.get_by_text("请用 https 开头的地址")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("button", name="加入")).to_be_disabled()


@pytest.mark.parametrize(
    ("script", "words"),
    [("", "相机没有得到允许"), (CAMERA_IN_USE, "相机被别的程序占用")],
    ids=["denied", "in use"],
)
def test_without_the_camera_a_label_is_typed(field, codes, script, words):
    page = field.phone(script, **allowed())
    page.goto(f"{field.lab.server.origin}/capture")

    expect(page.get_by_text(words)).to_be_visible(timeout=SLOW_MS)
    field.sheet(page, next(codes))


@pytest.mark.parametrize(("agent", "app"), [(WECHAT, "微信"), (QQ, "QQ")], ids=["wechat", "qq"])
def test_a_chats_browser_shows_how_to_leave_it_and_starts_nothing(
    chromium, opened, lab, agent, app
):
    context = context_of(chromium, viewport=SCREEN, user_agent=agent)
    opened.append(context)
    page = context.new_page()

    for path in ("/today", "/capture", "/e#v1.AAAAAAAAAAAAAAAAAAAAAA"):
        page.goto("about:blank")
        page.goto(lab.server.origin + path)
        expect(page.get_by_role("heading", level=1)).to_have_text(LEAVE, timeout=SLOW_MS)
        expect(page.get_by_role("main")).to_contain_text(f"现在是在{app}里打开的")
        assert page.locator("form, video").count() == 0


def test_a_clock_that_jumps_while_the_sheet_is_open_loses_nothing_and_is_marked(field, codes):
    page = field.phone(CLOCK, **allowed())
    lab = field.lab
    expect(page.get_by_text(SITES[0])).to_be_visible(timeout=SLOW_MS)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    field.sheet(page, next(codes))
    expect(page.get_by_text("精度 ±9 米")).to_be_visible(timeout=SLOW_MS)

    page.evaluate("setForward(5 * 3600 * 1000)")
    fill(page, "上海青")
    page.get_by_role("button", name="保存样品").click()
    expect(page.locator(".sample-no")).not_to_be_empty(timeout=SLOW_MS)
    sample = page.evaluate("location.hash.slice(1)")
    page.context.set_offline(False)
    page.goto(f"{lab.server.origin}/outbox")
    page.get_by_role("button", name="现在发送").click()
    expect(page.get_by_role("main").get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)

    doc = lab.receiver.document("samples", sample)
    assert doc["sample_name"] == "上海青"
    assert doc["clock_unsure"] is True
    assert doc["place"]["method"] == "gps"
    assert doc["trail"][0][:2] == [AT_SITE["latitude"], AT_SITE["longitude"]]


def choose_site(page: Page) -> None:
    page.get_by_role("button", name="抽样地点").click()
    window = page.get_by_role("dialog", name="选择抽样地点")
    window.get_by_role("button").filter(has_text=SITES[0]).first.click()
    expect(window).to_be_hidden()


def fill(page: Page, name: str) -> None:
    """What a vegetable's sheet needs."""
    choose_site(page)
    page.locator("#sheet-point").fill("3 号摊位")
    page.locator("#sheet-sample_type").select_option("A-VEG")
    page.locator("#sheet-sample_name").fill(name)
    page.locator("#sheet-qty_total").fill("3")
    pair = page.get_by_role("group", name="抽样人员")
    pair.get_by_role("checkbox", name=SECOND, exact=True).check()
    asked = page.locator("label", has_text="需要")
    taken = page.locator("label", has_text="重拍")
    expect(asked.first).to_be_visible(timeout=SLOW_MS)
    for number in range(1, asked.count() + 1):
        file = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(number))
        asked.first.locator("input[type=file]").set_input_files(file)
        expect(taken).to_have_count(number, timeout=SLOW_MS)
