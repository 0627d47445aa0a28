"""A record that is wrong goes back to its sampler, who puts it right without a network."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, ViewportSize, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.staffed import Lab, context_of, take

PHONE, WIDE = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)


def test_the_desk_sends_a_record_back_and_the_sampler_puts_it_right_offline(
    chromium: Browser, lab: Lab
) -> None:
    sample = take(lab.sampler, issue_roll(lab.manager, 1)[0], "小白菜", qty_total=3, qty_unit="kg")

    desk = lab.seat(context_of(chromium, viewport=WIDE), lab.receiver)
    expect(desk.locator("#desk-field")).to_be_focused(timeout=SLOW_MS)
    expect(desk.locator(".desk-heap strong").first).not_to_have_text("–")
    desk.keyboard.type(sample.code, delay=60)
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="退回补正").click()
    desk.get_by_role("button", name="退回", exact=True).click()
    expect(desk.get_by_text("请写意见")).to_be_visible()
    desk.get_by_label("哪一项").select_option("qty_total")
    desk.get_by_label("意见").fill("照片里只有两把")
    desk.get_by_role("button", name="再写一条").click()
    desk.get_by_label("哪一项").select_option("")
    desk.get_by_label("意见").fill("请补写点位")
    desk.get_by_role("button", name="退回", exact=True).click()
    expect(desk.get_by_text("已退回，等抽样员补正")).to_be_visible()

    context = context_of(chromium, viewport=PHONE)
    phone = lab.seat(context, lab.sampler)
    back = phone.get_by_role("button", name=re.compile("小白菜.*2 条意见"))
    expect(back).to_be_visible(timeout=SLOW_MS)
    # The page of one sample must be known to the phone before the network goes.
    back.click()
    expect(phone.get_by_text("照片里只有两把", exact=True)).to_be_visible()
    context.set_offline(True)
    phone.get_by_role("button", name="更正“数量”").click()
    phone.get_by_label("应该是").fill("2")
    phone.get_by_label("为什么改").fill("称重时看错")
    phone.get_by_role("dialog").locator("button[type=submit]").click()
    phone.get_by_role("button", name="已补正，送回").click()
    phone.get_by_label("说明（选填）").fill("点位在东门")
    phone.get_by_role("dialog").locator("button[type=submit]").click()
    expect(phone.get_by_text("这份记录被退回补正")).to_be_hidden()
    context.set_offline(False)

    expect(desk.get_by_text("已退回，等抽样员补正")).to_be_hidden(timeout=SLOW_MS)
    lab.receiver.pull()
    document = lab.receiver.document("samples", sample.id)
    assert document["qty_total"] == 2
    assert "returned" not in document["flags"]
    assert [fact["kind"] for fact in document["facts"]].count("sample.resubmit") == 1
    assert document["state"] == "sealed", "custody stands as it stood"


def test_a_manager_sends_a_record_back_from_the_list_of_its_site(
    chromium: Browser, lab: Lab
) -> None:
    sample = take(lab.sampler, issue_roll(lab.manager, 1)[0], "菠菜")
    page = lab.seat(context_of(chromium, viewport=WIDE), lab.manager)
    page.goto(f"{lab.server.origin}/sample#{sample.id}")
    page.get_by_role("button", name="退回补正").click(timeout=SLOW_MS)
    page.get_by_label("意见").fill("请核对类型")
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.get_by_text("已退回，等抽样员补正")).to_be_visible()
    expect(page.get_by_role("button", name="已补正，送回")).to_be_hidden()
