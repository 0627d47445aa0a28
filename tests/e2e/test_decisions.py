"""What the desk decides beside plainly receiving, and what the sampler's phone sees of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

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
from tests.e2e.scanner import pull_trigger
from tests.e2e.staffed import Lab, all_sent, context_of

PHONE, WIDE = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)


@pytest.fixture(scope="module")
def desk(chromium: Browser, lab: Lab) -> Page:
    return lab.seat(context_of(chromium, viewport=WIDE), lab.receiver)


def test_a_rejection_without_a_reason_and_other_without_words_or_photo_are_impossible(
    desk: Page, lab: Lab
) -> None:
    sample = sampled(lab, "小白菜")
    in_hand(desk, lab, sample)
    desk.keyboard.press("F9")
    window = desk.get_by_role("dialog", name="拒收：小白菜")
    go = window.get_by_role("button", name="确认拒收")
    go.click()
    expect(window.get_by_text("拒收必须选一个原因")).to_be_visible()
    window.get_by_label("拒收原因").select_option("R99")
    go.click()
    expect(window.get_by_text("选「其他」时必须写明原因")).to_be_visible()
    window.get_by_label("说明").fill("夹带其他物品")
    go.click()
    expect(window.get_by_text("选「其他」时必须有照片")).to_be_visible()
    assert told(lab, sample.id, "sample.reject") == []

    add_photo(window, 1)
    go.click()
    verdict(desk, "已拒收")
    all_sent(desk)
    (rejection,) = told(lab, sample.id, "sample.reject")
    assert rejection["said"]["reason"] == "R99"
    assert re.fullmatch(r"HZ\d\dN\d{7}.", rejection["said"]["notice_no"])
    (photo,) = lab.receiver.document("samples", sample.id)["photos"]
    assert photo["photo_kind"] == "reception", "the fault's photo goes with it"


def test_notices_are_numbered_one_after_the_other_without_network(
    chromium: Browser, lab: Lab
) -> None:
    samples = [sampled(lab, name) for name in ("空心菜", "苋菜")]
    context = context_of(chromium, viewport=WIDE)
    away = lab.seat(context, lab.receiver)
    expect(away.locator(".desk-heap strong").first).not_to_have_text("–", timeout=SLOW_MS)
    in_hand(away, lab, samples[0])
    context.set_offline(True)
    for name, sample in zip(("空心菜", "苋菜"), samples, strict=True):
        away.locator("#desk-field").fill(sample.code)
        away.get_by_role("button", name="查看").click()
        expect(away.locator(".desk-record h2")).to_have_text(name)
        away.keyboard.press("F9")
        away.get_by_label("拒收原因").select_option("R09")
        away.get_by_role("button", name="确认拒收").click()
        verdict(away, "已拒收")
    away.get_by_role("button", name="打印拒收通知书").click()
    paper = away.get_by_role("article", name="拒收通知书")
    expect(paper.get_by_text("R09 包装破损、渗漏")).to_be_visible(timeout=SLOW_MS)
    context.set_offline(False)
    all_sent(away)
    first, second = (told(lab, sample.id, "sample.reject")[0]["said"] for sample in samples)
    assert first["notice_no"][:8] == second["notice_no"][:8]
    assert int(second["notice_no"][8:12]) == int(first["notice_no"][8:12]) + 1


def test_a_hold_is_answered_on_the_phone_and_settled_by_receiving(
    chromium: Browser, desk: Page, lab: Lab
) -> None:
    sample = sampled(lab, "菠菜")
    in_hand(desk, lab, sample)
    desk.keyboard.press("F7")
    window = desk.get_by_role("dialog", name="待确认：菠菜")
    window.get_by_role("button", name="发出问题，待确认").click()
    expect(window.get_by_text("这一项要填")).to_be_visible()
    window.get_by_role("button", name="封条上的号码和抽样单不同").click()
    window.get_by_role("button", name="发出问题，待确认").click()
    verdict(desk, "待确认，问题已发出")
    expect(desk.get_by_text("还没有回复")).to_be_visible()
    all_sent(desk)

    context = context_of(chromium, viewport=PHONE)
    phone = lab.seat(context, lab.sampler)
    asked = phone.get_by_role("list", name="实验室在等您回答")
    asked.get_by_role("button", name=re.compile("菠菜")).click(timeout=SLOW_MS)
    expect(phone.get_by_text("实验室有问题，样品待确认")).to_be_visible(timeout=SLOW_MS)
    phone.get_by_role("button", name="回答", exact=True).click()
    context.set_offline(True)
    window = phone.get_by_role("dialog", name="回答实验室")
    window.get_by_role("button", name="送出回答").click()
    expect(window.get_by_text("请写回答")).to_be_visible()
    window.get_by_role("textbox", name="回答").fill("换过封条，新号 F-12")
    add_photo(window, 2)
    window.get_by_role("button", name="送出回答").click()
    expect(phone.get_by_text("已回答，等实验室决定")).to_be_visible()
    context.set_offline(False)

    expect(desk.locator(".hold-reply")).to_contain_text("换过封条，新号 F-12", timeout=SLOW_MS)
    desk.keyboard.press("F2")
    verdict(desk, "已接收")
    all_sent(desk)
    (hold,), (received,) = (
        told(lab, sample.id, "sample.hold"),
        told(lab, sample.id, "sample.receive"),
    )
    assert received["said"]["answers"] == [hold["op_id"]]
    document = lab.receiver.document("samples", sample.id)
    assert (document["state"], document["holds"]) == ("received", [])


def test_a_rejected_sample_is_taken_anew_on_the_phone(
    chromium: Browser, desk: Page, lab: Lab
) -> None:
    sample = sampled(lab, "上海青", point="3 号摊位")
    reject_and_want_another(desk, lab, sample)

    phone = lab.seat(context_of(chromium, viewport=PHONE), lab.sampler)
    wanted = phone.get_by_role("list", name="要补采的样品").locator("li", has_text="上海青")
    wanted.get_by_role("button", name="补采").click(timeout=SLOW_MS)
    expect(phone.get_by_text("补采：替代原来的样品")).to_be_visible(timeout=SLOW_MS)
    expect(phone.get_by_label("样品名称")).to_have_value("上海青")
    expect(phone.get_by_label("点位（摊位、货架、水龙头）")).to_have_value("3 号摊位")
    finish_sheet(phone, issue_roll(lab.manager, 1)[0])

    lab.receiver.pull()
    (new,) = lab.receiver.document("samples", sample.id)["recollect"]["taken"]
    assert lab.receiver.document("samples", new)["recollect_of"] == sample.id
    phone.goto(f"{lab.server.origin}/sample#{sample.id}")
    expect(phone.get_by_text("已拒收：样品腐败、变质、霉变、异味")).to_be_visible(timeout=SLOW_MS)
    expect(phone.get_by_role("button", name="补采", exact=True)).to_be_hidden()


def test_what_is_so_is_said_when_a_sample_was_received_before_or_is_void(
    desk: Page, lab: Lab
) -> None:
    received, void = sampled(lab, "生菜"), sampled(lab, "油麦菜")
    lab.receiver.say("sample.receive", received.id, {"scan_mode": "scanned"})
    lab.sampler.say("sample.void", void.id, {"reason": "贴错"})
    lab.manager.say("sample.void", void.id, {"reason": "贴错"})
    for sample, word in ((received, "已经接收过"), (void, "已作废")):
        in_hand(desk, lab, sample)
        verdict(desk, word)
        expect(desk.get_by_role("button", name="接收 F2")).to_be_hidden()
        desk.keyboard.press("F2")
    assert len(told(lab, received.id, "sample.receive")) == 1
    assert told(lab, void.id, "sample.receive") == []


def test_the_checklist_is_done_by_keyboard_alone_and_a_scan_turns_nothing(
    desk: Page, lab: Lab
) -> None:
    sample = sampled(lab, "芹菜")
    in_hand(desk, lab, sample)
    desk.keyboard.press("F6")
    window = desk.get_by_role("dialog", name="核对：芹菜")
    lines = window.locator(".ask-line")
    expect(lines.first).to_be_visible(timeout=SLOW_MS)
    expect(window.locator("[data-question=holding_time]")).to_contain_text("系统计算")
    pull_trigger(desk, sample.code)
    expect(desk.get_by_text("请先完成或关闭当前窗口")).to_be_visible()
    expect(window.locator(".ask-line.is-deviates")).to_have_count(0)
    expect(window).to_be_visible()

    desk.keyboard.press("3")
    expect(window.locator("[data-question=package]")).to_have_class(re.compile("is-deviates"))
    desk.keyboard.press("3")
    expect(window.locator("[data-question=package]")).to_have_class(re.compile("is-ok"))
    desk.keyboard.press("5")
    expect(window.locator("[data-question=appearance]")).to_have_class(re.compile("is-deviates"))
    type_into(desk, window, "到样温度 °C", "warm")
    desk.keyboard.press("Enter")
    expect(window.get_by_text("看不懂这个温度")).to_be_visible()
    type_into(desk, window, "到样温度 °C", "６．２")
    expect(window.locator("[data-question=temperature]")).to_have_class(re.compile("is-ok"))
    type_into(desk, window, "实收数量", "6,2")
    type_into(desk, window, "偏离说明", "叶片发黄")
    desk.keyboard.press("Tab")
    window.locator(".checklist").focus()
    desk.keyboard.press("Enter")
    verdict(desk, "核对已保存")
    all_sent(desk)
    lab.receiver.pull()
    check = lab.receiver.document("samples", sample.id)["check"]
    assert check["temperature_c"] == 6.2
    assert check["got_amount"] == 6.2
    assert [key for key, answer in check["checklist"].items() if answer != "ok"] == ["appearance"]


def type_into(desk: Page, window: Locator, label: str, text: str) -> None:
    """Into a field that the keyboard has reached; Enter gives the keys back to the list."""
    field = window.get_by_label(label, exact=False).first
    field.focus()
    desk.keyboard.press("Control+A")
    desk.keyboard.insert_text(text)
    if label != "偏离说明":
        desk.keyboard.press("Enter")


def test_an_undone_rejection_is_decided_again(desk: Page, lab: Lab) -> None:
    sample = sampled(lab, "韭菜")
    in_hand(desk, lab, sample)
    desk.keyboard.press("F9")
    desk.get_by_label("拒收原因").select_option("R07")
    desk.get_by_role("button", name="确认拒收").click()
    verdict(desk, "已拒收")
    desk.get_by_role("button", name="撤销").click()
    verdict(desk, "请核对")
    desk.keyboard.press("F8")
    window = desk.get_by_role("dialog", name="让步接收：韭菜")
    window.get_by_role("button", name="确认让步接收").click()
    expect(window.get_by_text("请选或写同意让步接收的人")).to_be_visible()
    window.get_by_label("偏离情况").fill("数量略少")
    window.get_by_label("同意人").select_option("…")
    window.get_by_label("姓名", exact=True).fill("示例负责人")
    window.get_by_role("button", name="确认让步接收").click()
    verdict(desk, "已让步接收")
    all_sent(desk)
    lab.receiver.pull()
    document = lab.receiver.document("samples", sample.id)
    assert (document["state"], document["flags"].count("state_conflict")) == ("received_dev", 0)


def test_two_desks_that_decided_differently_are_settled_from_the_list(desk: Page, lab: Lab) -> None:
    sample = sampled(lab, "茄子")
    lab.receiver.say("sample.receive", sample.id, {"scan_mode": "scanned"})
    lab.receiver.say("sample.reject", sample.id, {"reason": "R09", "scan_mode": "scanned"})
    desk.goto(f"{lab.server.origin}/discrepancies")
    torn = desk.get_by_role("list", name="决定不一致").locator("li", has_text="茄子")
    torn.get_by_role("button", name="去决定").click(timeout=SLOW_MS)
    verdict(desk, "记录互相矛盾")
    desk.get_by_role("button", name="决定：接收").click()
    verdict(desk, "已接收")
    all_sent(desk)
    lab.receiver.pull()
    document = lab.receiver.document("samples", sample.id)
    assert document["state"] == "received"
    assert "state_conflict" not in document["flags"]
