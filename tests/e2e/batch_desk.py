"""The desk where boxes are received: a person with a scanner and a keyboard, and no mouse."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.e2e.boxed import Box
from tests.e2e.browser import SLOW_MS
from tests.e2e.scanner import pull_trigger
from tests.e2e.staffed import all_sent
from tools.benchmarks.persons_time import KEY_S, SCAN_S

DEAF_MS = 520  # what the desk ignores after a scan; a hand needs far longer for the next bottle
LOOK_S = 5.0  # seals, amount and state of one sample, looked at while the scanner is in the hand
GARBLED = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
)


@dataclass
class Effort:
    """What was scanned, typed and looked at, and what the machine itself took."""

    scans: int = 0
    keys: int = 0
    looks: int = 0
    begun: float = field(default_factory=time.monotonic)
    deaf_s: float = 0.0

    @property
    def machine_s(self) -> float:
        """Waiting for the screen; the pauses between two scans are the person's."""
        return time.monotonic() - self.begun - self.deaf_s

    @property
    def person_s(self) -> float:
        """The modelled time of hands and eyes."""
        return self.scans * SCAN_S + self.keys * KEY_S + self.looks * LOOK_S

    @property
    def seconds(self) -> float:
        """Both together, until now."""
        return self.person_s + self.machine_s


class BatchDesk:
    """What a receiver does by scanner and keys alone."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.effort = Effort()

    def open(self, path: str) -> None:
        """By its address, as a bookmark does."""
        self.page.goto(f"{self.origin}{path}")
        expect(self.page.get_by_label("扫描或输入标签")).to_be_focused(timeout=SLOW_MS)

    def open_batch(self, box: Box) -> None:
        """Its rows are there."""
        self.open("/arrivals")
        expect(self.page.locator(".desk-boxes")).to_contain_text(box.code[2:7], timeout=SLOW_MS)
        self.open(f"/batch#{box.id}")
        expect(self.page.locator(".batch-row").first).to_be_visible(timeout=SLOW_MS)

    def key(self, *keys: str) -> None:
        """Press keys, one after another."""
        for one in keys:
            self.effort.keys += 1
            self.page.keyboard.press(one)

    def type(self, text: str) -> None:
        """Type at a person's speed."""
        self.effort.keys += len(text)
        self.page.keyboard.type(text, delay=45)

    def pull_trigger(self, text: str) -> None:
        """A scanner types faster than a person, however busy the machine is, and Enter."""
        self.effort.scans += 1
        self.page.wait_for_timeout(DEAF_MS)
        self.effort.deaf_s += DEAF_MS / 1000
        pull_trigger(self.page, text)

    def scan(self, text: str, word: str) -> None:
        """One scan, and the big word that answers it."""
        self.pull_trigger(text)
        self.expect_verdict(word)

    def scan_item(self, code: str, done: int, word: str = "到了") -> None:
        """One bottle out of the box: it counts."""
        self.scan(code, word)
        expect(self.page.locator(".batch-count strong")).to_contain_text(
            f"{done} /", timeout=SLOW_MS
        )

    def expect_verdict(self, word: str) -> None:
        """The one big word that answers."""
        expect(self.page.locator(".desk-verdict strong")).to_have_text(word, timeout=SLOW_MS)

    def tab_to(self, target: Locator) -> None:
        """With the Tab key, as often as it takes."""
        expect(target).to_be_visible(timeout=SLOW_MS)
        for _ in range(200):
            if target.evaluate("one => one === document.activeElement"):
                return
            self.key("Tab")
        raise AssertionError("Tab never came there")

    def take(self, name: str) -> None:
        """With the arrow keys to a row."""
        in_hand = self.page.locator(".batch-hand h2")
        for _ in range(200):
            self.key("ArrowDown")
            if in_hand.count() and in_hand.inner_text() == name:
                return
        raise AssertionError(f"no arrow led to {name}")

    def window(self) -> Locator:
        """The window that a key has opened."""
        shown = self.page.get_by_role("dialog")
        expect(shown).to_be_visible(timeout=SLOW_MS)
        return shown

    def expect_all_sent(self) -> None:
        """What was said at the desk is with the lab."""
        all_sent(self.page)

    def arrive(self, box: Box, count: int, degrees: str) -> None:
        """Scan the box, count, measure, look at the seal, and give the carrier a receipt."""
        self.scan(box.code, "到箱登记")
        expect(self.page.locator("#arrive-count")).to_be_focused(timeout=SLOW_MS)
        self.type(str(count))
        self.key("Enter")
        self.type(degrees)
        self.key("Enter")
        if self.page.locator("#arrive-instrument").count():
            self.key("Enter")
        self.key("Space", "Enter")
        self.expect_verdict("已登记到箱")
        expect(self.page.get_by_role("region", name="到箱回执")).to_be_visible()

    def deviate(self, words: str) -> None:
        """Receive what is in hand with a deviation; the first of those in charge agreed."""
        self.key("F8")
        window = self.window()
        self.tab_to(window.get_by_label("偏离情况"))
        self.type(words)
        self.tab_to(window.get_by_label("同意人"))
        self.key("ArrowDown")
        self.tab_to(window.get_by_role("button", name="确认让步接收"))
        self.key("Enter")
        expect(window).to_be_hidden(timeout=SLOW_MS)

    def miss(self, words: str) -> None:
        """What is in hand did not come."""
        self.key("F4")
        window = self.window()
        self.tab_to(window.get_by_label("说明"))
        self.type(words)
        self.tab_to(window.get_by_role("button", name="记为未到样"))
        self.key("Enter")
        expect(window).to_be_hidden(timeout=SLOW_MS)

    def ask(self, words: str) -> None:
        """Hold what is in hand, with a question."""
        self.key("F7")
        window = self.window()
        self.tab_to(window.get_by_label("要问什么"))
        self.type(words)
        self.tab_to(window.get_by_role("button", name="发出问题"))
        self.key("Enter")
        expect(window).to_be_hidden(timeout=SLOW_MS)

    def receive_all(self, many: int) -> None:
        """F3 shows which; Enter receives them."""
        self.key("F3")
        go = self.window().get_by_role("button", name=f"接收这 {many} 个")
        expect(go).to_be_focused(timeout=SLOW_MS)
        self.key("Enter")
        self.expect_verdict(f"已接收 {many} 个样品")

    def reconcile(self) -> None:
        """All is accounted for."""
        self.tab_to(self.page.get_by_role("button", name="核对完成"))
        self.key("Enter")
        self.expect_verdict("箱子核对完成")


def full_width(text: str) -> str:
    """What a Chinese input method makes of a scanner's keys."""
    return text.translate(GARBLED)
