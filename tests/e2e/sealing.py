"""The seal screen, in the words of those who stand around the phone."""

from __future__ import annotations

import math
import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import SLOW_MS

WAVES = 40


class SealScreen:
    """What the pair and the sampled party do on it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, word: str = "封样") -> None:
        """From the sample's page."""
        self.page.get_by_role("button", name=word, exact=True).click()
        expect(self.page.get_by_role("heading", name="核对封样")).to_be_visible(timeout=SLOW_MS)

    def scribble(self, who: str) -> None:
        """Open the glass for somebody, and draw with the mouse; the pen stays down."""
        self.page.get_by_role("button", name=f"签名 {who}", exact=True).click()
        box = self.page.locator(".signature-pad").bounding_box()
        assert box is not None
        mouse = self.page.mouse
        mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
        mouse.down()
        for step in range(WAVES):
            across = box["x"] + 20 + step * (box["width"] - 40) / WAVES
            mouse.move(across, box["y"] + box["height"] / 2 + 30 * math.sin(step / 3))

    def sign(self, who: str) -> None:
        """A whole signature, kept."""
        self.scribble(who)
        self.page.mouse.up()
        self.page.get_by_role("button", name="签好了").click()
        self.expect_signed(who)

    def refuse(self, who: str, reason: str, witness: str) -> None:
        """拒签, with a reason and a witness, and not without."""
        self.page.get_by_role("button", name=f"签名 {who}", exact=True).click()
        window = self.page.get_by_role("dialog", name=f"{who}签名")
        window.get_by_role("button", name="拒签", exact=True).click()
        window.get_by_label("拒签的原因").fill(reason)
        window.get_by_role("button", name="记为拒签").click()
        expect(window.get_by_text("这一项要填")).to_be_visible()
        window.get_by_label("见证人").fill(witness)
        window.get_by_role("button", name="记为拒签").click()
        expect(self.page.get_by_text(f"拒签：{reason}；见证人：{witness}")).to_be_visible()

    def expect_signed(self, who: str) -> None:
        """The picture of the signature stands beside the name."""
        expect(self.page.get_by_role("img", name=f"{who}的签名", exact=True)).to_be_visible(
            timeout=SLOW_MS
        )

    def expect_unsigned(self, who: str) -> None:
        """Nobody has signed here."""
        expect(self.page.get_by_role("button", name=f"签名 {who}", exact=True)).to_be_visible()
        expect(self.page.get_by_role("img", name=f"{who}的签名", exact=True)).to_have_count(0)

    def answer_what_cannot_be_had(self, reason: str) -> int:
        """Give a reason for everything that is still missing, one after another; how many."""
        self._unfold()
        given = 0
        while self._cannot().count() > 0:
            name = self._cannot().first.get_attribute("aria-label") or ""
            self._cannot().first.click()
            row = self.page.locator(".missing-row form")
            row.get_by_role("textbox").fill(reason)
            row.get_by_role("button", name="记下原因").click()
            expect(self.page.get_by_role("button", name=name, exact=True)).to_have_count(0)
            given += 1
        return given

    def seal(self) -> None:
        """The one tap that says it all."""
        self.page.get_by_role("button", name="确认封样").click()
        expect(self.page.locator(".toast")).to_contain_text("已封样", timeout=SLOW_MS)

    def expect_waiting_for(self, name: str) -> None:
        """The button does not seal; it says what it waits for."""
        waits = self.page.get_by_role("button", name=re.compile(r"还差 \d+ 项"))
        expect(waits.last).to_contain_text(name)

    def _cannot(self) -> Locator:
        return self.page.locator(".missing-cannot")

    def _unfold(self) -> None:
        self.page.locator(".missing details").evaluate_all(
            "all => all.forEach((one) => { one.open = true })"
        )
