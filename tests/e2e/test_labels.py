"""Labels in stock: rolls handed on and taken back, printed, one printed again with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from fieldsample.domain.labels import printed
from tests.cast import Json, issue_roll
from tests.e2e.browser import SLOW_MS, Browser
from tests.e2e.camera import labels_of
from tests.e2e.staffed import SAMPLER, SECOND, Lab, found


class Stock:
    """The manager's page of labels, and the one roll of the lab."""

    def __init__(self, lab: Lab, page: Page, codes: list[str]) -> None:
        self.lab, self.page, self.codes = lab, page, codes

    @property
    def roll(self) -> Locator:
        return self.page.get_by_role("list", name="标签卷").get_by_role("listitem").first

    def press(self, name: str) -> Locator:
        """A button of the roll; returns the window that it opens."""
        self.roll.get_by_role("button", name=name, exact=True).click()
        return self.page.get_by_role("dialog")

    def line(self, holder: str) -> list[str]:
        """A line of the stock: rolls, unused, used, spoiled, lost, given back."""
        table = self.page.get_by_role("region", name="库存")
        return (
            table.get_by_role("row").filter(has_text=holder).get_by_role("cell").all_inner_texts()
        )

    def said(self) -> Json:
        """The roll as the server has it, once all is sent."""
        self.page.goto(f"{self.lab.server.origin}/outbox")
        expect(self.page.get_by_text("全部已送").first).to_be_visible(timeout=SLOW_MS)
        self.lab.manager.pull()
        rolls = [
            doc for (kind, _), doc in self.lab.manager.replica.items() if kind == "label_rolls"
        ]
        (doc,) = [doc for doc in rolls if doc["codes"] == self.codes]
        return doc


@pytest.fixture
def stock(playwright: Playwright, tmp_path: Path) -> Iterator[Stock]:
    lab = found(tmp_path)
    codes = issue_roll(lab.manager, 30, to=lab.sampler)
    browser = Browser(playwright, tmp_path / "office", viewport={"width": 1280, "height": 800})
    browser.open()
    assert browser.context is not None
    page = lab.seat(browser.context, lab.manager)
    page.goto(f"{lab.server.origin}/labels")
    yield Stock(lab, page, codes)
    browser.close()
    lab.server.kill()


def test_a_roll_is_handed_on_taken_back_printed_and_one_label_printed_again(stock: Stock) -> None:
    expect(stock.roll).to_contain_text("未用 30", timeout=SLOW_MS)
    stock.lab.sampler.say("label.spoil", None, {"code": stock.codes[0], "reason": "撕破"})
    expect(stock.roll).to_contain_text("作废 1", timeout=SLOW_MS)
    assert stock.line(SAMPLER) == ["1", "29", "0", "1", "0", "0"]

    window = stock.press("发给别人")
    window.get_by_label("交给").select_option(label=SECOND)
    window.get_by_role("button", name="确认").click()
    expect(stock.roll).to_contain_text(f"发给 {SECOND}")

    window = stock.press("交回")
    window.get_by_label("交回几张").fill("31")
    expect(window).to_contain_text("请填 1 到 29")
    window.get_by_label("交回几张").fill("20")
    window.get_by_role("button", name="确认交回").click()
    expect(stock.roll).to_contain_text("已交回 20")
    assert stock.line(SECOND) == ["1", "9", "0", "1", "0", "0"]
    expect(stock.page.get_by_role("region", name="库存")).to_contain_text("快用完")

    window = stock.press("打印")
    with stock.page.expect_download() as coming:
        window.get_by_role("button", name="下载").click()
    sheet = Path(coming.value.path()).read_bytes()
    assert {label.code for label in labels_of(sheet)} <= set(stock.codes)
    expect(stock.roll).to_contain_text("已打印 1 次")

    again(stock, stock.codes[3])

    doc = stock.said()
    prints = [(one["kind"], one["codes"], one["code"], one["reason"]) for one in doc["prints"]]
    assert prints == [
        ("label.print", 30, None, None),
        ("label.reprint", 1, stock.codes[3], "受潮脱落"),
    ]
    assert doc["issued_to"] == stock.lab.second.person_id


def again(stock: Stock, code: str) -> None:
    """One label came off: printed again, never without a reason."""
    stock.page.get_by_role("button", name="补打一张").click()
    window = stock.page.get_by_role("dialog")
    window.get_by_label("标签上的字").fill(code)
    window.get_by_role("button", name="记下并下载").click()
    expect(window).to_contain_text("请写明原因")
    window.get_by_label("受潮脱落").check()
    window.get_by_label("纸张").select_option(label="50×30 毫米")
    with stock.page.expect_download() as coming:
        window.get_by_role("button", name="记下并下载").click()
    (label,) = labels_of(Path(coming.value.path()).read_bytes(), 203)
    assert label.code == code
    expect(window).to_have_count(0)


def test_a_label_printer_gets_its_own_language(stock: Stock) -> None:
    window = stock.press("打印")
    window.get_by_label("纸张").select_option(label="40×30 毫米")
    window.get_by_label("标签机 ZPL").check()
    with stock.page.expect_download() as coming:
        window.get_by_role("button", name="下载").click()

    text = Path(coming.value.path()).read_text(encoding="utf-8")
    assert coming.value.suggested_filename.endswith(".zpl")
    assert text.count("^XA") == len(stock.codes)
    assert all(printed(code) in text for code in stock.codes)
