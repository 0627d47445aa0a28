"""What the lab asks of another sampler than the one who took it stands on that sampler's phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.deciding import (
    add_photo,
    finish_sheet,
    in_hand,
    reject_and_want_another,
    sampled,
    told,
    verdict,
)
from tests.e2e.staffed import SECOND, Lab, Taken, all_sent, context_of

PHONE, WIDE = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)


@pytest.fixture(scope="module")
def desk(chromium: Browser, lab: Lab) -> Page:
    return lab.seat(context_of(chromium, viewport=WIDE), lab.receiver)


@pytest.fixture(scope="module")
def phone(chromium: Browser, lab: Lab) -> Page:
    """The second sampler's."""
    return lab.seat(context_of(chromium, viewport=PHONE), lab.second)


def ask(desk: Page, lab: Lab, sample: Taken, name: str) -> None:
    """Put a question about it to the second sampler."""
    in_hand(desk, lab, sample)
    desk.keyboard.press("F7")
    window = desk.get_by_role("dialog", name=f"待确认：{name}")
    window.get_by_role("button", name="封条上的号码和抽样单不同").click()
    window.get_by_label("问谁").select_option(SECOND)
    window.get_by_role("button", name="发出问题，待确认").click()
    verdict(desk, "待确认，问题已发出")
    all_sent(desk)


def test_a_question_to_another_sampler_is_answered_on_that_phone_without_network(
    desk: Page, phone: Page, lab: Lab
) -> None:
    sample = sampled(lab, "蕹菜")
    ask(desk, lab, sample, "蕹菜")

    asked = phone.get_by_role("list", name="实验室在等您回答")
    row = asked.get_by_role("button", name=re.compile("蕹菜"))
    expect(row).to_be_visible(timeout=SLOW_MS)
    phone.context.set_offline(True)
    row.click()
    phone.get_by_role("button", name="回答", exact=True).click()
    window = phone.get_by_role("dialog", name="回答实验室")
    window.get_by_role("textbox", name="回答").fill("封条是我换的，新号 F-20")
    add_photo(window, 3)
    window.get_by_role("button", name="送出回答").click()
    expect(phone.get_by_text("已回答，等实验室决定")).to_be_visible(timeout=SLOW_MS)
    phone.context.set_offline(False)

    expect(desk.locator(".hold-reply")).to_contain_text("新号 F-20", timeout=SLOW_MS)
    expect(desk.locator(".hold-reply")).to_contain_text(SECOND)
    desk.keyboard.press("F2")
    verdict(desk, "已接收")
    all_sent(desk)
    (reply,) = told(lab, sample.id, "sample.reply")
    assert reply["by"] == lab.second.person_id
    expect(phone.get_by_text("手机里没有这个样品")).to_be_visible(timeout=SLOW_MS)
    phone.goto(f"{lab.server.origin}/today")
    expect(phone.get_by_role("button", name="扫码抽样")).to_be_visible(timeout=SLOW_MS)
    expect(asked).to_be_hidden()


def test_a_new_sample_asked_of_another_sampler_is_taken_on_that_phone_and_withdrawn_when_undone(
    desk: Page, phone: Page, lab: Lab
) -> None:
    sample = sampled(lab, "茼蒿", point="5 号摊位")
    reject_and_want_another(desk, lab, sample, to=SECOND)
    phone.goto(f"{lab.server.origin}/today")
    wanted = phone.get_by_role("list", name="要补采的样品").locator("li", has_text="茼蒿")
    expect(wanted).to_be_visible(timeout=SLOW_MS)

    (rejection,) = told(lab, sample.id, "sample.reject")
    lab.receiver.say("operation.undo", None, {"op_id": rejection["op_id"]})
    expect(wanted).to_be_hidden(timeout=SLOW_MS)
    expect(desk.get_by_text("原来的补采任务已撤回")).to_be_visible(timeout=SLOW_MS)
    lab.receiver.say("sample.reject", sample.id, {"reason": "R10", "scan_mode": "scanned"})

    wanted.get_by_role("button", name="补采").click(timeout=SLOW_MS)
    expect(phone.get_by_label("点位（摊位、货架、水龙头）")).to_have_value("5 号摊位")
    finish_sheet(phone, issue_roll(lab.manager, 1)[0])
    lab.receiver.pull()
    (new,) = lab.receiver.document("samples", sample.id)["recollect"]["taken"]
    assert lab.receiver.document("samples", new)["created_by"] == lab.second.person_id
