"""The sampler's phone: enrolled by a link, with a camera and a position, often without network."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, Playwright, expect

from tests.e2e.browser import SLOW_MS, Browser
from tests.e2e.camera import Camera, PrintedLabel, photograph

SCREEN = {"width": 390, "height": 844}
HERE = {"latitude": 25.1235, "longitude": 118.2105, "accuracy": 9}


class Phone:
    """What a sampler does with it, in the sampler's words."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str) -> None:
        folder.mkdir()
        self.camera = Camera(folder / "camera.mjpeg")
        self.browser = Browser(
            playwright,
            folder / "browser",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={self.camera.path}",
            viewport=SCREEN,
            has_touch=True,
            geolocation=HERE,
            permissions=["geolocation", "camera"],
        )
        self.origin = origin
        self.page: Page = self.browser.open()
        self.photos = 0

    def enrol(self, link: str) -> None:
        """Open the invitation and join."""
        self.page.goto(link)
        self.page.get_by_role("button", name="加入").click()
        expect(self.page.get_by_role("heading", name="今天")).to_be_visible(timeout=SLOW_MS)

    def wait_until_ready_for_the_field(self, site: str) -> None:
        """All of the lab's news is on the phone, and the page would open without network."""
        # A journey ends with the phone's word to the lab; what it came for is then stored.
        with self.page.expect_response("**/api/v1/sync/status", timeout=SLOW_MS):
            self.page.goto(f"{self.origin}/today")
        expect(self.page.get_by_text(site).first).to_be_visible(timeout=SLOW_MS)
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")

    def scan(self, label: PrintedLabel) -> None:
        """Hold the label before the camera until its sheet opens."""
        self.camera.show(label)
        self.page.goto(f"{self.origin}/today")
        self.page.get_by_role("button", name="扫码抽样").click()
        self.expect_sheet()

    def scan_in_any_case(self, label: PrintedLabel) -> None:
        """The same where the phone may not have heard of the roll: use it all the same."""
        self.camera.show(label)
        self.page.goto(f"{self.origin}/today")
        self.page.get_by_role("button", name="扫码抽样").click()
        sheet = self.page.get_by_role("heading", name="抽样单")
        anyway = self.page.get_by_role("button", name="仍然使用")
        expect(sheet.or_(anyway)).to_be_visible(timeout=SLOW_MS)
        if anyway.is_visible():
            anyway.click()
        self.expect_sheet()

    def expect_sheet(self) -> None:
        """The camera has read a label, and its sheet is open."""
        expect(self.page.get_by_role("heading", name="抽样单")).to_be_visible(timeout=SLOW_MS)

    def answer(self, name: str, site: str, with_person: str) -> None:
        """Answer what the sheet asks; the photos come last."""
        self._choose_site(site)
        self.page.get_by_label("点位（摊位、货架、水龙头）").fill("3 号摊位")
        self.page.get_by_label("样品类型").select_option("A-VEG")
        self.page.get_by_label("样品名称").fill(name)
        self.page.get_by_label("抽样数量").fill("3")
        pair = self.page.get_by_role("group", name="抽样人员")
        pair.get_by_role("checkbox", name=with_person, exact=True).check()
        expect(self.page.get_by_text(re.compile(r"精度 ±\d+ 米"))).to_be_visible(timeout=SLOW_MS)

    def photograph(self) -> int:
        """Fill every photo slot that the sheet demands, and see each kept; how many."""
        asked = self.page.locator("label", has_text="需要")
        taken = self.page.locator("label", has_text="重拍")
        expect(asked.first).to_be_visible()
        many = asked.count()
        for number in range(1, many + 1):
            self.photos += 1
            picture = photograph(self.photos)
            file = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=picture)
            asked.first.locator("input[type=file]").set_input_files(file)
            expect(taken).to_have_count(number, timeout=SLOW_MS)
        return many

    def save(self) -> str:
        """Save the sample; returns its number."""
        self.page.get_by_role("button", name="保存样品").click()
        expect(self.page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)
        number = self.page.locator(".sample-no")
        expect(number).not_to_be_empty()
        return number.inner_text()

    def come_to(self, site: str) -> None:
        """Choose the site on the first page, and see its visit."""
        self.page.goto(f"{self.origin}/today")
        sites = self.page.get_by_role("list", name="抽样地点")
        sites.get_by_role("button").filter(has_text=site).click()
        expect(self.page.get_by_role("heading", name=site)).to_be_visible(timeout=SLOW_MS)

    def come_back_to(self, site: str) -> None:
        """Go on with a visit that was begun."""
        self.page.goto(f"{self.origin}/today")
        begun = self.page.get_by_role("list", name="进行中的到访")
        begun.get_by_role("button").filter(has_text=site).click()
        expect(self.page.get_by_role("heading", name=site)).to_be_visible(timeout=SLOW_MS)

    def pair_with(self, person: str) -> None:
        """Say who is the second sampler."""
        pair = self.page.get_by_role("group", name="抽样人员")
        pair.get_by_role("checkbox", name=person, exact=True).check()

    def scan_in_visit(self, label: PrintedLabel) -> None:
        """The visit's own big button, with a label before the camera."""
        self.camera.show(label)
        self.page.locator(".bar").get_by_role("button", name="扫码抽样").click()
        self.expect_sheet()

    def save_and_next(self, label: PrintedLabel) -> None:
        """Save, and hold the next label before the scanner that opens at once."""
        self.camera.show(label)
        saved = self.page.get_by_label("样品名称")
        name = saved.input_value()
        self.page.get_by_role("button", name="保存并继续同一地点").click()
        expect(self.page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)
        self.expect_sheet()
        expect(saved).not_to_have_value(name, timeout=SLOW_MS)

    def end_visit(self, outcome: str, why: str = "", witness: str = "") -> None:
        """Say what came of the visit; a word of why where it is asked."""
        self.fill_end(outcome, why, witness)
        self.confirm_end()

    def fill_end(self, outcome: str, why: str = "", witness: str = "") -> None:
        """The window that ends a visit, filled in and not confirmed."""
        self.page.locator(".bar").get_by_role("button", name="结束到访").click()
        window = self.page.get_by_role("dialog", name="结束到访")
        window.get_by_role("radio", name=outcome, exact=True).check()
        if why:
            window.get_by_role("textbox", name="说明").fill(why)
        if witness:
            window.get_by_label("见证人").fill(witness)

    def photograph_storefront(self) -> None:
        """The picture of the shop front, which nobody demands."""
        self.photos += 1
        picture = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(self.photos))
        slot = self.page.get_by_role("dialog").locator("label", has_text="门头")
        slot.locator("input[type=file]").set_input_files(picture)
        expect(slot).to_contain_text("重拍", timeout=SLOW_MS)

    def confirm_end(self) -> None:
        """The last tap of a visit."""
        self.page.get_by_role("button", name="确认结束").click()
        expect(self.page.locator(".toast")).to_contain_text("到访已结束", timeout=SLOW_MS)

    def continue_draft(self, name: str) -> None:
        """Open the sheet that was begun, from the first page."""
        self.page.goto(f"{self.origin}/today")
        drafts = self.page.get_by_role("list", name="草稿")
        drafts.get_by_role("button").filter(has_text=name).click()
        self.expect_draft(name)

    def reload(self) -> None:
        """Pull to refresh, as people do when they are unsure."""
        self.page.reload()

    def close_and_reopen(self) -> None:
        """Close the whole browser, open it again at its home."""
        self.browser.close()
        self.page = self.browser.open()
        self.page.goto(f"{self.origin}/today")

    def die_and_reopen(self, *, offline: bool) -> None:
        """The system kills the browser; the person opens it again, still out of reach or not."""
        self.browser.kill()
        self.page = self.browser.open()
        self.set_offline(offline)
        self.page.goto(f"{self.origin}/today")

    def set_offline(self, offline: bool) -> None:
        """Leave the network's reach, or come back."""
        assert self.browser.context is not None
        self.browser.context.set_offline(offline)

    def send(self) -> None:
        """Press the button that sends at once, and watch until nothing waits."""
        self.page.goto(f"{self.origin}/outbox")
        self.page.get_by_role("button", name=re.compile("现在发送|正在发送")).click()
        expect(self.page.get_by_role("main").get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)

    def expect_delivery(self, sample_no: str, word: str) -> None:
        """The sample's own line on the first page says how far it has come."""
        self.page.goto(f"{self.origin}/today")
        expect(self._line(sample_no)).to_contain_text(word, timeout=SLOW_MS)

    def expect_draft(self, name: str) -> None:
        """The sheet that was begun is still there, with what was typed."""
        expect(self.page.get_by_label("样品名称")).to_have_value(name, timeout=SLOW_MS)

    def _line(self, sample_no: str) -> Locator:
        return (
            self.page.get_by_role("list", name="我的样品")
            .get_by_role("button")
            .filter(has_text=sample_no)
        )

    def _choose_site(self, site: str) -> None:
        self.page.get_by_role("button", name="抽样地点").click()
        window = self.page.get_by_role("dialog", name="选择抽样地点")
        window.get_by_role("searchbox").fill(site)
        window.get_by_role("button").filter(has_text=site).click()
        expect(window).to_be_hidden()
