"""Field readings: made out of reach, seen by the desk, flagged and never hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import issue_roll, new_id
from tests.e2e.browser import SLOW_MS
from tests.e2e.scanner import pull_trigger
from tests.e2e.staffed import Lab, Taken, context_of, take

SCREEN = {"width": 390, "height": 844}
OVERDUE = {
    "name": "示例余氯仪",
    "quantities": ["chlorine_free", "chlorine_total"],
    "code": "CL-0001",
    "calibration_due": "2020-01-31",
}


@pytest.fixture(scope="module")
def phone(chromium: Browser, lab: Lab) -> Iterator[Page]:
    context = context_of(chromium, viewport=SCREEN)
    yield lab.seat(context, lab.sampler)
    context.close()


def sheet_of(page: Page, lab: Lab, sample: Taken) -> Any:
    """Open the sample's page, and on it the sheet of readings."""
    page.goto("about:blank")
    page.goto(f"{lab.server.origin}/sample#{sample.id}")
    page.locator(".readings-part button").click(timeout=SLOW_MS)
    return page.get_by_role("dialog", name="现场测定")


def test_a_reading_made_out_of_reach_with_an_overdue_instrument_is_flagged_everywhere(
    chromium: Browser, lab: Lab, phone: Page
):
    (code,) = issue_roll(lab.manager, 1)
    water = take(lab.sampler, code, "自来水", sample_type="W-TAP")
    lab.manager.say("instrument.add", new_id(), OVERDUE)
    window = sheet_of(phone, lab, water)
    phone.context.set_offline(True)

    window.get_by_role("radio", name="游离氯(余氯)").check()
    window.get_by_label("游离氯(余氯)（mg/L）").fill("＜0，05")
    expect(window.get_by_text("记为 <0.05 mg/L")).to_be_visible()
    pull_trigger(phone, "CL-0001")
    expect(window.get_by_label("仪器", exact=True)).to_contain_text(OVERDUE["name"])
    expect(window.get_by_text("这台仪器的校准已过期")).to_be_visible()
    window.get_by_role("button", name="保存读数").click()
    expect(window.locator(".reading")).to_be_visible()
    window.get_by_role("button", name="关闭").click()
    line = phone.locator(".reading")
    expect(line).to_contain_text("<0.05 mg/L")
    expect(line).to_contain_text("校准过期")
    expect(line).to_contain_text("待送")

    phone.context.set_offline(False)
    expect(line).not_to_contain_text("待送", timeout=SLOW_MS)
    doc = lab.receiver.document("samples", water.id)
    (reading,) = doc["measurements"]
    assert (reading["value"], reading["qualifier"], reading["overdue"]) == (0.05, "<", True)
    assert "instrument_overdue" in doc["flags"]
    desk = context_of(chromium, viewport={"width": 1280, "height": 800})
    page = lab.seat(desk, lab.receiver)
    page.locator("#desk-field").fill(water.code)
    page.locator("#desk-field").press("Enter")
    expect(page.locator(".desk-readings")).to_contain_text("校准过期", timeout=SLOW_MS)
    desk.close()


def test_a_rapid_test_is_repeated_and_its_outcome_left_to_a_person(lab: Lab, phone: Page):
    (code,) = issue_roll(lab.manager, 1)
    veg = take(lab.sampler, code, "小白菜")
    window = sheet_of(phone, lab, veg)

    for value in ("62", "60", "64"):
        window.get_by_label("抑制率(农残快检)（%）").fill(value)
        window.get_by_label("仪器", exact=True).select_option("none")
        window.get_by_label("为什么没有用仪器").fill("试纸目测")
        expect(window.get_by_text("达到判定值（≥ 50 %）：可疑")).to_be_visible()
        window.get_by_role("button", name="保存读数").click()
        expect(window.locator(".reading")).to_contain_text(value)

    expect(window.locator(".reading")).to_contain_text("3 次 · 平均 62.0 % · 相差 4.0 %")
    expect(window.locator(".reading")).to_contain_text("≥ 50 %：可疑，送实验室确认")


def test_a_reading_that_is_no_number_or_may_be_two_is_asked_again(lab: Lab, phone: Page):
    (code,) = issue_roll(lab.manager, 1)
    water = take(lab.sampler, code, "井水", sample_type="W-WEL")
    window = sheet_of(phone, lab, water)
    window.get_by_role("radio", name="电导率").check()
    value = window.get_by_label("电导率（µS/cm）")

    for typed, words in (("1,250", "请去掉逗号再输"), ("七", "不是数"), ("", "请输入读数")):
        value.fill(typed)
        window.get_by_role("button", name="保存读数").click()
        expect(window.locator(".field-error").first).to_contain_text(words)

    assert lab.receiver.document("samples", water.id)["measurements"] == []


def test_the_office_keeps_the_instruments_by_the_end_of_their_calibration(
    chromium: Browser, lab: Lab
):
    office = context_of(chromium, viewport={"width": 1280, "height": 800})
    page = lab.seat(office, lab.manager)
    page.goto(f"{lab.server.origin}/instruments")
    page.get_by_role("button", name="添加仪器").click()
    window = page.get_by_role("dialog", name="添加仪器")
    window.get_by_label("名称").fill("示例酸度计")
    window.get_by_role("checkbox", name="pH").check()
    window.get_by_label("仪器标签上的字").fill("PH-0002")
    window.get_by_label("校准到期日").fill("2030-01-31")
    window.get_by_role("button", name="保存").click()

    row = page.get_by_role("list", name="仪器").get_by_role("button").filter(has_text="示例酸度计")
    expect(row).to_contain_text("2030-01-31 到期")
    row.click()
    page.get_by_role("dialog").get_by_role("button", name="停用").click()
    expect(row).to_contain_text("已停用")
    office.close()
