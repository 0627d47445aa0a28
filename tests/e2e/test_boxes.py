"""A box from the market to the desk: packed without network, its browser killed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.cast import issue_roll, new_id, sample_body
from tests.e2e.browser import SLOW_MS, Browser
from tests.e2e.scanner import pull_trigger
from tests.e2e.staffed import SAMPLER, Lab

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
CARRIER = "示例司机"


def printed(code: str) -> str:
    """As it stands on the label."""
    return f"{code[:-11]}-{code[-11:-6]}-{code[-6:-1]}-{code[-1]}"


@dataclass
class Day:
    """The lab, and the two browsers of the story."""

    lab: Lab
    phone: Browser
    desk: Browser
    codes: list[str]

    @property
    def page(self) -> Page:
        """What the sampler looks at."""
        assert self.phone.context is not None
        return self.phone.context.pages[-1]

    def set_offline(self, offline: bool) -> None:
        """Leave the network's reach, or come back."""
        assert self.phone.context is not None
        self.phone.context.set_offline(offline)

    def scan(self, code: str) -> None:
        """Typed from the label, which is the equal of scanning."""
        field = self.page.get_by_label("手动输入标签")
        field.fill(printed(code))
        field.press("Enter")

    def expect_answer(self, words: str) -> None:
        """The one line that answers a scan."""
        expect(self.page.locator(".scan-answer")).to_contain_text(words, timeout=SLOW_MS)


def take(lab: Lab, name: str, codes: list[str]) -> str:
    """A sealed sample with an item for each label."""
    sample = new_id()
    device = lab.sampler
    binds = [
        device.operation(
            "label.bind", new_id(), {"sample": sample, "code": code, "item_kind": "AB"[at % 2]}
        )
        for at, code in enumerate(codes)
    ]
    body = sample_body(sample_name=name, samplers=[device.person_id, lab.second.person_id])
    seal = device.operation("sample.seal", sample, {"seal_no_a": "F-1"})
    device.push(device.operation("sample.create", sample, body), *binds, seal)
    return sample


@pytest.fixture(scope="module")
def day(
    playwright: Playwright, lab: Lab, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    """Two samples of two items each on a phone, and a desk that waits."""
    folder = tmp_path_factory.mktemp("boxes")
    codes = issue_roll(lab.manager, 6, to=lab.sampler)
    take(lab, "小白菜", codes[0:2])
    take(lab, "上海青", codes[2:4])
    phone = _seated(playwright, folder / "phone", lab, lab.sampler, PHONE)
    desk = _seated(playwright, folder / "desk", lab, lab.receiver, DESK)
    yield Day(lab, phone, desk, codes)
    phone.close()
    desk.close()


def _seated(
    playwright: Playwright, folder: Path, lab: Lab, device: Any, size: dict[str, int]
) -> Browser:
    browser = Browser(playwright, folder, viewport=size)
    browser.open()
    assert browser.context is not None
    lab.seat(browser.context, device)
    return browser


def test_a_box_is_packed_closed_and_handed_over_without_network(day: Day) -> None:
    origin = day.lab.server.origin
    page = day.page
    expect(page.get_by_text("2 个样品在手上，还没装箱或交接")).to_be_visible(timeout=SLOW_MS)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    day.set_offline(True)
    page.goto(f"{origin}/boxes")
    page.get_by_role("button", name="开箱装样").click()
    expect(page.get_by_role("dialog", name="开箱装样")).to_be_visible()
    day.scan(day.codes[4])
    expect(page.locator("p.sample-no")).to_have_text(printed(day.codes[4]))

    day.scan(day.codes[0])
    day.expect_answer("已装入：小白菜 · 检样")
    day.expect_answer("1 个样品，1 件；小白菜 1/2 件")
    day.scan(day.codes[0])
    day.expect_answer("已在箱内")
    day.scan(day.codes[4])
    day.expect_answer("这是这个箱子自己的标签")
    day.scan(day.codes[5])
    day.expect_answer("没有贴这张标签")
    day.scan(day.codes[1])
    day.expect_answer("1 个样品，2 件；小白菜 2/2 件")
    day.scan(day.codes[2])
    day.expect_answer("2 个样品，3 件；上海青 1/2 件")
    page.get_by_role("button", name="撤销刚才这件").click()
    day.expect_answer("已撤销")
    expect(page.locator(".box-count")).to_have_text("1 个样品，2 件")


def test_a_killed_browser_comes_back_with_the_box_as_it_was(day: Day) -> None:
    origin = day.lab.server.origin
    day.phone.close()
    page = day.phone.open()
    day.set_offline(True)
    page.goto(f"{origin}/today")
    page.get_by_role("button").filter(has_text=printed(day.codes[4])).click()
    expect(page.locator(".box-count")).to_have_text("1 个样品，2 件", timeout=SLOW_MS)
    day.scan(day.codes[3])
    day.expect_answer("2 个样品，3 件；上海青 1/2 件")
    page.get_by_role("button", name="取出 小白菜 备样").click()
    expect(page.locator(".box-count")).to_have_text("2 个样品，2 件")


def test_a_box_given_up_by_mistake_is_taken_back(day: Day) -> None:
    page = day.page
    page.get_by_role("button", name="取消这个箱子").click()
    window = page.get_by_role("dialog", name="取消这个箱子")
    window.get_by_label("原因").fill("点错了")
    window.get_by_role("button", name="确认取消").click()
    expect(page.get_by_text("已取消", exact=True).first).to_be_visible()
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(page.locator(".box-count")).to_have_text("2 个样品，2 件")
    expect(page.get_by_role("button", name="封箱")).to_be_visible()


def test_closing_names_what_is_missing_and_hints_at_a_wrong_temperature(day: Day) -> None:
    page = day.page
    page.get_by_role("button", name="封箱").click()
    window = page.get_by_role("dialog", name="封箱")
    expect(window).to_contain_text("同一样品还有 2 件没有装箱")
    expect(window).to_contain_text(printed(day.codes[1]))
    window.get_by_label("箱封条编号").fill("X-77")
    window.get_by_label("起始温度").fill("１２，５")
    expect(window).to_contain_text("超出样品的运输要求")
    window.get_by_label("起始温度").fill("４，５")
    expect(window.get_by_text("超出样品的运输要求")).to_be_hidden()
    window.get_by_role("button", name="确认封箱").click()
    expect(page.get_by_text("4.5 °C").first).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("img", name="箱号二维码").first).to_be_visible()


