"""The reception desk: a computer with a scanner that types."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import SLOW_MS, Browser
from tests.e2e.scanner import pull_trigger

SCREEN = {"width": 1366, "height": 768}


class Desk:
    """What the receiver does: sign in, scan, receive."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str) -> None:
        self.browser = Browser(playwright, folder, viewport=SCREEN)
        self.origin = origin
        self.page: Page = self.browser.open()

    def sign_in(self, login: str, password: str) -> None:
        """By name and password, to the reception screen."""
        self.page.goto(f"{self.origin}/sign-in")
        self.page.get_by_label("登录名").fill(login)
        self.page.get_by_label("密码", exact=True).fill(password)
        self.page.get_by_role("button", name="登录").click()
        expect(self.page.get_by_role("heading", name="收样")).to_be_visible(timeout=SLOW_MS)

    def fetch(self) -> None:
        """Look at the lab's data now, not at the next tick."""
        self.page.goto(f"{self.origin}/receive")
        expect(self.page.get_by_text("请扫描标签")).to_be_visible(timeout=SLOW_MS)

    def expect_expected(self, name: str) -> None:
        """The day's list knows the sample."""
        expect(self.page.get_by_role("main").get_by_text(name)).to_be_visible(timeout=SLOW_MS)

    def scan(self, code: str) -> None:
        """Pull the scanner's trigger: it types faster than a person, and Enter."""
        expect(self.page.get_by_label("扫描或输入标签")).to_be_focused(timeout=SLOW_MS)
        pull_trigger(self.page, code)

    def expect_verdict(self, word: str) -> None:
        """The one big word that answers a scan."""
        expect(self.page.locator(".desk-verdict strong")).to_have_text(word, timeout=SLOW_MS)

    def receive(self) -> None:
        """Say that the sample of the last scan is in the lab."""
        self.page.get_by_role("button", name="接收 F2").click()
        self.expect_verdict("已接收")

    def expect_all_sent(self) -> None:
        """What was said at the desk is with the lab."""
        expect(self.page.get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)
