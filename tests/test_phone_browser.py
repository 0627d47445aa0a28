"""The phone's check, driven in a real browser with an invented camera and place."""

import shutil

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from fieldsample.cli import phone
from tests.test_phone_https import IPHONE, WECHAT, free_port, start

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium: apt-get install"),
]
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",
)
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "zh-CN"}
HERE = {"latitude": 25.12, "longitude": 118.21, "accuracy": 12}


@pytest.fixture(scope="module")
def mode(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    mode = phone.prepare_phone(data, "127.0.0.1", free_port(), free_port())
    local = free_port()
    with start(data, [mode.https_port, mode.page_port, local]):
        yield mode, f"http://localhost:{local}/phone/check"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)


@pytest.fixture
def context(browser):
    context = browser.new_context(**PHONE, ignore_https_errors=True, geolocation=HERE)
    yield context
    context.close()


def check(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.click("#start")
    expect(page.locator("#start")).to_be_enabled(timeout=60_000)
    return page


def states(page: Page) -> dict[str, str]:
    rows = page.locator("[data-check]").all()
    return {
        str(row.get_attribute("data-check")): str(row.get_attribute("data-state")) for row in rows
    }


def test_on_a_trusted_address_every_check_passes(context, mode):
    context.grant_permissions(["camera", "geolocation"])
    page = check(context, mode[1])
    assert set(states(page).values()) == {"passed"}, states(page)
    expect(page.get_by_text("全部通过")).to_be_visible()
    expect(page.get_by_text("得到了位置，误差约 12 米")).to_be_visible()


def test_after_proceed_anyway_the_page_says_there_is_no_trust(context, mode):
    context.grant_permissions(["camera", "geolocation"])
    page = check(context, f"{mode[0].origin}/phone/check")
    failed = {name for name, state in states(page).items() if state == "failed"}
    assert failed == {"secure", "worker"}
    expect(page.get_by_text("证书没有真正被信任")).to_be_visible()


def test_a_refused_permission_is_explained(context, mode):
    page = check(context, mode[1])
    assert states(page)["camera"] == "failed"
    expect(page.get_by_text("没有得到相机权限")).to_be_visible()


def test_inside_wechat_the_invitations_secret_is_copied_too(browser, mode):
    context = browser.new_context(user_agent=WECHAT, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{mode[0].page_url}#v1.secret")
    expect(page.locator("#address")).to_have_text(f"{mode[0].page_url}#v1.secret")
    context.close()


@pytest.mark.parametrize("agent", [None, IPHONE])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_steps_fit_a_narrow_phone(browser, mode, agent, language):
    narrow = {"width": 320, "height": 640}
    context = browser.new_context(viewport=narrow, user_agent=agent)
    page = context.new_page()
    page.goto(f"{mode[0].page_url}?lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