def sign(page: Page, who: str) -> None:
    """A line on the glass."""
    page.get_by_role("button", name=f"签名 {who}", exact=True).click()
    glass = page.locator(".signature-pad")
    expect(glass).to_be_visible(timeout=SLOW_MS)
    box = glass.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 60, steps=6)
    page.mouse.move(box["x"] + 60, box["y"] + 90, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="签好了").click()
    expect(glass).to_be_hidden(timeout=SLOW_MS)


def test_both_sign_and_the_list_travels_to_the_desk(day: Day) -> None:
    page = day.page
    page.get_by_role("button", name="交接").click()
    window = page.get_by_role("dialog", name="交接运输箱")
    window.get_by_label("接收人或运送人").fill(CARRIER)
    window.get_by_role("button", name="确认交接").click()
    expect(window.get_by_text("还没有签名").first).to_be_visible()
    sign(page, "交出人签名")
    sign(page, "接收人签名")
    window.get_by_role("button", name="确认交接").click()
    expect(window).to_be_hidden(timeout=SLOW_MS)
    expect(page.get_by_text("运输中")).to_be_visible()
    day.set_offline(False)
    page.goto(f"{day.lab.server.origin}/outbox")
    page.get_by_role("button", name="现在发送").or_(page.get_by_text("全部已送")).first.click()
    expect(page.get_by_role("main").get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)

    assert day.desk.context is not None
    desk = day.desk.context.pages[-1]
    desk.goto(f"{day.lab.server.origin}/arrivals")
    row = desk.get_by_role("list", name="在路上的箱子").get_by_role("button")
    expect(row).to_contain_text(f"2 件 · {SAMPLER}", timeout=SLOW_MS)
    expect(row).to_contain_text("封条 X-77 · 起始 4.5 °C")
    expect(row).to_contain_text("还剩 23 小时")


def test_the_desk_takes_the_box_in_with_a_few_keys(day: Day) -> None:
    assert day.desk.context is not None
    desk = day.desk.context.pages[-1]
    expect(desk.locator("#desk-field")).to_be_focused()
    pull_trigger(desk, day.codes[4])
    expect(desk.get_by_role("region", name="装箱单（2 件）")).to_contain_text("上海青")
    expect(desk.locator("#arrive-count")).to_be_focused(timeout=SLOW_MS)
    desk.keyboard.type("2", delay=60)
    desk.keyboard.press("Enter")
    desk.keyboard.type("5,5", delay=60)
    desk.keyboard.press("Enter")
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    expect(desk.locator(".desk-verdict strong")).to_have_text("已登记到箱", timeout=SLOW_MS)
    expect(desk.get_by_role("list", name="今天到的箱子")).to_contain_text("已到箱")
    expect(desk.get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)

    day.lab.receiver.pull()
    replica = day.lab.receiver.replica
    (box,) = [doc for (kind, _), doc in replica.items() if kind == "boxes"]
    assert (box["state"], box["flags"], box["seal_no"]) == ("arrived", [], "X-77")
    assert {item["label"] for item in box["items"]} == {day.codes[0], day.codes[3]}
    assert box["handed_to"] == CARRIER
    signed = [doc for (kind, _), doc in replica.items() if kind == "signatures"]
    assert {(one["of"], one["signs_as"]) for one in signed} == {
        ("box", "sampler"),
        ("box", "carrier"),
    }


def test_a_box_may_arrive_before_its_list(day: Day) -> None:
    assert day.desk.context is not None
    desk = day.desk.context.pages[-1]
    desk.goto(f"{day.lab.server.origin}/arrivals")
    expect(desk.locator("#desk-field")).to_be_focused(timeout=SLOW_MS)
    pull_trigger(desk, day.codes[5])
    expect(desk.locator(".desk-verdict strong")).to_have_text("数据未到", timeout=SLOW_MS)
