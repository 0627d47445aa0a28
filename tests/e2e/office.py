"""The manager's office: sets the lab up, takes people on, invites phones, issues labels, looks."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.e2e.browser import SLOW_MS, Browser

SCREEN = {"width": 1366, "height": 900}
LAB, PREFIX = "示例检测中心", "HZ"
LOGIN, PASSWORD = "office", "correct horse 9 battery"
COLUMNS = ("采样", "到样", "接收", "拒收")


class Office:
    """What the manager does, who is the lab's administrator too."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str) -> None:
        self.browser = Browser(playwright, folder, viewport=SCREEN, accept_downloads=True)
        self.origin = origin
        self.page: Page = self.browser.open()

    def set_up(self, address: str) -> None:
        """Open the address that the server printed, and found the lab."""
        self.page.goto(address)
        self.page.get_by_label("实验室名称").fill(LAB)
        self.page.get_by_label("标签前缀").fill(PREFIX)
        self.page.get_by_label("姓名").fill("示例主任")
        self.page.get_by_label("登录名").fill(LOGIN)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.page.get_by_role("button", name="建立实验室").click()
        expect(self.page.get_by_role("navigation", name="主菜单")).to_be_visible(timeout=SLOW_MS)

    def take_on(self, name: str, *roles: str) -> Locator:
        """Add a person; gives the window with the next steps, once the server knows them."""
        self.page.goto(f"{self.origin}/people")
        self.page.get_by_role("button", name="添加人员").click()
        window = self.page.get_by_role("dialog", name="添加人员")
        window.get_by_label("姓名").fill(name)
        for role in window.get_by_role("checkbox").all():
            role.set_checked(False)
        for word in roles:
            window.get_by_role("checkbox", name=word, exact=True).check()
        window.get_by_role("button", name="保存").click()
        steps = self.page.get_by_role("dialog", name=f"下一步：{name}")
        expect(steps.get_by_text("已送到。")).to_be_visible(timeout=SLOW_MS)
        return steps

    def give_password(self, steps: Locator, login: str, password: str) -> None:
        """So that the new person can sign in at a desk."""
        steps.get_by_role("button", name="设登录名和密码").click()
        window = self.page.get_by_role("dialog", name=re.compile("^登录："))
        window.get_by_label("登录名").fill(login)
        window.get_by_label("密码").fill(password)
        window.get_by_role("button", name="保存").click()
        expect(window).to_be_hidden(timeout=SLOW_MS)

    def invite_phone(self, steps: Locator) -> str:
        """Show the new person's QR code; what a phone's camera reads in it."""
        steps.get_by_role("button", name="添加手机").click()
        self.page.get_by_role("button", name="生成二维码").click()
        code = self.page.get_by_role("img", name="添加手机的二维码")
        # The canvas is drawn a moment after it stands on the page.
        expect(code).not_to_have_attribute("width", "300", timeout=SLOW_MS)
        shown = Image.open(BytesIO(code.screenshot()))
        (read,) = zxingcpp.read_barcodes(shown)
        return str(read.text)

    def expect_phone_joined(self) -> None:
        """The window says by itself that a phone has used the code."""
        expect(self.page.get_by_text("手机加入成功")).to_be_visible(timeout=SLOW_MS)
        self.page.get_by_role("button", name="完成").click()

    def issue_roll(self, many: int, to: str) -> bytes:
        """A roll of labels for a person; returns the sheet that is printed."""
        self.page.goto(f"{self.origin}/labels")
        self.page.get_by_label("张数").fill(str(many))
        self.page.get_by_label("发给").select_option(label=to)
        self.page.get_by_role("button", name="发放").click()
        roll = self.page.get_by_role("list", name="标签卷").get_by_role("listitem").first
        expect(roll).to_contain_text(to)
        with self.page.expect_download() as coming:
            roll.get_by_role("button", name="打印", exact=True).click()
            self.page.get_by_role("dialog").get_by_role("button", name="下载").click()
        return Path(coming.value.path()).read_bytes()

    def coverage_of(self, site: str) -> dict[str, int]:
        """The month's numbers of a site, read from the table beside the map."""
        self.page.goto(f"{self.origin}/coverage")
        line = (
            self.page.get_by_role("table", name="本月数量").get_by_role("row").filter(has_text=site)
        )
        expect(line).to_be_visible(timeout=SLOW_MS)
        cells = [int(cell.inner_text()) for cell in line.get_by_role("cell").all()]
        return dict(zip(COLUMNS, cells, strict=True))
